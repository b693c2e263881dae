import { brokenPromises, type PromisedUnits } from "../promises"

const promise = (name: string, minute: number, more: Partial<PromisedUnits> = {}) => ({
  order_id: name,
  pickup_id: name,
  line_item_id: name,
  quantity: 1,
  promised_at: new Date(minute * 60_000),
  is_set_aside: false,
  ...more,
})

const broken = (missing: number, promises: PromisedUnits[]) =>
  brokenPromises({ inventory_item_id: "i", stock_location_id: "s", missing, promises }).map(
    ({ order_id, units_missing }) => [order_id, units_missing]
  )

describe("promises that a store cannot keep", () => {
  const promises = [promise("old", 1), promise("young", 3, { quantity: 2 }), promise("middle", 2)]

  it("are the youngest ones, as many as units are missing", () => {
    expect(broken(1, promises)).toEqual([["young", 1]])
    expect(broken(3, promises)).toEqual([
      ["young", 2],
      ["middle", 1],
    ])
  })

  it("are never those whose goods lie on the shelf already", () => {
    expect(broken(1, [promise("old", 1), promise("young", 2, { is_set_aside: true })])).toEqual([
      ["old", 1],
    ])
  })

  it("are none when nothing is missing", () => {
    expect(broken(0, promises)).toEqual([])
  })
})
