import type { MedusaContainer } from "@medusajs/framework/types"
import { PICKUP_MODULE } from "../../../modules/pickup"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { ApplyFactsResult, StockChange } from "../../../modules/stock/types"
import type { NewReturnCase } from "../../../modules/store-return/operations/cases"

/** Whether something that goes out is promised to others, though the assistant may hold it in her hand. */
export const hasGone = (
  changes: readonly StockChange[],
  oversold: ApplyFactsResult["oversold"]
): boolean =>
  oversold.some(({ inventory_item_id }) =>
    changes.some(
      (change) => change.reason === "sold" && change.inventory_item_id === inventory_item_id
    )
  )

/**
 * Units fit for sale go back on the shelf of the store that received them, and what is handed out in exchange leaves it.
 */
export async function movedStock(
  container: MedusaContainer,
  { id, units, new_units, stock_location_id, accepted_at }: NewReturnCase
): Promise<StockChange[]> {
  const fit = units.filter(({ grade }) => grade === "resell")
  const handedOut = new_units.filter(({ from_location_id }) => from_location_id === null)
  const variantIds = [...fit, ...handedOut].flatMap(({ variant_id }) => variant_id ?? [])
  const variants = await container
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .variantStock([...new Set(variantIds)])
  const changesOf = (
    moved: readonly { variant_id: string | null }[],
    reason: "returned" | "sold"
  ): StockChange[] =>
    [...itemQuantities(moved, variants)].map(([inventory_item_id, quantity]) => ({
      ...{ inventory_item_id, stock_location_id, reason },
      quantity: reason === "sold" ? -quantity : quantity,
      occurred_at: accepted_at,
      source: { reference: id },
    }))
  return [...changesOf(fit, "returned"), ...changesOf(handedOut, "sold")]
}

/** Inventory items that units of variants are made of; those whose stock is not kept have none. */
function itemQuantities(
  moved: readonly { variant_id: string | null }[],
  variants: Awaited<ReturnType<PickupModuleService["variantStock"]>>
): Map<string, number> {
  const quantities = new Map<string, number>()
  for (const { variant_id } of moved) {
    const known = variants.get(variant_id ?? "")
    for (const component of known?.manage_inventory ? known.components : []) {
      const before = quantities.get(component.inventory_item_id) ?? 0
      quantities.set(component.inventory_item_id, before + component.required_quantity)
    }
  }
  return quantities
}
