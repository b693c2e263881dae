import fc from "fast-check"
import { jsonErrorPosition } from "../json-position"

describe("the place where a text stops being JSON", () => {
  it.each([
    ['{"a":}', 5],
    ['{"a":1,}', 7],
    ["[1,]", 3],
    ["[1 2]", 3],
    ['{"a" 1}', 5],
    ["{a:1}", 1],
    ["{'a':1}", 1],
    ["[NaN]", 1],
    ["[01]", 1],
    ["[1.]", 1],
    ["[+1]", 1],
    ['["\n"]', 1],
    ['["\\x"]', 1],
    ["[1}", 2],
    ['{"a":1} x', 8],
    ['{"events":[', 11],
    ["", 0],
    ["  ", 2],
    ['{"a":tru', 5],
  ])("%j is at %d", (text, position) => {
    expect(() => JSON.parse(text) as unknown).toThrow()
    expect(jsonErrorPosition(text)).toBe(position)
  })

  it("is never past the place where a text was cut off", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(), (value, cut) => {
        const whole = JSON.stringify([value])
        expect(jsonErrorPosition(whole.slice(0, cut % whole.length))).toBeLessThanOrEqual(
          cut % whole.length
        )
      })
    )
  })

  it("is past the end of whatever is JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value, null, 2)
        expect(jsonErrorPosition(text)).toBe(text.length)
      })
    )
  })

  it("is found behind a long text that never ends", () => {
    expect(jsonErrorPosition(`{"a":"${"x".repeat(1_000_000)}`)).toBe(5)
    expect(jsonErrorPosition(`{"a":"${"\\n".repeat(500_000)}`)).toBe(5)
  })

  it("is found in a deep text without running out of stack", () => {
    const text = "[".repeat(500_000)
    expect(jsonErrorPosition(text)).toBe(text.length)
  })
})
