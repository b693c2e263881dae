type Row<Data> = { id: string; data: Data }

/** Of the feed's variants and levels, what is needed here. */
export type PulledVariant = {
  sku: string | null
  manage_inventory: boolean
  inventory: { inventory_item_id: string; required_quantity: number }[]
}
export type PulledStock = { available: number }

/**
 * Units of an article a till may promise while it is offline: what the last pull said, less its own movements
 * that no pull has shown yet, less an allowance for what other tills of the store may have sold.
 * @returns null for what is unknown or never out of stock
 */
export function availableUnits(input: {
  sku: string
  variants: readonly Row<PulledVariant>[]
  stock: readonly Row<PulledStock>[]
  /** Units by SKU; sold ones are negative. */
  moved: ReadonlyMap<string, number>
  allowance: number
}): number | null {
  const variant = input.variants.find(({ data }) => data.sku === input.sku)?.data
  if (!variant?.manage_inventory || variant.inventory.length === 0) {
    return null
  }
  const movedItems = itemsMoved(input.variants, input.moved)
  const levels = new Map(input.stock.map(({ id, data }) => [id, data.available]))
  const sets = variant.inventory.map(({ inventory_item_id, required_quantity }) => {
    const units = (levels.get(inventory_item_id) ?? 0) + (movedItems.get(inventory_item_id) ?? 0)
    return Math.floor(units / required_quantity)
  })
  return Math.min(...sets) - input.allowance
}

function itemsMoved(
  variants: readonly Row<PulledVariant>[],
  moved: ReadonlyMap<string, number>
): Map<string, number> {
  const items = new Map<string, number>()
  for (const { data } of variants) {
    const units = data.sku ? (moved.get(data.sku) ?? 0) : 0
    for (const { inventory_item_id, required_quantity } of units ? data.inventory : []) {
      const before = items.get(inventory_item_id) ?? 0
      items.set(inventory_item_id, before + units * required_quantity)
    }
  }
  return items
}
