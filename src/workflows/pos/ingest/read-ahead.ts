import type { SqlEntityManager } from "../../../core/sql"
import type { Fresh } from "../../../modules/pos/domain/classify"
import type { PosEvent } from "../../../modules/pos/domain/events/envelope"
import { saleOfKey, waitsFor } from "../../../modules/pos/domain/references"
import { findSales, type SaleEntry } from "../../../modules/pos/operations/inbox"
import type { ProductFinder } from "../../../modules/pos/read-models/product-references"
import type { PosCredential } from "../../../modules/pos/types"
import { itemsOf, readProducts, type Settling } from "./settle"

export type SaleSeen = { retail_store_id: string; body: PosEvent<"sale.completed"> }

/** A till's readable events, and who sent them. */
export type TillBatch = { credential: PosCredential; batch: readonly Fresh[] }

export type Ahead = {
  /** Sales that each batch refers to or contains, by event id; in the order of the batches. */
  sales: ReadonlyMap<string, SaleSeen>[]
  products: ProductFinder
  /** Items to lock. */
  items: string[]
}

/** The events of a batch that may have an effect. */
export const livingEvents = (batch: readonly Fresh[]): PosEvent[] =>
  batch.flatMap(({ read }) => (read.kind === "checked" && !read.quarantined ? [read.event] : []))

/**
 * Reads what batches touch, before their transaction: some lock providers lock around it. It is a superset,
 * since repeats are not known yet. A sale that is stored after this look is found by the job that resolves
 * what waits.
 */
export async function readAhead(
  manager: SqlEntityManager,
  batches: readonly TillBatch[]
): Promise<Ahead> {
  const living = batches.map(({ credential, batch }) => ({
    credential,
    events: livingEvents(batch),
  }))
  const found = await findSales(manager, living.flatMap(referredSales))
  const sales = living.map((each) => salesOf(each, found))
  const settling = living.flatMap(({ credential, events }, index) =>
    events.map((event): Settling => {
      const { device_id, retail_store_id, stock_location_id } = credential
      const voided =
        event.type === "sale.voided" ? sales[index]?.get(event.data.sale_event_id) : undefined
      return { event, voided: voided?.body, device_id, retail_store_id, stock_location_id }
    })
  )
  const products = await readProducts(manager, settling)
  return { sales, products, items: itemsOf(settling, products) }
}

type Living = { credential: PosCredential; events: readonly PosEvent[] }

const referredSales = ({ credential, events }: Living): string[] =>
  events.flatMap((event) => saleOfKey(waitsFor(event, credential.device_id) ?? "") ?? [])

function salesOf(
  { credential, events }: Living,
  found: readonly SaleEntry[]
): Map<string, SaleSeen> {
  const { device_id, retail_store_id } = credential
  const sales = new Map<string, SaleSeen>()
  for (const sale of found) {
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
