import { governingCount, isBefore } from "../counts"

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute))
const place = (device_id: string, seq: number, minute: number, epoch = 1) => ({
  device_id,
  epoch,
  seq,
  occurred_at: at(minute),
})
const count = (device_id: string, seq: number, minute: number, epoch = 1) => ({
  ...place(device_id, seq, minute, epoch),
  quantity: 5,
})

describe("a change is before a count", () => {
  it("by the till's own order, whatever its clock says", () => {
    expect(isBefore(place("a", 3, 50), place("a", 4, 10))).toBe(true)
    expect(isBefore(place("a", 5, 1), place("a", 4, 10))).toBe(false)
  })

  it("by the epoch first: a till that began its numbers again has not gone back in time", () => {
    expect(isBefore(place("a", 900, 1, 1), place("a", 1, 2, 2))).toBe(true)
    expect(isBefore(place("a", 1, 1, 2), place("a", 900, 2, 1))).toBe(false)
  })

  it("by the clocks across tills; in the same instant the count has seen it", () => {
    expect(isBefore(place("b", 99, 9), place("a", 1, 10))).toBe(true)
    expect(isBefore(place("b", 1, 10), place("a", 1, 10))).toBe(true)
    expect(isBefore(place("b", 1, 11), place("a", 1, 10))).toBe(false)
  })
})

describe("the count that holds", () => {
  it("is none when nobody counted", () => {
    expect(governingCount([])).toBeUndefined()
  })

  it("is a till's last by its order, not by its clock", () => {
    expect(governingCount([count("a", 2, 5), count("a", 1, 50)])).toMatchObject({ seq: 2 })
    expect(governingCount([count("a", 1, 5, 2), count("a", 9, 50, 1)])).toMatchObject({ epoch: 2 })
  })

  it("is the latest by the clock among the tills' last ones, and in one instant the same for everyone", () => {
    expect(governingCount([count("a", 7, 5), count("b", 1, 6)])).toMatchObject({ device_id: "b" })
    const twins = [count("b", 1, 5), count("a", 1, 5)]
    expect(governingCount(twins)).toEqual(governingCount([...twins].reverse()))
  })
})
