import { returnableUnits } from "../returned-units"

describe("units of an order that may still come back", () => {
  it("are found on the line named, else on lines of the same product", () => {
    const lines = [
      { id: "a", variant_id: "v1", variant_sku: "S1", left: 1 },
      { id: "b", variant_id: "v1", variant_sku: "S1", left: 2 },
    ]
    expect(returnableUnits([{ line_id: "1", quantity: 2, sku: "S1" }], lines)).toEqual({
      returned: [
        { id: "a", quantity: 1 },
        { id: "b", quantity: 1 },
      ],
      found: [
        { line_id: "1", id: "a", quantity: 1 },
        { line_id: "1", id: "b", quantity: 1 },
      ],
      exceeding: [],
    })
    expect(returnableUnits([{ line_id: "1", quantity: 2, order_line_id: "a" }], lines)).toEqual({
      returned: [{ id: "a", quantity: 1 }],
      found: [{ line_id: "1", id: "a", quantity: 1 }],
      exceeding: [{ line_id: "1", quantity: 1 }],
    })
  })

  it("are found on the same lines again when only those it took are left, as after a crash", () => {
    const lines = (left: number[]) =>
      left.map((units, index) => ({
        ...{ id: String(index), variant_id: "v1", variant_sku: "S1", left: units },
      }))
    const asked = [
      { line_id: "1", quantity: 3, sku: "S1" },
      { line_id: "2", quantity: 1, order_line_id: "0" },
      { line_id: "3", quantity: 5, variant_id: "v1" },
    ]
    const first = returnableUnits(asked, lines([2, 4, 1]))
    const own = new Map(first.returned.map(({ id, quantity }) => [id, quantity]))
    const left = ["0", "1", "2"].map((id) => own.get(id) ?? 0)
    expect(returnableUnits(asked, lines(left))).toEqual(first)
  })
})
