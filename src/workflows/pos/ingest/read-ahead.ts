import type { SqlEntityManager } from "../../../core/sql"
import type { Fresh } from "../../../modules/pos/domain/classify"
import type { PosEvent } from "../../../modules/pos/domain/events/envelope"
import { saleOfKey, waitsFor } from "../../../modules/pos/domain/references"
import { findSales } from "../../../modules/pos/operations/inbox"
import type { ProductFinder } from "../../../modules/pos/read-models/product-references"
import type { PosCredential } from "../../../modules/pos/types"
import { itemsOf, readProducts, type Settling } from "./settle"

export type SaleSeen = { retail_store_id: string; body: PosEvent<"sale.completed"> }

export type Ahead = {
  /** Sales the batch refers to or contains, by event id. */
  sales: ReadonlyMap<string, SaleSeen>
  products: ProductFinder
  /** Items to lock. */
  items: string[]
}

/** The events of a batch that may have an effect. */
export const livingEvents = (batch: readonly Fresh[]): PosEvent[] =>
  batch.flatMap(({ read }) => (read.kind === "checked" && !read.quarantined ? [read.event] : []))

/**
 * Reads what a batch touches, before its transaction: some lock providers lock around it. It is a superset,
 * since repeats are not known yet. A sale that is stored after this look is found by the job that resolves
 * what waits.
 */
export async function readAhead(
  manager: SqlEntityManager,
  batch: readonly Fresh[],
  credential: PosCredential
): Promise<Ahead> {
  const events = livingEvents(batch)
  const sales = await salesOf(manager, events, credential)
  const { device_id, retail_store_id, stock_location_id } = credential
  const settling: Settling[] = events.map((event) => ({
    event,
    voided: event.type === "sale.voided" ? sales.get(event.data.sale_event_id)?.body : undefined,
    device_id,
    retail_store_id,
    stock_location_id,
  }))
  const products = await readProducts(manager, settling)
  return { sales, products, items: itemsOf(settling, products) }
}

async function salesOf(
  manager: SqlEntityManager,
  events: readonly PosEvent[],
  { device_id, retail_store_id }: PosCredential
): Promise<Map<string, SaleSeen>> {
  const referred = events.flatMap((event) => saleOfKey(waitsFor(event, device_id) ?? "") ?? [])
  const sales = new Map<string, SaleSeen>()
  for (const sale of await findSales(manager, referred)) {
    if (!sales.has(sale.event_id) || sale.device_id === device_id) {
      sales.set(sale.event_id, sale)
    }
  }
  for (const event of events) {
    if (event.type === "sale.completed") {
      sales.set(event.id, { retail_store_id, body: event })
    }
  }
  return sales
}
