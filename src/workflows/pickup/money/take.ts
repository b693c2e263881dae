import type { MedusaContainer } from "@medusajs/framework/types"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import { fromMinor } from "../../../core/money"
import { type OrderMoney, readOrderMoney } from "./order-money"
import { refundOnce } from "./refund"

const excessNote = (orderId: string): string =>
  `Omnichannel units not handed over, order ${orderId}`

/**
 * Records what was paid at the counter: a part of what the provider, which takes no money itself, authorized.
 * Called again it records nothing twice, because what is due is counted from what was received.
 * @param due what should have been received by now, minor units.
 */
export async function recordCounterPayment(
  container: MedusaContainer,
  money: OrderMoney,
  due: number
): Promise<void> {
  let missing = due - money.credit - money.received
  for (const payment of money.payments) {
    const part = Math.min(missing, payment.authorized - payment.captured)
    if (part > 0) {
      await capturePaymentWorkflow(container).run({
        input: { payment_id: payment.id, amount: fromMinor(part, money.currency_code) },
      })
      missing -= part
    }
  }
}

/**
 * Takes an authorized online payment, whole: Medusa's providers capture no parts. What settlements had only
 * credited, because it was not taken then, goes back at once; the rest waits with the goods.
 */
export async function takeAuthorized(container: MedusaContainer, money: OrderMoney): Promise<void> {
  for (const payment of money.payments) {
    if (payment.captured === 0 && payment.authorized > 0) {
      await capturePaymentWorkflow(container).run({ input: { payment_id: payment.id } })
    }
  }
  const credited = [...money.credited.values()].reduce((sum, amount) => sum + amount, 0)
  if (credited > 0) {
    const after = await readOrderMoney(container, money.order_id)
    await refundOnce(container, after, credited, excessNote(money.order_id))
  }
}
