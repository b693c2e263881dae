import { differencesOf, missingOf, namedStrays, parcelUnits } from "../pages/parcel/parcel-draft"
import { withUnit, withUnits } from "../pages/return-desk/units-draft"

const asked = (line_item_id: string, quantity: number) => ({
  ...{ line_item_id, quantity, title: line_item_id, reason: "size" as const },
})

describe("a parcel", () => {
  const two = withUnit(withUnits({}, "coat", 3), "coat", 2, { grade: "damaged" })
  const draft = withUnit(two, "coat", 1, { grade: "refurbish" })

  it("has units of the order, each state of a line together", () => {
    expect(parcelUnits(withUnits(draft, "scarf", 0))).toEqual([
      { line_item_id: "coat", quantity: 1, grade: "resell" },
      { line_item_id: "coat", quantity: 1, grade: "refurbish" },
      { line_item_id: "coat", quantity: 1, grade: "damaged" },
    ])
  })

  it("has more, fewer and other units than were announced", () => {
    expect(differencesOf([asked("coat", 3)], draft)).toEqual([])
    expect(
      differencesOf([asked("coat", 1), asked("hat", 1)], withUnits(draft, "scarf", 1))
    ).toEqual([
      { line_item_id: "coat", announced: 1, came: 3 },
      { line_item_id: "hat", announced: 1, came: 0 },
      { line_item_id: "scarf", announced: 0, came: 1 },
    ])
  })

  it("lacks what was announced and is not taken, by how many units", () => {
    const announced = [asked("coat", 5), asked("hat", 1), asked("scarf", 1)]
    expect(missingOf(differencesOf(announced, withUnits(draft, "scarf", 2)))).toEqual([
      { line_item_id: "coat", quantity: 2 },
      { line_item_id: "hat", quantity: 1 },
    ])
  })

  it("has foreign things that somebody described", () => {
    const strays = [
      { description: " A blue scarf ", quantity: 2 },
      { description: " ", quantity: 1 },
    ]
    expect(namedStrays(strays)).toEqual([{ description: "A blue scarf", quantity: 2 }])
  })
})
