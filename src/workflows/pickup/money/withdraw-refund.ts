import type { MedusaContainer } from "@medusajs/framework/types"
import { isWhole } from "./finish-refund"
import { isNoAnswer } from "./no-answer"
import type { OrderMoney } from "./order-money"
import { askProvider, noteStage, refundsOf, stageOf, withdrawRecord } from "./refund-record"
import { tellWithdrawn } from "./tell-order"

/**
 * Makes refunds of this note harmless, before a person gives the money by hand. The provider is asked once more, by the
 * same key: one that has paid says so, and one that answers no has not paid before either.
 * @param isKnownUnpaid somebody saw at the provider that it has not paid: no answer is as good as no
 * @returns `refunded`: the provider paid one, so nothing is to be given by hand; `unanswered`: nobody knows
 */
export async function withdrawRefunds(
  container: MedusaContainer,
  money: Pick<OrderMoney, "order_id" | "currency_code">,
  { payment_id, note, isKnownUnpaid }: { payment_id: string; note: string; isKnownUnpaid: boolean }
): Promise<"withdrawn" | "refunded" | "unanswered"> {
  for (const refund of await refundsOf(container, payment_id, note)) {
    if (stageOf(refund) === "paid" || (await isWhole(container, money.order_id, refund))) {
      return "refunded"
    }
    const refusal = await askProvider(container, payment_id, refund).then(
      () => null,
      (error: unknown) => ({ error })
    )
    if (!refusal) {
      await noteStage(container, refund, "paid")
      return "refunded"
    }
    if (!isKnownUnpaid && isNoAnswer(refusal.error)) {
      return "unanswered"
    }
    await withdrawRecord(container, refund)
    await tellWithdrawn(container, money, refund)
  }
  return "withdrawn"
}
