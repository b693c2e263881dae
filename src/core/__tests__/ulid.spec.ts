import { generateEntityId } from "@medusajs/framework/utils"
import { firstIdAt, timeOfId } from "../ulid"

describe("the first id of an instant", () => {
  it("parts the ids made before from those made later", () => {
    const now = Date.now()
    const id = generateEntityId(undefined, "order")
    expect(firstIdAt("order", new Date(now)) < id).toBe(true)
    expect(firstIdAt("order", new Date(Date.now() + 1)) > id).toBe(true)
  })

  it("grows with time", () => {
    const ids = [0, 31, 32, 1_700_000_000_000, 1_700_000_000_001].map((at) =>
      firstIdAt("x", new Date(at))
    )
    expect(ids).toEqual([...ids].sort())
    expect(ids[0]).toBe("x_0000000000")
  })
})

describe("the time of an id", () => {
  it("is when it was made", () => {
    const before = Date.now()
    const made = timeOfId(generateEntityId(undefined, "order"))
    expect(made).toBeGreaterThanOrEqual(before)
    expect(made).toBeLessThanOrEqual(Date.now())
    expect(timeOfId(firstIdAt("lyl", new Date(1_700_000_000_001)))).toBe(1_700_000_000_001)
    expect(timeOfId("no id")).toBeNaN()
  })
})
