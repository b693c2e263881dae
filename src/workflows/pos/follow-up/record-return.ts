import type { MedusaContainer } from "@medusajs/framework/types"
import { POS_MODULE } from "../../../modules/pos"
import { differencesOf } from "../../../modules/pos/domain/differences"
import type { PosEvent } from "../../../modules/pos/domain/events/envelope"
import { finishFollowUps } from "../../../modules/pos/operations/documents"
import type { PendingEvent } from "../../../modules/pos/operations/follow-up"
import { type NewIncident, openIncidents } from "../../../modules/pos/operations/incidents"
import type { PosModuleService } from "../../../modules/pos/service"
import type { NewReturnCase } from "../../../modules/store-return/operations/cases"
import { addToldCase } from "../../../modules/store-return/operations/told-cases"
import { reverseOrderPoints } from "../../loyalty/orders/reverse-order"
import { originOfTill } from "../../loyalty/till/origin"
import { withOrderLocked } from "../../store-return/desk/order-lock"
import { tellOfReturns } from "../../store-return/tell-of-returns"
import { differenceIncidents } from "./difference-incidents"
import { notYet } from "./not-yet"
import { type OriginalOrder, originalOrder } from "./original-order"
import { addTransactions, noteGivenBack, orderTransactions } from "./order-money"
import { recordAcceptedReturn } from "./record-accepted-return"
import { returnUnits } from "./return-units"
import { caseOfOrder, caseWithoutOrder } from "./told-return-case"

type Return = PosEvent<"return.completed">

/**
 * Writes a return into the order it belongs to: its units as received back, its tenders as money given back. It becomes a
 * return of the shop's like those that desks take. Units beyond what the order has are facts all the same; they open an
 * incident. A return without an origin is one without an order.
 */
export async function recordReturn(
  container: MedusaContainer,
  event: PendingEvent,
  now: Date
): Promise<void> {
  const pos = container.resolve<PosModuleService>(POS_MODULE)
  const { return_id } = (event.body as Return).data
  if (return_id) {
    return await recordAcceptedReturn(container, event, return_id, now)
  }
  const origin = await originOf(pos, event)
  const told = origin
    ? // Tills and desks that take back units of one order do it one after the other.
      await withOrderLocked(container, origin.order_id, () =>
        recordOfOrder(container, event, origin, now)
      )
    : await finish(container, event, { added: await caseWithoutOrder(container, event), now })
  await tellOfReturns(container, { accepted: told, settled: told })
}

async function recordOfOrder(
  container: MedusaContainer,
  event: PendingEvent,
  origin: OriginalOrder,
  now: Date
): Promise<string | undefined> {
  const { tenders, currency_code } = (event.body as Return).data
  const { order_id } = origin
  const { medusa_return_id, came, exceeding } = await returnUnits(container, event, origin)
  const money = orderTransactions(event, tenders, currency_code, -1)
  await addTransactions(container, order_id, money)
  await reverseOrderPoints(container, order_id, originOfTill(event), now)
  const added = await caseOfOrder(container, event, came)
  return await finish(container, event, { order_id, medusa_return_id, added, exceeding, now })
}

type Recorded = {
  /** Absent: goods without a receipt. */
  order_id?: string
  medusa_return_id?: string | null
  added: NewReturnCase | null
  exceeding?: readonly NewIncident[]
  now: Date
}

/** Writes down what became of the event, all of it or nothing. @returns the id of the return it became, if it did now */
async function finish(
  container: MedusaContainer,
  event: PendingEvent,
  { order_id, medusa_return_id = null, added, exceeding = [], now }: Recorded
): Promise<string | undefined> {
  const { device_id, event_id } = event
  const differences = differencesOf((event.body as Return).data)
  const document = {
    ...{ device_id, event_id, order_id: order_id ?? null, customer_id: null, pickup_id: null },
    differences,
  }
  const incidents = [...exceeding, ...differenceIncidents(event, document.order_id, differences)]
  const pos = container.resolve<PosModuleService>(POS_MODULE)
  return await pos.inTransaction(async (manager) => {
    if (order_id) {
      await noteGivenBack(manager, order_id)
    }
    const by = { way: "till", id: device_id } as const
    const isNew =
      added &&
      (await addToldCase(manager, added, {
        over: { medusa_return_id, by, at: added.accepted_at },
        now,
      }))
    await openIncidents(manager, incidents, now)
    await finishFollowUps(manager, [document], now)
    return isNew ? added.id : undefined
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
