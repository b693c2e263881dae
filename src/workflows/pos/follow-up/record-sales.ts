import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { boundRows } from "../../../core/sql"
import { POS_MODULE } from "../../../modules/pos"
import { differencesOf } from "../../../modules/pos/domain/differences"
import type { PosEventData } from "../../../modules/pos/domain/events/envelope"
import { finishFollowUps } from "../../../modules/pos/operations/documents"
import type { PendingEvent } from "../../../modules/pos/operations/follow-up"
import { openIncidents } from "../../../modules/pos/operations/incidents"
import type { PosModuleService } from "../../../modules/pos/service"
import { settleSalePoints } from "../../loyalty/till/settle-sale"
import { tellOfEvent } from "../../webhook/hint"
import { PosEvents } from "../events"
import { differenceIncidents } from "./difference-incidents"
import { orderIdOf } from "./ids"
import { writePaidAndDelivered } from "./paid-and-delivered"
import { readPriceDifferences } from "./price-differences"
import { saleOrder } from "./sale-order"
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
  const pos = container.resolve<PosModuleService>(POS_MODULE)
  await createOrders(container, await withoutOrder(pos, events))
  const priceDifferencesOf = await readPriceDifferences(container, events)
  const documents = events.map((event) => ({
    device_id: event.device_id,
    event_id: event.event_id,
    order_id: orderIdOf(event),
    customer_id: null,
    pickup_id: null,
    differences: [...differencesOf(event.body.data as Sale), ...priceDifferencesOf(event)],
  }))
  const incidents = events.flatMap((event, index) => {
    const { order_id, differences } = documents[index]!
    return differenceIncidents(event, order_id, differences)
  })
  for (const event of events) {
    incidents.push(...(await settleSalePoints(container, event, now)))
  }
  await pos.inTransaction(async (manager) => {
    await writePaidAndDelivered(manager, events)
    await openIncidents(manager, incidents, now)
    await finishFollowUps(manager, documents, now)
  })
  await tellOfEvent(container, PosEvents.SALE_RECORDED, events.map(orderIdOf))
}

async function withoutOrder(
  pos: PosModuleService,
  events: readonly PendingEvent[]
): Promise<PendingEvent[]> {
  const rows = await pos.reading((manager) =>
    boundRows<{ id: string }>(manager, 'select id from "order" where id = any(?::text[])', [
      events.map(orderIdOf),
    ])
  )
  const have = new Set(rows.map(({ id }) => id))
  return events.filter((event) => !have.has(orderIdOf(event)))
}

type WithoutReading = { createOrders_?: (orders: readonly object[]) => Promise<unknown> }

/**
 * Medusa's `createOrders` reads everything again that it has written, which takes longer than writing it. What
 * stands behind it does not; it is not part of Medusa's promises, so a version without it gets the slow call.
 */
async function createOrders(
  container: MedusaContainer,
  events: readonly PendingEvent[]
): Promise<void> {
  if (events.length === 0) {
    return
  }
  const around = await readSurroundings(container, events)
  const orders = events.map((event) => saleOrder(event, around(event)))
  const service = container.resolve(Modules.ORDER)
  const inner = service as unknown as WithoutReading
  await (inner.createOrders_?.(orders) ?? service.createOrders(orders as never))
}
