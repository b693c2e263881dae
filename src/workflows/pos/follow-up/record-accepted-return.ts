import type { MedusaContainer } from "@medusajs/framework/types"
import { POS_MODULE } from "../../../modules/pos"
import { differencesOf, tenderDifferences } from "../../../modules/pos/domain/differences"
import type { PosEvent } from "../../../modules/pos/domain/events/envelope"
import { finishFollowUps } from "../../../modules/pos/operations/documents"
import type { PendingEvent } from "../../../modules/pos/operations/follow-up"
import { openIncidents } from "../../../modules/pos/operations/incidents"
import type { PosModuleService } from "../../../modules/pos/service"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { endedTenders } from "../../../modules/store-return/domain/ended-tenders"
import { POINTS_TENDER } from "../../../modules/store-return/domain/quote"
import {
  enqueueSettling,
  findCases,
  noteLegDone,
  noteProgress,
} from "../../../modules/store-return/operations/cases"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import { isOfOrder, type OrderReturnCase } from "../../../modules/store-return/types"
import { withOrderLocked } from "../../store-return/desk/order-lock"
import { tellOfReturns } from "../../store-return/tell-of-returns"
import { differenceIncidents } from "./difference-incidents"
import { addTransactions, noteGivenBack, orderTransactions } from "./order-money"

/**
 * A till gave money of a return that was accepted before: units, stock and points were settled with that. What it gave
 * is a fact and ends the tenders of the return that it names; where they were others, an incident opens. Tenders that it
 * does not tell of go on waiting.
 */
export async function recordAcceptedReturn(
  container: MedusaContainer,
  event: PendingEvent,
  returnId: string,
  now: Date
): Promise<void> {
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const find = async () => (await desk.reading((manager) => findCases(manager, [returnId])))[0]
  const known = await find()
  if (!known || !isOfOrder(known)) {
    return await write(container, event, null, now)
  }
  // Nobody settles the same tender by hand meanwhile.
  await withOrderLocked(container, known.order_id, async () => {
    const { tenders, currency_code } = givenIn(event)
    const money = orderTransactions(event, tenders, currency_code, -1)
    await addTransactions(container, known.order_id, money)
    const returned = await find()
    await write(container, event, returned && isOfOrder(returned) ? returned : null, now)
  })
}

/** Points come back by themselves, whatever the receipt says of them. */
function givenIn(event: PendingEvent) {
  const { data } = event.body as PosEvent<"return.completed">
  return { ...data, tenders: data.tenders.filter(({ type }) => type !== POINTS_TENDER) }
}

async function write(
  container: MedusaContainer,
  event: PendingEvent,
  returned: OrderReturnCase | null,
  now: Date
): Promise<void> {
  const waiting = (returned?.legs ?? []).flatMap(({ id, tender, amount, done_at }) =>
    tender === null || tender === POINTS_TENDER || done_at ? [] : { id, tender, amount }
  )
  const given = givenIn(event)
  const ended = endedTenders(given.tenders, waiting)
  const awaited = ended.map(({ tender, amount }) => ({ type: tender, amount }))
  const differences = [
    // What goes back through a provider is of the receipt's total, but no tender of it.
    ...differencesOf(given).filter(({ pointer }) => pointer !== "/tenders"),
    ...tenderDifferences(given.tenders, awaited),
  ]
  const { device_id, event_id } = event
  const order_id = returned?.order_id ?? null
  const document = {
    device_id,
    event_id,
    order_id,
    customer_id: null,
    pickup_id: null,
    differences,
  }
  const { fiscalService } = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const pos = container.resolve<PosModuleService>(POS_MODULE)
  const isSettled = await pos.inTransaction(async (manager) => {
    for (const { id } of ended) {
      await noteLegDone(manager, id, { way: "till", id: device_id }, now)
    }
    const progress = { now, needsReceipt: fiscalService !== null }
    const settles = returned !== null && (await noteProgress(manager, returned.id, progress))
    if (returned) {
      await enqueueSettling(manager, returned)
      await noteGivenBack(manager, returned.order_id)
    }
    await openIncidents(manager, differenceIncidents(event, order_id, differences), now)
    await finishFollowUps(manager, [document], now)
    return settles
  })
  await tellOfReturns(container, { settled: isSettled ? returned?.id : undefined })
}
