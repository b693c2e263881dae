import type { DemoPickup } from "../data/pickups"
import { STORES } from "../data/stores"
import { plannedProducts } from "./catalogue"
import { present } from "./lookup"
import { randomFrom } from "./random"
import { unitsInStore } from "./stock-plan"

/** Units a store must have for a demo order to be sure of them. */
const PLENTY = 4

/** Different products the store has plenty of. */
export function skusFor(plan: DemoPickup): string[] {
  const store = present(
    STORES.find(({ handle }) => handle === plan.store),
    plan.store
  )
  const random = randomFrom(plan.key)
  const candidates = plannedProducts().flatMap((product) => {
    const [variant] = product.variants.filter((one) => unitsInStore(store, product, one) >= PLENTY)
    return variant ? [{ sku: variant.sku, order: random.next() }] : []
  })
  return candidates
    .sort((a, b) => a.order - b.order)
    .slice(0, plan.lines)
    .map(({ sku }) => sku)
}
