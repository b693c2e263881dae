import type { MedusaContainer, Message } from "@medusajs/framework/types"
import { MedusaError, Modules, OrderWorkflowEvents } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { defineJob } from "../../../core/jobs"
import { reasonOf } from "../../../core/reason-of"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { goesByItself } from "../../../modules/store-return/domain/leg-way"
import {
  findCases,
  noteFailure,
  noteLegCredited,
  noteLegDone,
  noteLegFailed,
  noteProgress,
  noteRecorded,
  SETTLE_RETURN_JOB,
} from "../../../modules/store-return/operations/cases"
import { findRequests } from "../../../modules/store-return/operations/requests"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import {
  isOfOrder,
  type OrderReturnCase,
  type ReturnLegRow,
} from "../../../modules/store-return/types"
import { readOrderMoney } from "../../pickup/money/order-money"
import { settleOrderPoints } from "../../loyalty/orders/settle-order-points"
import { refundPaymentOnce } from "../../pickup/money/refund"
import { withOrderLocked } from "../desk/order-lock"
import { addressOrder, handOutNewUnits, receiveForExchange } from "../exchange/medusa-exchange"
import { giftMark, receiveBegunReturn, receiveHeldReturn, receiveReturn } from "../medusa-return"
import { bookKept } from "../money/book-kept"
import { bookLeg } from "../money/book-leg"
import { makeFiscalReceipt } from "../money/fiscal-receipt"
import { refundNoteOf } from "../money/refund-note"
import { creditOnce } from "../money/store-credit-leg"
import { tellOfReturns } from "../tell-of-returns"

/**
 * After goods were taken back: writes them into Medusa's order, brings its points to that, and gives the
 * money back leg by leg, last a fiscal receipt is made of it. Every part may run again after a crash and happens once; a
 * leg that fails holds back no other.
 */
export const settleReturnJob = defineJob({
  name: SETTLE_RETURN_JOB,
  schema: z.object({ case_id: z.string() }),
  run: async ({ case_id }, { container, now }) => {
    const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    const [returned] = await desk.reading((manager) => findCases(manager, [case_id]))
    if (!returned || returned.state === "settled") {
      return
    }
    try {
      if (isOfOrder(returned)) {
        await record(container, returned)
        await refund(container, returned, now)
        // No sweep finds the order of a receipt that named its shopper by a card alone.
        await settleOrderPoints(container, returned.order_id, now)
      }
      await makeFiscalReceipt(container, case_id)
      const needsReceipt = desk.fiscalService !== null
      const isSettled = await desk.inTransaction((manager) =>
        noteProgress(manager, case_id, { now, needsReceipt })
      )
      await tellOfReturns(container, { settled: isSettled ? case_id : undefined })
    } catch (error) {
      await desk.inTransaction((manager) => noteFailure(manager, case_id, reasonOf(error)))
      throw error
    }
  },
})

async function record(container: MedusaContainer, returned: OrderReturnCase): Promise<void> {
  if (returned.medusa_return_id) {
    return
  }
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const { id, order_id, stock_location_id: location_id } = returned
  const made = { order_id, mark: { omni_return_case: id, ...giftMark(returned.gift_receipt_id) } }
  const quantities = new Map<string, number>()
  for (const { order_line_item_id: line } of returned.units) {
    quantities.set(line, (quantities.get(line) ?? 0) + 1)
  }
  const units = [...quantities].map(([line, quantity]) => ({ id: line, quantity }))
  const begin =
    returned.new_units.length === 0
      ? () => receiveReturn(container, { ...made, location_id }, units)
      : () => receiveForExchange(container, { ...made, location_id }, units, returned)
  await withOrderLocked(container, order_id, async () => {
    const [request] = await desk.reading((manager) => findRequests(manager, "case_id", [id]))
    const return_id =
      (request && (await receiveHeldReturn(container, request.medusa_return_id, units))) ??
      (await receiveBegunReturn(container, made)) ??
      (await begin())
    await addressOrder(container, returned)
    await handOutNewUnits(container, returned)
    await desk.inTransaction((manager) => noteRecorded(manager, id, return_id))
    await container.resolve(Modules.EVENT_BUS).emit(eventsOf(returned, return_id))
  })
}

/** Points and other plugins follow Medusa's own events. */
function eventsOf({ order_id, new_units }: OrderReturnCase, return_id: string): Message[] {
  const received = { name: OrderWorkflowEvents.RETURN_RECEIVED, data: { order_id, return_id } }
  const exchanged = { name: OrderWorkflowEvents.EXCHANGE_CREATED, data: { order_id } }
  return new_units.length === 0 ? [received] : [received, exchanged]
}

async function refund(
  container: MedusaContainer,
  returned: OrderReturnCase,
  now: Date
): Promise<void> {
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  let failure: string | null = null
  for (const leg of returned.legs.filter((each) => !each.done_at && goesByItself(each))) {
    try {
      await withOrderLocked(container, returned.order_id, async () => {
        if (await isStillOpen(desk, returned.id, leg.id)) {
          // Before any money goes, so that Medusa's order does not take it for more than it owes.
          await bookKept(container, returned)
          await settleLeg(container, returned, leg, now)
        }
      })
    } catch (error) {
      failure = reasonOf(error)
      await desk.inTransaction((manager) => noteLegFailed(manager, leg.id, failure!))
    }
  }
  await withOrderLocked(container, returned.order_id, () => bookKept(container, returned))
  if (failure) {
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, failure, "refund_failed")
  }
}

/** A person may have given by hand meanwhile what failed before. */
async function isStillOpen(
  desk: StoreReturnModuleService,
  caseId: string,
  legId: string
): Promise<boolean> {
  const [now] = await desk.reading((manager) => findCases(manager, [caseId]))
  return now!.legs.some(({ id, done_at }) => id === legId && !done_at)
}

/** Gives a part of the money and writes down that it went: after a crash between the two, giving it finds what it gave. */
async function settleLeg(
  container: MedusaContainer,
  returned: OrderReturnCase,
  leg: ReturnLegRow,
  now: Date
): Promise<void> {
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  if (leg.kind === "store_credit") {
    const made = await creditOnce(container, returned, leg)
    await bookLeg(container, returned, leg)
    return await desk.inTransaction((manager) => noteLegCredited(manager, leg.id, made, now))
  }
  if (leg.kind === "tender") {
    await bookLeg(container, returned, leg)
  } else {
    await refundPaymentLeg(container, returned, leg)
  }
  await desk.inTransaction((manager) => noteLegDone(manager, leg.id, null, now))
}

/** The payments are read anew for each leg: what one refunded counts for the next. */
async function refundPaymentLeg(
  container: MedusaContainer,
  returned: OrderReturnCase,
  { payment_id, amount }: ReturnLegRow
): Promise<void> {
  const money = await readOrderMoney(container, returned.order_id)
  const payment = money.payments.find((each) => each.id === payment_id)
  if (!payment) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      "The payment is not there any more",
      "payment_gone"
    )
  }
  const note = refundNoteOf(returned.id)
  await refundPaymentOnce(container, money, payment, { amount, note })
}
