import type { StoreStockStatus } from "../../../types/http"
import type { VariantStock } from "./demand"
import { availabilityOf, type StoreStock } from "./store-availability"

/** From this number of units down a shopper is told that few are left. */
export const LOW_STOCK_UNITS = 3

/** What a shopper is told of one variant in one store; a variant that is gone is out of stock. */
export function stockStatusOf(
  variant: VariantStock | undefined,
  stock: Pick<StoreStock, "freeOf" | "safetyOf">
): StoreStockStatus {
  if (!variant) {
    return "out_of_stock"
  }
  const units = unitsOnTheShelf(variant, stock, LOW_STOCK_UNITS + 1)
  if (units > 0) {
    return units > LOW_STOCK_UNITS ? "in_stock" : "low_stock"
  }
  return variant.allow_backorder ? "backorder" : "out_of_stock"
}

/**
 * Units of a variant that nobody has a claim on, safety stock off, `most` at the most: what may still be promised in a
 * place. Back-orderable units are not on the shelf.
 */
export function unitsOnTheShelf(
  variant: VariantStock,
  stock: Pick<StoreStock, "freeOf" | "safetyOf">,
  most: number
): number {
  const { variant_id } = variant
  const variants = new Map([[variant_id, { ...variant, allow_backorder: false }]])
  const [line] = availabilityOf([{ id: variant_id, variant_id, quantity: most }], {
    ...stock,
    variants,
  })
  return line?.available ?? 0
}
