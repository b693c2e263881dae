import type { MedusaContainer } from "@medusajs/framework/types"
import { createOrderCreditLinesWorkflow } from "@medusajs/medusa/core-flows"
import { fromMinor } from "../../../core/money"
import { CREDIT_REFERENCE, type OrderMoney } from "./order-money"
import { refundedWith, refundOnce } from "./refund"

/** How a refund of ours is found again after a crash: the record of the refund carries the settlement. */
export const settlementNote = (settlementId: string): string =>
  `Omnichannel settlement ${settlementId}`

/**
 * Gives units' money back: what was paid for them goes back to its payment, and what was never taken is
 * credited on the order, so that it owes nothing either way. Called again it adds only what is missing.
 * @param amount what the units are worth, minor units.
 * @param kept what the shopper keeps, or may still collect, is worth, less what was paid for it otherwise; minor units.
 */
export async function giveBack(
  container: MedusaContainer,
  money: OrderMoney,
  input: { settlement_id: string; amount: number; kept: number }
): Promise<void> {
  const note = settlementNote(input.settlement_id)
  const before = refundedWith(money, note)
  const keptByPayment = Math.max(0, input.kept - money.credit)
  const toRefund = Math.max(0, Math.min(input.amount, money.received + before - keptByPayment))
  const toCredit = Math.min(input.amount - toRefund, Math.max(0, money.pending))
  if (toCredit > 0 && !money.credited.has(input.settlement_id)) {
    await createOrderCreditLinesWorkflow(container).run({
      input: {
        id: money.order_id,
        credit_lines: [
          {
            amount: fromMinor(toCredit, money.currency_code),
            reference: CREDIT_REFERENCE,
            reference_id: input.settlement_id,
          },
        ],
      },
    })
  }
  await refundOnce(container, money, toRefund, note)
}
