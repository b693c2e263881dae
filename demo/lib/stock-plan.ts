import type { DemoStore } from "../data/stores"
import type { PlannedProduct, PlannedVariant } from "./catalogue"
import { randomFrom } from "./random"

/** Units of a variant in the distribution centre: many of the middle sizes, few of what is on sale. */
export function unitsInCentre(product: PlannedProduct, variant: PlannedVariant): number {
  const random = randomFrom(`centre/${variant.sku}`)
  if (product.sale_price !== undefined) {
    return random.pick([0, 0, 1, 2, 3, 5])
  }
  const sizes = product.category.sizes
  const fromMiddle = Math.abs(sizes.indexOf(variant.size) - (sizes.length - 1) / 2)
  return random.next() < 0.06 ? 0 : Math.round(random.between(14, 40) / (1 + fromMiddle / 2))
}

/**
 * Units of a variant in a store. Uneven on purpose: a store does not carry every product, some sizes are
 * gone, many are the last one.
 */
export function unitsInStore(
  store: DemoStore,
  product: PlannedProduct,
  variant: PlannedVariant
): number {
  const carries =
    randomFrom(`range/${store.handle}/${product.code}`).next() < 0.4 + store.assortment * 0.6
  const random = randomFrom(`store/${store.handle}/${variant.sku}`)
  if (!carries || random.next() > store.assortment + 0.1) {
    return 0
  }
  const few = product.sale_price !== undefined
  return random.pick(few ? [0, 1, 1, 1, 2] : [1, 1, 2, 2, 3, 3, 4, 5, 6, 8])
}
