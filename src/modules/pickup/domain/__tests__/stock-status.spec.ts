import type { VariantStock } from "../demand"
import { LOW_STOCK_UNITS, stockStatusOf } from "../stock-status"

const coat: VariantStock = {
  variant_id: "coat",
  manage_inventory: true,
  allow_backorder: false,
  components: [{ inventory_item_id: "i_coat", required_quantity: 1 }],
}
const holding = (units: number, safety = 0) => ({ freeOf: () => units, safetyOf: () => safety })

describe("what a shopper is told of a variant in a store", () => {
  it.each([
    ["in_stock", LOW_STOCK_UNITS + 1, 0],
    ["low_stock", LOW_STOCK_UNITS, 0],
    ["low_stock", LOW_STOCK_UNITS + 2, 2],
    ["out_of_stock", 2, 2],
    ["out_of_stock", -1, 0],
  ])("is %s with %i units of which %i are kept back", (status, units, safety) => {
    expect(stockStatusOf(coat, holding(units, safety))).toBe(status)
  })

  it("counts kits, not their components", () => {
    const pair = { ...coat, components: [{ inventory_item_id: "i_glove", required_quantity: 2 }] }
    expect(stockStatusOf(pair, holding(LOW_STOCK_UNITS * 2 + 1))).toBe("low_stock")
  })

  it("tells a back-order only when the shelf is empty", () => {
    const late = { ...coat, allow_backorder: true }
    expect(stockStatusOf(late, holding(0))).toBe("backorder")
    expect(stockStatusOf(late, holding(9))).toBe("in_stock")
  })

  it("is in stock when nobody counts, and out of stock when the variant is gone", () => {
    expect(stockStatusOf({ ...coat, manage_inventory: false }, holding(0))).toBe("in_stock")
    expect(stockStatusOf(undefined, holding(9))).toBe("out_of_stock")
  })
})
