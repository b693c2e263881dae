import type { MedusaContainer } from "@medusajs/framework/types"
import { PICKUP_MODULE } from "../../../modules/pickup"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { STOCK_MODULE } from "../../../modules/stock"
import { listMovements, type MovementRow } from "../../../modules/stock/read-models/movements"
import type { StockModuleService } from "../../../modules/stock/service"
import type { AdminStockMovement, StockMovementReason } from "../../../types/stock"
import { tillNames } from "../../names"
import { findStoresBy, type StoreOfPlace } from "./stores-of-places"

export type StockMovementQuery = {
  variant_id?: string
  inventory_item_id?: string
  /** null: every store, and what is no store. */
  store_ids: readonly string[] | null
  reason?: StockMovementReason
  limit: number
  offset: number
}

/** A page of the ledger of an item, or of all items of a variant, newest first. */
export async function readStockMovements(
  container: MedusaContainer,
  query: StockMovementQuery
): Promise<{ movements: AdminStockMovement[]; count: number }> {
  const asked = query.store_ids && (await findStoresBy(container, "id", query.store_ids))
  const inventory_item_ids = await itemsOf(container, query)
  const { rows, count } = await container
    .resolve<StockModuleService>(STOCK_MODULE)
    .reading((manager) =>
      listMovements(manager, {
        inventory_item_ids,
        stock_location_ids: asked && asked.map((store) => store.stock_location_id),
        reason: query.reason ?? null,
        limit: query.limit,
        offset: query.offset,
      })
    )
  const places = rows.map((row) => row.stock_location_id)
  const stores = await findStoresBy(container, "stock_location_id", places)
  const names = await tillNames(
    container,
    rows.flatMap((row) => row.device_id ?? [])
  )
  const storeOf = new Map(stores.map((store) => [store.stock_location_id, store]))
  return { movements: rows.map((row) => toMovement(row, storeOf, names)), count }
}

async function itemsOf(
  container: MedusaContainer,
  { variant_id, inventory_item_id }: StockMovementQuery
): Promise<string[]> {
  if (variant_id === undefined) {
    return inventory_item_id === undefined ? [] : [inventory_item_id]
  }
  const variants = await container
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .variantStock([variant_id])
  const items = (variants.get(variant_id)?.components ?? []).map((part) => part.inventory_item_id)
  return inventory_item_id === undefined
    ? items
    : items.filter((itemId) => itemId === inventory_item_id)
}

function toMovement(
  row: MovementRow,
  storeOf: ReadonlyMap<string, StoreOfPlace>,
  names: ReadonlyMap<string, string>
): AdminStockMovement {
  const store = storeOf.get(row.stock_location_id)
  const { device_id, event_id, epoch, seq } = row
  return {
    id: row.id,
    inventory_item_id: row.inventory_item_id,
    sku: row.sku,
    stock_location_id: row.stock_location_id,
    retail_store_id: store?.id ?? null,
    retail_store_name: store?.name ?? null,
    stocked_change: row.stocked_change,
    reserved_change: row.reserved_change,
    stocked_after: row.stocked_after,
    reserved_after: row.reserved_after,
    reason: row.reason,
    order_line_item_id: row.line_item_id,
    reference: row.reference,
    occurred_at: row.occurred_at.toISOString(),
    recorded_at: row.created_at.toISOString(),
    till:
      device_id === null || event_id === null || epoch === null || seq === null
        ? null
        : { id: device_id, name: names.get(device_id) ?? device_id, event_id, epoch, seq },
  }
}
