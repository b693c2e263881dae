import type { MedusaContainer } from "@medusajs/framework/types"
import { POS_MODULE } from "../../../modules/pos"
import type { PosEvent } from "../../../modules/pos/domain/events/envelope"
import { voidKey } from "../../../modules/pos/domain/voids"
import { findDocument, finishFollowUps } from "../../../modules/pos/operations/documents"
import type { PendingEvent } from "../../../modules/pos/operations/follow-up"
import { findSales, type SaleEntry } from "../../../modules/pos/operations/inbox"
import type { PosModuleService } from "../../../modules/pos/service"
import { reverseOrderPoints } from "../../loyalty/orders/reverse-order"
import { originOfTill } from "../../loyalty/till/origin"
import { endExchangesOfVoided } from "../../store-return/exchange/end-of-voided"
import { addTransactions, orderTransactions } from "./order-money"
import { notYet } from "./not-yet"
import { writeTakenBack } from "./taken-back"

/**
 * Takes a sale's order back whole: it is cancelled, and what was paid is on record as given back, tender by
 * tender. Its goods were booked when the event came in.
 */
export async function recordVoid(
  container: MedusaContainer,
  event: PendingEvent,
  now: Date
): Promise<void> {
  const pos = container.resolve<PosModuleService>(POS_MODULE)
  const { sale, orderId } = await saleOf(pos, event)
  const { tenders, currency_code } = sale.body.data
  // Named by the sale: should another void of it take this one's place, the money still goes back once.
  const cause = { device_id: sale.device_id, event_id: voidKey(sale.event_id) }
  await addTransactions(container, orderId, orderTransactions(cause, tenders, currency_code, -1))
  const { device_id, event_id } = event
  const document = {
    device_id,
    event_id,
    order_id: orderId,
    customer_id: null,
    pickup_id: null,
    differences: [],
  }
  const at = event.body.occurred_at
  await pos.inTransaction((manager) => writeTakenBack(manager, { order_id: orderId, ...cause, at }))
  await endExchangesOfVoided(container, { order_id: orderId, sale, event }, now)
  await reverseOrderPoints(container, orderId, originOfTill(event), now)
  await pos.inTransaction((manager) => finishFollowUps(manager, [document], now))
}

async function saleOf(
  pos: PosModuleService,
  event: PendingEvent
): Promise<{ sale: SaleEntry; orderId: string }> {
  const { sale_event_id } = (event.body as PosEvent<"sale.voided">).data
  return await pos.reading(async (manager) => {
    const sales = await findSales(manager, [sale_event_id])
    const sale = sales.find(({ device_id }) => device_id === event.device_id) ?? sales[0]
    const document = sale && (await findDocument(manager, sale))
    if (!sale || !document?.order_id) {
      throw notYet("The order of the sale has not been made yet")
    }
    return { sale, orderId: document.order_id }
  })
}
