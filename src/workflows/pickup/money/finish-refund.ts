import type { MedusaContainer } from "@medusajs/framework/types"
import type { OrderMoney } from "./order-money"
import { askProvider, noteStage, type RefundRecord, refundsOf, stageOf } from "./refund-record"
import { isTold, tellOrder } from "./tell-order"

/**
 * Ends refunds of this note that are recorded and not known to be whole: the provider is asked by the key it may know
 * already, so it pays once, and Medusa's order is told.
 * @throws as the provider: the refund stays open, and is ended by the next try
 */
export async function finishRefunds(
  container: MedusaContainer,
  money: Pick<OrderMoney, "order_id" | "currency_code">,
  paymentId: string,
  note: string
): Promise<void> {
  for (const refund of await refundsOf(container, paymentId, note)) {
    if (!(await isWhole(container, money.order_id, refund))) {
      if (stageOf(refund) !== "paid") {
        await askProvider(container, paymentId, refund)
        await noteStage(container, refund, "paid")
      }
      await tellOrder(container, money, paymentId, refund)
      await noteStage(container, refund, "told")
    }
  }
}

/** Of what Medusa's own workflow recorded, telling the order is the end. */
export const isWhole = async (
  container: MedusaContainer,
  orderId: string,
  refund: RefundRecord
): Promise<boolean> =>
  stageOf(refund) === "told" ||
  (stageOf(refund) === null && (await isTold(container, orderId, refund)))
