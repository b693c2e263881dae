import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { fromMinor } from "../../../core/money"
import { PICKUP_MODULE } from "../../../modules/pickup"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { idFrom } from "../../pos/follow-up/ids"
import { addTransactions, noteGivenBack } from "../../pos/follow-up/order-money"
import type { OrderMoney, OrderPayment } from "./order-money"

/** As Medusa's workflow tells an order of a refund. */
const REFUND = "refund"

/**
 * Of Medusa's payment module: asks the provider for a refund that is recorded, with the refund's id as the key by which
 * the provider pays it once. No public call does only this.
 */
type AsksProvider = {
  refundPaymentFromProvider_: (payment: object, refund: object) => Promise<unknown>
}

/**
 * Ends refunds of this note that were cut off after Medusa had recorded them: nobody knows whether the provider was
 * asked, so it is asked again by the same key, and Medusa's order is told. Telling the order comes last in Medusa's own
 * workflow: what the order knows of is whole.
 */
export async function finishRefunds(
  container: MedusaContainer,
  { order_id, currency_code }: Pick<OrderMoney, "order_id" | "currency_code">,
  payment: OrderPayment,
  note: string
): Promise<void> {
  const begun = payment.refunds.filter((refund) => refund.note === note)
  const told = begun.length > 0 ? await refundsToldOf(container, order_id) : new Set<string>()
  for (const { id, amount } of begun.filter((refund) => !told.has(refund.id))) {
    const payments = container.resolve(Modules.PAYMENT)
    const { refunds = [], ...asked } = await payments.retrievePayment(payment.id, {
      relations: ["refunds"],
    })
    const refund = refunds.find((each) => each.id === id)!
    await (payments as unknown as AsksProvider).refundPaymentFromProvider_(asked, refund)
    await addTransactions(container, order_id, [
      {
        id: idFrom("ordtrx", REFUND, id),
        amount: -fromMinor(amount, currency_code),
        currency_code,
        reference: REFUND,
        reference_id: id,
      },
    ])
    await container
      .resolve<PickupModuleService>(PICKUP_MODULE)
      .inTransaction((manager) => noteGivenBack(manager, order_id))
  }
}

async function refundsToldOf(container: MedusaContainer, order_id: string): Promise<Set<string>> {
  const transactions = await container
    .resolve(Modules.ORDER)
    .listOrderTransactions({ order_id, reference: REFUND } as never, { take: null } as never)
  return new Set(transactions.map(({ reference_id }) => reference_id))
}
