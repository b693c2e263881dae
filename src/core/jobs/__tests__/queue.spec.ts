import { laneOf } from "../queue"

describe("the lane of a queue", () => {
  it("is always the same for one name", () => {
    expect(laneOf("pickup:1")).toBe(laneOf("pickup:1"))
    expect(laneOf("pickup:1")).not.toBe(laneOf("pickup:2"))
  })

  it("is one of a fixed number, evenly used", () => {
    const uses = new Map<string, number>()
    for (let n = 0; n < 12_800; n++) {
      const lane = laneOf(`pickup:${n}`)
      uses.set(lane, (uses.get(lane) ?? 0) + 1)
    }
    expect(uses.size).toBe(128)
    expect(Math.max(...uses.values())).toBeLessThan(200)
  })
})
