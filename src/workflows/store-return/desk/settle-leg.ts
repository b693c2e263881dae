import type { MedusaContainer } from "@medusajs/framework/types"
import { conflict, notFound } from "../../../core/errors"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import {
  enqueueSettling,
  findCases,
  noteLegDone,
  noteProgress,
} from "../../../modules/store-return/operations/cases"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import {
  isOfOrder,
  type OrderReturnCase,
  type ReturnLegRow,
} from "../../../modules/store-return/types"
import { readOrderMoney } from "../../pickup/money/order-money"
import { type SeenAtProvider, withdrawRefunds } from "../../pickup/money/withdraw-refund"
import { bookLeg } from "../money/book-leg"
import { refundNoteOf } from "../money/refund-note"
import { isCredited } from "../money/store-credit-leg"
import { tellOfReturns } from "../tell-of-returns"
import { withOrderLocked } from "./order-lock"

/**
 * A person gave this part of a return's money back by hand: from the drawer, as a gift card or as store credit.
 * @param input `seen`: what they saw on the pages of the payment's provider. When it has paid, nothing is given by hand: the
 *   part ends by itself as what it is
 * @throws NOT_FOUND `leg_not_found`; CONFLICT `leg_settled` (it is done), `leg_of_a_payment` (the payment is refunded
 *   by itself), `refund_unanswered` (the provider does not say whether it has paid), `leg_of_an_account` (the store
 *   credit is given by itself)
 */
export async function settleLegByHand(
  container: MedusaContainer,
  input: { case_id: string; leg_id: string; user_id: string; seen?: SeenAtProvider; now: Date }
): Promise<void> {
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const [returned] = await desk.reading((manager) => findCases(manager, [input.case_id]))
  const known = returned?.legs.find(({ id }) => id === input.leg_id)
  if (!returned || !known) {
    throw notFound("leg_not_found", "This return has no such part")
  }
  const isSettled = await withOrderLocked(container, returned.order_id ?? returned.id, async () => {
    const [now] = await desk.reading((manager) => findCases(manager, [input.case_id]))
    const leg = now!.legs.find(({ id }) => id === input.leg_id)!
    if (leg.done_at) {
      throw conflict("leg_settled", "This part was given back before")
    }
    if (leg.kind === "payment" && !leg.failure) {
      throw conflict("leg_of_a_payment", "The payment is refunded by itself")
    }
    if (leg.credit_customer_id && !leg.failure) {
      throw conflict("leg_of_an_account", "The store credit is given by itself")
    }
    if (leg.kind === "payment" && isOfOrder(returned)) {
      const isRefunded = await isRefundedAfterAll(container, returned, leg, input.seen)
      if (isRefunded && input.seen === "refunded") {
        return false
      }
      if (isRefunded) {
        throw conflict("leg_settled", "The payment was refunded meanwhile")
      }
    }
    if (leg.credit_customer_id && (await isCredited(container, returned, leg))) {
      throw conflict("leg_settled", "The store credit was given meanwhile")
    }
    if (isOfOrder(returned)) {
      await bookLeg(container, returned, leg)
    }
    return await desk.inTransaction(async (manager) => {
      await noteLegDone(manager, leg.id, { way: "desk", id: input.user_id }, input.now)
      const needsReceipt = desk.fiscalService !== null
      const settles = await noteProgress(manager, input.case_id, { now: input.now, needsReceipt })
      // Whoever does the last leg asks for the receipt: the job does its own under the same lock.
      if (needsReceipt && now!.legs.every(({ id, done_at }) => done_at || id === leg.id)) {
        await enqueueSettling(manager, returned)
      }
      return settles
    })
  })
  await tellOfReturns(container, { settled: isSettled ? input.case_id : undefined })
}

/**
 * A try that seemed to fail may have given the money back all the same, or may do so yet: what has not is withdrawn.
 * @throws CONFLICT `refund_unanswered`
 */
async function isRefundedAfterAll(
  container: MedusaContainer,
  returned: OrderReturnCase,
  { payment_id }: ReturnLegRow,
  seen?: SeenAtProvider
): Promise<boolean> {
  const money = await readOrderMoney(container, returned.order_id)
  const payment = money.payments.find(({ id }) => id === payment_id)
  if (!payment) {
    return false
  }
  const note = refundNoteOf(returned.id)
  const asked = { payment_id: payment.id, note, seen }
  const outcome = await withdrawRefunds(container, money, asked)
  if (outcome === "unanswered") {
    throw conflict(
      "refund_unanswered",
      "The payment provider does not answer: nobody knows whether it has refunded this"
    )
  }
  if (outcome === "refunded") {
    // The job that failed may have given up: this one ends the part as what it is.
    await container
      .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
      .inTransaction((manager) => enqueueSettling(manager, returned))
  }
  return outcome === "refunded"
}
