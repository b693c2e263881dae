import { binsOf, type DispositionPlaces, disposeUnit } from "../disposition"

const PLACES: DispositionPlaces = {
  shelf: "store",
  centre: "store",
  refurbish: "workshop",
  damaged_bin: "bin",
}
const NONE: DispositionPlaces = { shelf: "store", centre: null, refurbish: null, damaged_bin: null }
const resell = { grade: "resell" } as const
const refurbish = { grade: "refurbish" } as const
const damaged = { grade: "damaged" } as const

describe("a unit that came back", () => {
  it.each([
    [resell, "shelf", "store"],
    [{ ...resell, to_centre: true }, "centre", "store"],
    [refurbish, "refurbish", "workshop"],
    [{ ...refurbish, to_centre: true }, "refurbish", "workshop"],
    [damaged, "damaged_bin", "bin"],
    [{ ...damaged, to_centre: true }, "damaged_bin", "bin"],
  ])("%j is put by its grade: %s", (unit, disposition, stock_location_id) => {
    expect(disposeUnit(unit, PLACES)).toEqual({ disposition, stock_location_id })
  })

  it.each([
    [{ ...resell, to_centre: true }, "shelf", "store"],
    [refurbish, "refurbish", null],
    [damaged, "damaged_bin", null],
  ])("%j has no place but the shelf in a shop that names none", (unit, disposition, place) => {
    expect(disposeUnit(unit, NONE)).toEqual({ disposition, stock_location_id: place })
  })
})

describe("bins", () => {
  it("are the places the shop has for what is not fit for sale", () => {
    expect(binsOf({})).toEqual([])
    expect(binsOf({ refurbishLocationId: "workshop", damagedLocationId: "bin" })).toEqual([
      "workshop",
      "bin",
    ])
  })
})
