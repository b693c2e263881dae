import { returnableUnits, unitsLeft } from "../returned-units"

describe("units of an order that may still come back", () => {
  it.each([
    ["delivered", { delivered_quantity: 3, shipped_quantity: 3 }, 3],
    ["sent and still on their way to the shopper", { shipped_quantity: 2 }, 2],
    ["never sent", {}, 0],
    ["on their way back", { delivered_quantity: 3, return_requested_quantity: 1 }, 2],
    ["back on the shelf", { delivered_quantity: 3, return_received_quantity: 2 }, 1],
    ["back, but damaged", { delivered_quantity: 3, return_dismissed_quantity: 3 }, 0],
  ])("%s", (_, units, left) => {
    expect(unitsLeft(units)).toBe(left)
  })

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
