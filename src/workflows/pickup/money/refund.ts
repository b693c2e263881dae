import type { MedusaContainer } from "@medusajs/framework/types"
import { fromMinor } from "../../../core/money"
import { finishRefunds } from "./finish-refund"
import type { OrderMoney, OrderPayment } from "./order-money"
import { recordRefund } from "./refund-record"
import { withdrawRefused } from "./withdraw-refund"

type Order = Pick<OrderMoney, "order_id" | "currency_code">

/** What payments gave back with this note before; minor units. What a provider was asked for, and may have paid, counts. */
export function refundedWith({ payments }: Pick<OrderMoney, "payments">, note: string): number {
  return payments
    .flatMap((payment) => payment.refunds)
    .filter((refund) => refund.note === note)
    .reduce((sum, refund) => sum + refund.amount, 0)
}

/** As `refundOnce`, from one payment. */
export async function refundPaymentOnce(
  container: MedusaContainer,
  money: Order,
  payment: OrderPayment,
  { amount, note }: { amount: number; note: string }
): Promise<void> {
  await finishRefunds(container, money, payment.id, note)
  const missing = amount - refundedWith({ payments: [payment] }, note)
  if (missing > 0) {
    await refundNew(container, money, payment.id, { amount: missing, note })
  }
}

/**
 * Refunds so much in all with this note, over the payments that hold it. Called again after a crash, or after a
 * provider's error, it adds only what is missing: each refund is recorded, with the note, before the provider is
 * asked. One that was not ended then is ended first.
 * @param amount minor units; never more is refunded than was captured.
 * @throws as the provider, whose refund stays open; one that it refused is withdrawn
 */
export async function refundOnce(
  container: MedusaContainer,
  money: OrderMoney,
  amount: number,
  note: string
): Promise<void> {
  let missing = amount - refundedWith(money, note)
  for (const payment of money.payments) {
    const part = Math.min(missing, payment.captured - payment.refunded)
    try {
      await finishRefunds(container, money, payment.id, note)
      if (part > 0) {
        await refundNew(container, money, payment.id, { amount: part, note })
        missing -= part
      }
    } catch (error) {
      await withdrawRefused(container, money, { payment_id: payment.id, note, error })
      throw error
    }
  }
}

/** The record is committed before the provider is asked, and no error takes it back: its id is the provider's key. */
async function refundNew(
  container: MedusaContainer,
  money: Order,
  payment_id: string,
  { amount, note }: { amount: number; note: string }
): Promise<void> {
  const major = fromMinor(amount, money.currency_code)
  await recordRefund(container, { payment_id, amount: major, note })
  await finishRefunds(container, money, payment_id, note)
}
