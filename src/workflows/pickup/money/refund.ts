import type { MedusaContainer } from "@medusajs/framework/types"
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { fromMinor } from "../../../core/money"
import { finishRefunds } from "./finish-refund"
import type { OrderMoney, OrderPayment } from "./order-money"

/** What payments gave back with this note before; minor units. */
export function refundedWith({ payments }: Pick<OrderMoney, "payments">, note: string): number {
  return payments
    .flatMap((payment) => payment.refunds)
    .filter((refund) => refund.note === note)
    .reduce((sum, refund) => sum + refund.amount, 0)
}

/** As `refundOnce`, from one payment. */
export async function refundPaymentOnce(
  container: MedusaContainer,
  money: Pick<OrderMoney, "order_id" | "currency_code">,
  payment: OrderPayment,
  { amount, note }: { amount: number; note: string }
): Promise<void> {
  await finishRefunds(container, money, payment, note)
  const missing = amount - refundedWith({ payments: [payment] }, note)
  if (missing > 0) {
    await refundPaymentWorkflow(container).run({
      input: { payment_id: payment.id, amount: fromMinor(missing, money.currency_code), note },
    })
  }
}

/**
 * Refunds so much in all with this note, over the payments that hold it. Called again after a crash it adds only
 * what is missing: Medusa keeps the note with each refund, which it records before it asks the provider. One that was
 * cut off there is ended first.
 * @param amount minor units; never more is refunded than was captured.
 */
export async function refundOnce(
  container: MedusaContainer,
  money: OrderMoney,
  amount: number,
  note: string
): Promise<void> {
  let missing = amount - refundedWith(money, note)
  for (const payment of money.payments) {
    await finishRefunds(container, money, payment, note)
    const part = Math.min(missing, payment.captured - payment.refunded)
    if (part > 0) {
      await refundPaymentWorkflow(container).run({
        input: { payment_id: payment.id, amount: fromMinor(part, money.currency_code), note },
      })
      missing -= part
    }
  }
}
