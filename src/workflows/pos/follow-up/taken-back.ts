import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { idFrom } from "./ids"
import { noteGivenBack } from "./order-money"

export type TakenBack = {
  order_id: string
  /** What the order is taken back for; once, whatever void of its sale brings it. */
  event_id: string
  device_id: string
  at: string
}

const ORDER = `"order" join order_summary summary on summary.order_id = "order".id
  and summary.version = "order".version and summary.deleted_at is null`

/** As Medusa does when it cancels an order that was paid: what the order still came to is credited. */
const CREDIT = `insert into order_credit_line
    (id, order_id, version, reference, reference_id, amount, raw_amount)
  select ?, "order".id, "order".version, 'till_void', ?, owed, jsonb_build_object('value', owed::text, 'precision', 20)
  from ${ORDER} cross join lateral (select (totals->'raw_current_order_total'->>'value')::numeric as owed) current
  where "order".id = ? and owed <> 0 on conflict (id) do nothing`

const figure = (name: string, value: string): string =>
  `'${name}', ${value}, 'raw_${name}', jsonb_build_object('value', (${value})::text, 'precision', 20)`

const SUMMARY = `update order_summary summary set updated_at = now(), totals = totals || jsonb_build_object(
    ${figure("current_order_total", "0")}, ${figure("accounting_total", "0")},
    ${figure("credit_line_total", "credited")}, ${figure("pending_difference", "-received")})
  from "order", lateral (
    select coalesce(sum(amount), 0) as credited from order_credit_line line
    where line.order_id = "order".id and line.version = "order".version and line.deleted_at is null
  ) credit, lateral (
    select coalesce(sum(amount), 0) as received from order_transaction
    where order_id = "order".id and deleted_at is null
  ) money
  where "order".id = ? and summary.order_id = "order".id and summary.version = "order".version
    and summary.deleted_at is null`

const NO_UNITS = `'{"value": "0", "precision": 20}'`

const ITEMS = `update order_item item set updated_at = now(),
    fulfilled_quantity = 0, raw_fulfilled_quantity = ${NO_UNITS},
    shipped_quantity = 0, raw_shipped_quantity = ${NO_UNITS},
    delivered_quantity = 0, raw_delivered_quantity = ${NO_UNITS}
  from "order" where "order".id = ? and item.order_id = "order".id and item.version = "order".version
    and item.deleted_at is null`

const FULFILLMENTS = `update fulfillment set canceled_at = ?, updated_at = now()
  from order_fulfillment link
  where link.order_id = ? and link.deleted_at is null and fulfillment.id = link.fulfillment_id`

const PAYMENTS = `update payment_collection set status = 'canceled', updated_at = now()
  from order_payment_collection link
  where link.order_id = ? and link.deleted_at is null and payment_collection.id = link.payment_collection_id`

const CANCEL = `update "order" set status = 'canceled', canceled_at = ?, updated_at = now() where id = ?`

/**
 * Writes, in the caller's transaction, that an order is cancelled whole after its money went back: it comes to
 * nothing, nobody owes anything, and none of its goods are out. Medusa has no call that cancels what was handed over.
 */
export async function writeTakenBack(
  manager: SqlEntityManager,
  { order_id, event_id, device_id, at }: TakenBack
): Promise<void> {
  await boundRows(manager, CREDIT, [idFrom("ordcl", device_id, event_id), event_id, order_id])
  await boundRows(manager, SUMMARY, [order_id])
  await boundRows(manager, ITEMS, [order_id])
  await boundRows(manager, FULFILLMENTS, [at, order_id])
  await noteGivenBack(manager, order_id)
  await boundRows(manager, PAYMENTS, [order_id])
  await boundRows(manager, CANCEL, [at, order_id])
}
