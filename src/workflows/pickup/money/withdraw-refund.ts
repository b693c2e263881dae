import type { MedusaContainer } from "@medusajs/framework/types"
import { isWhole } from "./finish-refund"
import { isNoAnswer } from "./no-answer"
import type { OrderMoney } from "./order-money"
import {
  askProvider,
  isKeyForgotten,
  noteStage,
  type RefundRecord,
  refundsOf,
  stageOf,
  withdrawRecord,
} from "./refund-record"
import { noteRefunded, tellWithdrawn } from "./tell-order"

/** What somebody saw of a refund on the provider's own pages. */
export type SeenAtProvider = "refunded" | "not_refunded"

/**
 * Makes refunds of this note harmless, before a person gives the money by hand. The provider is asked once more, by the
 * same key: one that has paid says so, and one that answers no has not paid before either.
 * @param seen what somebody saw on the provider's own pages: no answer is as good as that then
 * @returns `refunded`: the provider paid one, so nothing is to be given by hand; `unanswered`: nobody knows
 */
export async function withdrawRefunds(
  container: MedusaContainer,
  money: Pick<OrderMoney, "order_id" | "currency_code">,
  { payment_id, note, seen }: { payment_id: string; note: string; seen?: SeenAtProvider }
): Promise<"withdrawn" | "refunded" | "unanswered"> {
  for (const refund of await refundsOf(container, payment_id, note)) {
    if (stageOf(refund) === "paid" || (await isWhole(container, money.order_id, refund))) {
      return "refunded"
    }
    const outcome =
      seen === "refunded" ? "paid" : await askedOnceMore(container, payment_id, refund)
    if (outcome === "paid") {
      await noteStage(container, refund, "paid")
      return "refunded"
    }
    if (outcome === "unanswered" && seen !== "not_refunded") {
      return "unanswered"
    }
    await withdraw(container, money, refund)
  }
  return "withdrawn"
}

/**
 * Withdraws what a provider has just refused of this note, so that people can refund it otherwise on Medusa's own pages. What
 * it may have paid stays.
 */
export async function withdrawRefused(
  container: MedusaContainer,
  money: Pick<OrderMoney, "order_id" | "currency_code">,
  { payment_id, note, error }: { payment_id: string; note: string; error: unknown }
): Promise<void> {
  if (isNoAnswer(error)) {
    return
  }
  for (const refund of await refundsOf(container, payment_id, note)) {
    if (stageOf(refund) === "open") {
      await withdraw(container, money, refund)
    }
  }
}

async function askedOnceMore(
  container: MedusaContainer,
  paymentId: string,
  refund: RefundRecord
): Promise<"paid" | "refused" | "unanswered"> {
  if (isKeyForgotten(refund)) {
    return "unanswered"
  }
  return await askProvider(container, paymentId, refund).then(
    () => "paid",
    (error: unknown) => (isNoAnswer(error) ? "unanswered" : "refused")
  )
}

/** The order is told first: a record that is gone is not found by the next try. */
async function withdraw(
  container: MedusaContainer,
  money: Pick<OrderMoney, "order_id" | "currency_code">,
  refund: RefundRecord
): Promise<void> {
  await tellWithdrawn(container, money, refund)
  await withdrawRecord(container, refund)
  await noteRefunded(container, money)
}
