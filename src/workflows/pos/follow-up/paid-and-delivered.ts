import { fromMinor } from "../../../core/money"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { PosEventData } from "../../../modules/pos/domain/events/envelope"
import type { PendingEvent } from "../../../modules/pos/operations/follow-up"
import { PICKUP_PROVIDER_ID } from "../../retail-store/sync/pickup-provider"
import { fulfillmentIdOf, orderIdOf, paymentCollectionIdOf } from "./ids"

type Sale = PosEventData<"sale.completed">

/** Medusa keeps a number twice, as such and in exact form. */
const exact = (amount: string): string =>
  `${amount}, jsonb_build_object('value', ${amount}::text, 'precision', 20)`

const MADE = `jsonb_to_recordset(?::jsonb) as made(order_id text, collection_id text, fulfillment_id text,
  location_id text, at timestamptz, currency_code text, total numeric, paid numeric, receipt_number text)`

/** Medusa's index of an order's items holds only what is not deleted: without saying so, all items are read. */
const ITEMS = `update order_item set fulfilled_quantity = quantity, raw_fulfilled_quantity = raw_quantity,
    shipped_quantity = quantity, raw_shipped_quantity = raw_quantity,
    delivered_quantity = quantity, raw_delivered_quantity = raw_quantity
  from ${MADE}
  where order_item.order_id = made.order_id and order_item.deleted_at is null and version = 1
    and delivered_quantity is distinct from quantity`

/** With a provider, without which Medusa's dashboard cannot show the order: the assistant is the carrier. */
const FULFILLMENTS = `insert into fulfillment
    (id, location_id, packed_at, shipped_at, delivered_at, requires_shipping, data, provider_id)
  select fulfillment_id, location_id, at, at, at, false, '{}',
    (select id from fulfillment_provider where id = '${PICKUP_PROVIDER_ID}')
  from ${MADE} on conflict (id) do nothing`

const FULFILLMENT_ITEMS = `insert into fulfillment_item
    (id, title, sku, barcode, quantity, raw_quantity, line_item_id, fulfillment_id)
  select 'fulit_' || substr(item.id, 9), line.title, coalesce(line.variant_sku, ''),
    coalesce(line.variant_barcode, ''), item.quantity, item.raw_quantity, line.id, made.fulfillment_id
  from ${MADE}
  join order_item item on item.order_id = made.order_id and item.version = 1 and item.deleted_at is null
  join order_line_item line on line.id = item.item_id
  on conflict (id) do nothing`

const PAYMENTS = `insert into payment_collection (id, currency_code, amount, raw_amount, authorized_amount,
    raw_authorized_amount, captured_amount, raw_captured_amount, status, completed_at, metadata)
  select collection_id, currency_code, ${exact("total")}, ${exact("paid")}, ${exact("paid")},
    case when paid < total then 'partially_captured' else 'completed' end, at,
    jsonb_build_object('receipt_number', receipt_number)
  from ${MADE} on conflict (id) do nothing`

const PAYMENT_LINKS = `insert into order_payment_collection (id, order_id, payment_collection_id)
  select 'ordpay_' || substr(order_id, 7), order_id, collection_id from ${MADE} on conflict do nothing`

const FULFILLMENT_LINKS = `insert into order_fulfillment (id, order_id, fulfillment_id)
  select 'ordful_' || substr(order_id, 7), order_id, fulfillment_id from ${MADE} on conflict do nothing`

/**
 * Writes what Medusa has on record of orders that were paid and handed over, as it stands after the last act, in
 * the caller's transaction: the money was taken and the goods are out of the door, so no provider is asked and no
 * stock moves. Medusa has no call that does this, let alone for many orders. What is there already stays.
 */
export async function writePaidAndDelivered(
  manager: SqlEntityManager,
  events: readonly PendingEvent[]
): Promise<void> {
  const made = JSON.stringify(events.map(madeOf))
  for (const statement of [
    ITEMS,
    FULFILLMENTS,
    FULFILLMENT_ITEMS,
    PAYMENTS,
    PAYMENT_LINKS,
    FULFILLMENT_LINKS,
  ]) {
    await boundRows(manager, statement, [made])
  }
}

function madeOf(event: PendingEvent) {
  const { currency_code, totals, tenders, receipt_number } = event.body.data as Sale
  const paid = tenders.reduce((sum, { amount }) => sum + amount, 0)
  return {
    order_id: orderIdOf(event),
    collection_id: paymentCollectionIdOf(event),
    fulfillment_id: fulfillmentIdOf(event),
    location_id: event.stock_location_id,
    at: event.body.occurred_at,
    currency_code,
    total: fromMinor(totals.total, currency_code),
    paid: fromMinor(paid, currency_code),
    receipt_number,
  }
}
