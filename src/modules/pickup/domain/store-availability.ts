import type { StorePickupOption } from "../../../types/http"
import { demandOf, isLimited, type StockLine, type VariantStock } from "./demand"

export type LineAvailability = StorePickupOption["lines"][number]

/** What one store can give, as far as a cart is concerned. */
export type StoreStock = {
  variants: ReadonlyMap<string, VariantStock>
  /** Units of an inventory item without a claim on them, safety stock included; negative when oversold. */
  freeOf: (inventoryItemId: string) => number
  /** Units of a variant the store keeps back. */
  safetyOf: (variantId: string) => number
}

// Quantities of a component may be fractions (1.5 m of cloth): 0.3 / 0.1 is 2.9999... in binary.
const ROUNDING = 1e-9

/**
 * How many units of each line the store can give, all lines together: lines that share an inventory
 * item are filled in their order from the same units. A line whose stock cannot be known (its variant
 * is gone, or managed without an inventory item) gets nothing; an unlimited one gets all it asks.
 */
export function availabilityOf(lines: readonly StockLine[], stock: StoreStock): LineAvailability[] {
  const rest = unclaimedUnits(lines, stock)
  return lines.map((line) => {
    const components = componentsOf(line, stock.variants)
    const available = components.reduce(
      (units, { inventory_item_id, required_quantity }) =>
        Math.min(units, wholeUnits(rest.get(inventory_item_id) ?? 0, required_quantity)),
      knowsStock(line, stock.variants) ? line.quantity : 0
    )
    for (const { inventory_item_id, required_quantity } of components) {
      rest.set(
        inventory_item_id,
        (rest.get(inventory_item_id) ?? 0) - available * required_quantity
      )
    }
    return { line_item_id: line.id, variant_id: line.variant_id, asked: line.quantity, available }
  })
}

/** partial: at least one unit of at least one line can be collected; the whole cart cannot. */
export function statusOf(lines: readonly LineAvailability[]): StorePickupOption["status"] {
  if (lines.every((line) => line.available >= line.asked)) {
    return "available"
  }
  return lines.some((line) => line.available > 0) ? "partial" : "unavailable"
}

function unclaimedUnits(
  lines: readonly StockLine[],
  { variants, freeOf, safetyOf }: StoreStock
): Map<string, number> {
  const demands = demandOf(lines, variants, safetyOf)
  return new Map(
    demands.map(({ inventory_item_id, safety }) => [
      inventory_item_id,
      Math.max(0, freeOf(inventory_item_id) - safety),
    ])
  )
}

function componentsOf(
  line: StockLine,
  variants: StoreStock["variants"]
): VariantStock["components"] {
  const variant = line.variant_id === null ? undefined : variants.get(line.variant_id)
  return isLimited(variant) ? variant.components : []
}

function knowsStock(line: StockLine, variants: StoreStock["variants"]): boolean {
  if (line.variant_id === null) {
    return true
  }
  const variant = variants.get(line.variant_id)
  return variant !== undefined && (!isLimited(variant) || variant.components.length > 0)
}

function wholeUnits(rest: number, required: number): number {
  return required > 0 ? Math.max(0, Math.floor(rest / required + ROUNDING)) : Infinity
}
