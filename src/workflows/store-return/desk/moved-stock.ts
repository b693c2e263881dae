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
 * Units become the stock of where they were put, if it is anybody's, and what is handed out in exchange leaves the shelf of
 * the place that received them.
 */
export async function movedStock(
  container: MedusaContainer,
  { id, units, new_units, stock_location_id, accepted_at }: NewReturnCase
): Promise<StockChange[]> {
  const kept = units.filter((unit) => unit.stock_location_id !== null)
  const handedOut = new_units.filter(({ from_location_id }) => from_location_id === null)
  const quantitiesOf = await itemQuantities(container, [...kept, ...handedOut])
  const changesOf = (
    moved: readonly Moved[],
    place: string,
    reason: "returned" | "sold"
  ): StockChange[] =>
    [...quantitiesOf(moved)].map(([inventory_item_id, quantity]) => ({
      ...{ inventory_item_id, stock_location_id: place, reason },
      quantity: reason === "sold" ? -quantity : quantity,
      occurred_at: accepted_at,
      source: { reference: id },
    }))
  const places = [...new Set(kept.flatMap((unit) => unit.stock_location_id ?? []))]
  return [
    ...places.flatMap((place) =>
      changesOf(
        kept.filter((unit) => unit.stock_location_id === place),
        place,
        "returned"
      )
    ),
    ...changesOf(handedOut, stock_location_id, "sold"),
  ]
}

type Moved = { variant_id: string | null }

/** Inventory items that units of variants are made of; those whose stock is not kept have none. */
export async function itemQuantities(
  container: MedusaContainer,
  known: readonly Moved[]
): Promise<(moved: readonly Moved[]) => ReadonlyMap<string, number>> {
  const variantIds = known.flatMap(({ variant_id }) => variant_id ?? [])
  const variants = await container
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .variantStock([...new Set(variantIds)])
  return (moved) => {
    const quantities = new Map<string, number>()
    for (const { variant_id } of moved) {
      const variant = variants.get(variant_id ?? "")
      for (const component of variant?.manage_inventory ? variant.components : []) {
        const before = quantities.get(component.inventory_item_id) ?? 0
        quantities.set(component.inventory_item_id, before + component.required_quantity)
      }
    }
    return quantities
  }
}
