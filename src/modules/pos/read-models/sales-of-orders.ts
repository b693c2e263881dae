import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { SaleOfOrder } from "./bought"

/** The till sales that orders were made of, by the order; none for other orders. */
export async function salesOfOrders(
  manager: SqlEntityManager,
  orderIds: readonly string[]
): Promise<Map<string, SaleOfOrder>> {
  const rows = await boundRows<SaleOfOrder & { order_id: string }>(
    manager,
    `select document.order_id, sale.device_id, sale.event_id::text, sale.retail_store_id, sale.body
     from omni_pos_document document
     join omni_pos_event sale on sale.event_id = document.event_id and sale.device_id = document.device_id
     where document.order_id = any(?::text[]) and sale.type = 'sale.completed'`,
    [orderIds]
  )
  return new Map(rows.map(({ order_id, ...sale }) => [order_id, sale]))
}
