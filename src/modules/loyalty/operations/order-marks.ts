import { boundRows, type SqlEntityManager } from "../../../core/sql"

export type OrderMark = { order_id: string; marked_at: string }

/** Orders whose points are to be looked at, marked before an instant, the longest waiting first. */
export async function markedOrders(
  manager: SqlEntityManager,
  before: Date,
  limit: number
): Promise<OrderMark[]> {
  return await boundRows<OrderMark>(
    manager,
    `select order_id, marked_at::text from omni_loyalty_order_mark where marked_at <= ?
     order by marked_at limit ?`,
    [before, limit]
  )
}

/** The order was looked at as it was when the mark was read; a mark of a later change stays. */
export async function clearMark(
  manager: SqlEntityManager,
  { order_id, marked_at }: OrderMark
): Promise<void> {
  await boundRows(
    manager,
    "delete from omni_loyalty_order_mark where order_id = ? and marked_at = ?::text::timestamptz",
    [order_id, marked_at]
  )
}

/** An order that could not be settled waits behind the others. */
export async function postponeMark(
  manager: SqlEntityManager,
  { order_id }: OrderMark
): Promise<void> {
  await boundRows(
    manager,
    "update omni_loyalty_order_mark set marked_at = clock_timestamp() where order_id = ?",
    [order_id]
  )
}
