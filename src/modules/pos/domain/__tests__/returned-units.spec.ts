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
      exceeding: [],
    })
    expect(returnableUnits([{ line_id: "1", quantity: 2, order_line_id: "a" }], lines)).toEqual({
      returned: [{ id: "a", quantity: 1 }],
      exceeding: [{ line_id: "1", quantity: 1 }],
    })
  })
})
