import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import { STOCK_MODULE } from "../../../modules/stock"
import { NEXT_STEPS } from "../../../modules/stock/domain/transfers"
import {
  listTransfers,
  type TransferFilters,
  type TransferRow,
} from "../../../modules/stock/read-models/transfers"
import type { StockModuleService } from "../../../modules/stock/service"
import type { AdminStockTransfer } from "../../../types/stock"
import { findStoresBy } from "../queries/stores-of-places"

/** A page of transfers as the dashboard gets them, the youngest first. */
export async function readTransfers(
  container: MedusaContainer,
  filters: TransferFilters
): Promise<{ transfers: AdminStockTransfer[]; count: number }> {
  const { rows, count } = await container
    .resolve<StockModuleService>(STOCK_MODULE)
    .reading((manager) => listTransfers(manager, filters))
  const ids = rows.flatMap((row) => [row.from_store_id ?? [], row.to_store_id ?? []].flat())
  const stores = await findStoresBy(container, "id", ids)
  const names = new Map(stores.map((store) => [store.id, store.name]))
  return { transfers: rows.map((row) => toTransfer(row, names)), count }
}

/** @throws NOT_FOUND `transfer_not_found` */
export async function readTransfer(
  container: MedusaContainer,
  id: string
): Promise<AdminStockTransfer> {
  const page = { id, store_ids: null, limit: 1, offset: 0 }
  const { transfers } = await readTransfers(container, page)
  if (!transfers[0]) {
    throw notFound("transfer_not_found", "There is no such transfer")
  }
  return transfers[0]
}

function toTransfer(row: TransferRow, names: ReadonlyMap<string, string>): AdminStockTransfer {
  const storeOf = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? id })
  return {
    id: row.id,
    status: row.status,
    from_store: storeOf(row.from_store_id),
    to_store: storeOf(row.to_store_id),
    pickup_id: row.pickup_id,
    lines: row.lines,
    has_variance: row.lines.some((line) => line.variance !== null && line.variance !== 0),
    stray_event_ids: row.stray_event_ids,
    next_steps: [...NEXT_STEPS[row.status]],
    requested_at: row.requested_at?.toISOString() ?? null,
    sent_at: row.sent_at?.toISOString() ?? null,
    received_at: row.received_at?.toISOString() ?? null,
    cancelled_at: row.cancelled_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  }
}
