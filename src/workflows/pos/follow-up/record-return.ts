import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { POS_MODULE } from "../../../modules/pos"
import { differencesOf } from "../../../modules/pos/domain/differences"
import type { PosEvent } from "../../../modules/pos/domain/events/envelope"
import { returnableUnits } from "../../../modules/pos/domain/returned-units"
import { finishFollowUps } from "../../../modules/pos/operations/documents"
import type { PendingEvent } from "../../../modules/pos/operations/follow-up"
import { type NewIncident, openIncidents } from "../../../modules/pos/operations/incidents"
import type { PosModuleService } from "../../../modules/pos/service"
import { unitsLeft } from "../../../modules/store-return/domain/returnable-units"
import { reverseOrderPoints } from "../../loyalty/orders/reverse-order"
import { originOfTill } from "../../loyalty/till/origin"
import { withOrderLocked } from "../../store-return/desk/order-lock"
import { receiveBegunReturn, receiveReturn } from "../../store-return/medusa-return"
import { pendingUnits } from "../../store-return/pending-units"
import { differenceIncidents } from "./difference-incidents"
import { notYet } from "./not-yet"
import { recordAcceptedReturn } from "./record-accepted-return"
import { type OriginalOrder, originalOrder } from "./original-order"
import { addTransactions, noteGivenBack, orderTransactions } from "./order-money"

type Return = PosEvent<"return.completed">

/**
 * Writes a return into the order it belongs to: its units as received back, its tenders as money given back.
 * Units beyond what the order has are facts all the same; they open an incident. A return without an origin is
 * a document without an order.
 */
export async function recordReturn(
  container: MedusaContainer,
  event: PendingEvent,
  now: Date
): Promise<void> {
  const pos = container.resolve<PosModuleService>(POS_MODULE)
  const { data } = event.body as Return
  if (data.return_id) {
    return await recordAcceptedReturn(container, event, data.return_id, now)
  }
  const origin = await originOf(pos, event)
  const exceeding = origin
    ? // Tills and desks that take back units of one order do it one after the other.
      await withOrderLocked(container, origin.order_id, () => returnUnits(container, event, origin))
    : []
  if (origin) {
    const money = orderTransactions(event, data.tenders, data.currency_code, -1)
    await addTransactions(container, origin.order_id, money)
    await reverseOrderPoints(container, origin.order_id, originOfTill(event), now)
  }
  const order_id = origin?.order_id ?? null
  const differences = differencesOf(data)
  const { device_id, event_id } = event
  const document = {
    device_id,
    event_id,
    order_id,
    customer_id: null,
    pickup_id: null,
    differences,
  }
  const incidents = [...exceeding, ...differenceIncidents(event, order_id, differences)]
  await pos.inTransaction(async (manager) => {
    if (origin) {
      await noteGivenBack(manager, origin.order_id)
    }
    await openIncidents(manager, incidents, now)
    await finishFollowUps(manager, [document], now)
  })
}

async function originOf(pos: PosModuleService, event: PendingEvent): Promise<OriginalOrder | null> {
  const { original } = (event.body as Return).data
  if (!original) {
    return null
  }
  const order = await originalOrder(pos, original, event.device_id)
  if (!order) {
    throw notYet("The order of the sale has not been made yet")
  }
  return order
}

/** @returns an incident for every line with more units than the order has left */
async function returnUnits(
  container: MedusaContainer,
  event: PendingEvent,
  origin: OriginalOrder
): Promise<NewIncident[]> {
  const orders = container.resolve(Modules.ORDER)
  const made = { order_id: origin.order_id, mark: { pos_event_id: event.event_id } }
  if (await receiveBegunReturn(container, made)) {
    return []
  }
  const [order, pending] = await Promise.all([
    orders.retrieveOrder(origin.order_id, { relations: ["items"] }),
    pendingUnits(container, origin.order_id),
  ])
  const { lines } = (event.body as Return).data
  const { returned, exceeding } = returnableUnits(
    lines.map((line) => ({
      ...line,
      order_line_id: line.original_line_id && origin.lineOf(line.original_line_id),
    })),
    (order.items ?? []).map((item) => ({
      id: item.id,
      variant_id: item.variant_id ?? null,
      variant_sku: item.variant_sku ?? null,
      left: unitsLeft(item.detail) - (pending.get(item.id) ?? 0),
    }))
  )
  if (returned.length > 0) {
    const { stock_location_id: location_id } = event
    await receiveReturn(container, { ...made, location_id }, returned)
  }
  return exceeding.map(({ line_id, quantity }) => ({
    kind: "return_exceeds_sale",
    retail_store_id: event.retail_store_id,
    device_id: event.device_id,
    event_id: event.event_id,
    subject: `${origin.order_id} ${line_id}`,
    details: { order_id: origin.order_id, line_id, units_too_many: quantity },
  }))
}
