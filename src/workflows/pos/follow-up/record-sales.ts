import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { boundRows } from "../../../core/sql"
import { POS_MODULE } from "../../../modules/pos"
import { differencesOf } from "../../../modules/pos/domain/differences"
import type { PosEventData } from "../../../modules/pos/domain/events/envelope"
import { finishFollowUps } from "../../../modules/pos/operations/documents"
import type { PendingEvent } from "../../../modules/pos/operations/follow-up"
import type { PosModuleService } from "../../../modules/pos/service"
import { orderIdOf } from "./ids"
import { fulfillmentIdOf, saleOrder, salePayment } from "./sale-order"
import { readSurroundings } from "./surroundings"

type Sale = PosEventData<"sale.completed">

/**
 * Makes a completed Medusa order of every sale. Ids follow from the events, and each act makes only what is
 * missing: after a crash anywhere it is simply done again.
 */
export async function recordSales(
  container: MedusaContainer,
  events: readonly PendingEvent[],
  now: Date
): Promise<void> {
  await createOrders(container, events)
  await createPayments(container, events)
  await deliverAtOnce(container, events)
  await link(container, events)
  const documents = events.map((event) => ({
    device_id: event.device_id,
    event_id: event.event_id,
    order_id: orderIdOf(event),
    customer_id: null,
    pickup_id: null,
    differences: differencesOf(event.body.data as Sale),
  }))
  await container
    .resolve<PosModuleService>(POS_MODULE)
    .inTransaction((manager) => finishFollowUps(manager, documents, now))
}

async function createOrders(
  container: MedusaContainer,
  events: readonly PendingEvent[]
): Promise<void> {
  const orders = container.resolve(Modules.ORDER)
  const existing = await orders.listOrders({ id: events.map(orderIdOf) }, {
    select: ["id"],
    take: null,
  } as never)
  const have = new Set(existing.map(({ id }) => id))
  const missing = events.filter((event) => !have.has(orderIdOf(event)))
  if (missing.length > 0) {
    const around = await readSurroundings(container, missing)
    await orders.createOrders(missing.map((event) => saleOrder(event, around(event))) as never)
  }
}

async function createPayments(
  container: MedusaContainer,
  events: readonly PendingEvent[]
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const wanted = events.map(salePayment)
  const existing = await payments.listPaymentCollections({ id: wanted.map(({ id }) => id) }, {
    select: ["id"],
    take: null,
  } as never)
  const have = new Set(existing.map(({ id }) => id))
  const missing = wanted.filter(({ id }) => !have.has(id))
  if (missing.length > 0) {
    await payments.createPaymentCollections(missing as never)
  }
}

/**
 * The goods are out of the door already, so no provider is asked and no stock moves: the fulfilment is written
 * as it would stand after the last act. Medusa has no call that does this for many orders.
 */
async function deliverAtOnce(
  container: MedusaContainer,
  events: readonly PendingEvent[]
): Promise<void> {
  const rows = events.map((event) => ({
    id: fulfillmentIdOf(event),
    order_id: orderIdOf(event),
    location_id: event.stock_location_id,
    at: event.body.occurred_at,
  }))
  await container.resolve<PosModuleService>(POS_MODULE).inTransaction(async (manager) => {
    const orders = rows.map(({ order_id }) => order_id)
    await boundRows(
      manager,
      `update order_item set fulfilled_quantity = quantity, raw_fulfilled_quantity = raw_quantity,
         shipped_quantity = quantity, raw_shipped_quantity = raw_quantity,
         delivered_quantity = quantity, raw_delivered_quantity = raw_quantity
       where order_id = any(?::text[]) and version = 1 and delivered_quantity is distinct from quantity`,
      [orders]
    )
    await boundRows(
      manager,
      `insert into fulfillment (id, location_id, packed_at, shipped_at, delivered_at, requires_shipping, data)
       select id, location_id, at, at, at, false, '{}'
       from jsonb_to_recordset(?::jsonb) as made(id text, location_id text, at timestamptz)
       on conflict (id) do nothing`,
      [JSON.stringify(rows)]
    )
    await boundRows(
      manager,
      `insert into fulfillment_item
         (id, title, sku, barcode, quantity, raw_quantity, line_item_id, fulfillment_id)
       select 'fulit_' || substr(item.id, 7), line.title, coalesce(line.variant_sku, ''),
         coalesce(line.variant_barcode, ''), item.quantity, item.raw_quantity, line.id, made.id
       from jsonb_to_recordset(?::jsonb) as made(id text, order_id text)
       join order_item item on item.order_id = made.order_id and item.version = 1
       join order_line_item line on line.id = item.item_id
       on conflict (id) do nothing`,
      [JSON.stringify(rows)]
    )
  })
}

async function link(container: MedusaContainer, events: readonly PendingEvent[]): Promise<void> {
  await container.resolve(ContainerRegistrationKeys.LINK).create(
    events.flatMap((event) => {
      const order = { [Modules.ORDER]: { order_id: orderIdOf(event) } }
      return [
        { ...order, [Modules.PAYMENT]: { payment_collection_id: salePayment(event).id } },
        { ...order, [Modules.FULFILLMENT]: { fulfillment_id: fulfillmentIdOf(event) } },
      ]
    })
  )
}
