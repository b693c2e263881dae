import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MathBN,
  Modules,
  PaymentEvents,
} from "@medusajs/framework/utils"
import { createOrderCreditLinesWorkflow } from "@medusajs/medusa/core-flows"
import { fromMinor, toMinor } from "../../../core/money"
import { PICKUP_MODULE } from "../../../modules/pickup"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { idFrom } from "../../pos/follow-up/ids"
import { noteGivenBack } from "../../pos/follow-up/order-money"
import { type OrderMoney, REFUND_REFERENCE } from "./order-money"
import type { RefundRecord } from "./refund-record"

type Order = Pick<OrderMoney, "order_id" | "currency_code">
type OrderGraph = {
  status: string
  summary: { pending_difference: BigNumberInput } | null
  credit_lines: { reference_id: string | null }[] | null
}

/** As Medusa's workflow tells an order of a refund. */
const REFUND = "refund"

/** Minor units: Medusa keeps parts of a kopeck of a total, and a refund is whole ones. */
const TAKEN_FOR_NOTHING = 1

/** Tells Medusa of a refund that the provider has paid, as its own workflow does. Once, in however many tries. */
export async function tellOrder(
  container: MedusaContainer,
  order: Order,
  paymentId: string,
  refund: RefundRecord
): Promise<void> {
  await noteRefunded(container, order)
  await bookRefund(container, order, refund, "paid")
  await creditExcess(container, order, refund)
  await container
    .resolve(Modules.EVENT_BUS)
    .emit({ name: PaymentEvents.REFUNDED, data: { id: paymentId } })
}

/** Takes out of Medusa's order what it may have been told of a refund that was not made. */
export async function tellWithdrawn(
  container: MedusaContainer,
  order: Order,
  refund: RefundRecord
): Promise<void> {
  await bookRefund(container, order, refund, "withdrawn")
}

/** Whether the order knows of this refund. */
export async function isTold(
  container: MedusaContainer,
  orderId: string,
  refund: RefundRecord
): Promise<boolean> {
  return (await transactionsOf(container, orderId, refund)).length > 0
}

/** Brings what the order's payments say was given back in step with their refunds. */
export const noteRefunded = (container: MedusaContainer, { order_id }: Order): Promise<void> =>
  container
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .inTransaction((manager) => noteGivenBack(manager, order_id))

/**
 * Brings what the order was told of the refund to what is so. Medusa's own refund of the same payment may have told of
 * ours while it was open, with the amount of the other one.
 */
async function bookRefund(
  container: MedusaContainer,
  { order_id, currency_code }: Order,
  refund: RefundRecord,
  outcome: "paid" | "withdrawn"
): Promise<void> {
  const told = (await transactionsOf(container, order_id, refund)).reduce(
    (sum, { amount }) => sum + toMinor(amount, currency_code),
    0
  )
  const wanted = outcome === "paid" ? -toMinor(amountOf(refund), currency_code) : 0
  if (told !== wanted) {
    const transaction = {
      id: idFrom("ordtrx", REFUND, refund.id, ...(outcome === "paid" ? [] : [outcome])),
      order_id,
      currency_code,
      amount: fromMinor(wanted - told, currency_code),
      reference: REFUND,
      reference_id: refund.id,
    }
    await container.resolve(Modules.ORDER).addOrderTransactions([transaction] as never)
  }
}

/** What was refunded beyond what the order owed is credited on it, as Medusa does: else the shopper would owe it. */
async function creditExcess(
  container: MedusaContainer,
  { order_id, currency_code }: Order,
  refund: RefundRecord
): Promise<void> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "status", "summary.*", "credit_lines.*"],
    filters: { id: order_id },
  })
  const [order] = data as unknown as OrderGraph[]
  const isCredited = order?.credit_lines?.some(({ reference_id }) => reference_id === refund.id)
  if (!order || order.status === "canceled" || isCredited) {
    return
  }
  const expected = order.summary?.pending_difference ?? 0
  if (toMinor(expected, currency_code) > TAKEN_FOR_NOTHING) {
    // Not rounded: Medusa refuses to credit more than it expects.
    const amount = MathBN.min(amountOf(refund), expected).toNumber()
    const line = { amount, reference: REFUND_REFERENCE, reference_id: refund.id }
    await createOrderCreditLinesWorkflow(container).run({
      input: { id: order_id, credit_lines: [line] },
    })
  }
}

const amountOf = ({ raw_amount, amount }: RefundRecord): BigNumberInput => raw_amount ?? amount

async function transactionsOf(
  container: MedusaContainer,
  order_id: string,
  { id }: RefundRecord
): Promise<{ amount: BigNumberInput }[]> {
  return await container
    .resolve(Modules.ORDER)
    .listOrderTransactions(
      { order_id, reference: REFUND, reference_id: id } as never,
      { take: null } as never
    )
}
