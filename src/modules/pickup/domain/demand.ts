/** One line of a cart or an order, as far as stock is concerned. Quantities are whole units. */
export type StockLine = { id: string; variant_id: string | null; quantity: number }

/** What Medusa knows about a variant's stock: a kit has several components. */
export type VariantStock = {
  variant_id: string
  manage_inventory: boolean
  allow_backorder: boolean
  components: { inventory_item_id: string; required_quantity: number }[]
}

/** Units of one inventory item that a whole cart needs in one place. */
export type ItemDemand = {
  inventory_item_id: string
  quantity: number
  /** Units that must stay on the shelf besides. */
  safety: number
}

/** Whether stock limits what can be sold of the variant. */
export function isLimited(variant: VariantStock | undefined): variant is VariantStock {
  return variant !== undefined && variant.manage_inventory && !variant.allow_backorder
}

/**
 * Sums the demand of all lines by inventory item: two lines of one item, and two kits that share a
 * component, need the sum and not the larger. Unmanaged and back-orderable variants need nothing. Sorted
 * by item, so that locks are always taken in one order.
 */
export function demandOf(
  lines: readonly StockLine[],
  variants: ReadonlyMap<string, VariantStock>,
  safetyOf: (variantId: string) => number
): ItemDemand[] {
  const demands = new Map<string, ItemDemand>()
  for (const line of lines) {
    const variant = line.variant_id === null ? undefined : variants.get(line.variant_id)
    if (!isLimited(variant)) {
      continue
    }
    for (const component of variant.components) {
      const demand = demands.get(component.inventory_item_id) ?? {
        inventory_item_id: component.inventory_item_id,
        quantity: 0,
        safety: 0,
      }
      demand.quantity += line.quantity * component.required_quantity
      demand.safety = Math.max(
        demand.safety,
        safetyOf(variant.variant_id) * component.required_quantity
      )
      demands.set(component.inventory_item_id, demand)
    }
  }
  return [...demands.values()].sort((a, b) => (a.inventory_item_id < b.inventory_item_id ? -1 : 1))
}
