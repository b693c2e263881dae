import type { MedusaContainer, OrderDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { BRAND } from "../data/brand"
import { backdate, type Dated } from "./backdate"
import { link } from "./link"
import { present } from "./lookup"
import type { PlannedOrder } from "./order-plan"

const PROVIDER = "pp_system_default"
const MINUTE_MS = 60_000

export type PlacedOrder = { plan: PlannedOrder; order: OrderDTO }

/** Pays the orders at the moment they were placed; a cancelled one was authorised and never captured. */
export async function pay(
  container: MedusaContainer,
  placed: readonly PlacedOrder[]
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const collections = await payments.createPaymentCollections(
    placed.map(({ order }) => ({ currency_code: BRAND.currency, amount: Number(order.total) }))
  )
  const paid: Dated[] = []
  const captures: (Dated & { order_id: string; amount: number })[] = []
  for (const [index, { plan, order }] of placed.entries()) {
    const amount = Number(order.total)
    const session = await payments.createPaymentSession(collections[index]!.id, {
      provider_id: PROVIDER,
      currency_code: BRAND.currency,
      amount,
      data: {},
    })
    const payment = present(
      (await payments.authorizePaymentSession(session.id, {})) ?? undefined,
      "payment"
    )
    paid.push({ id: payment.id, at: plan.placed_at })
    if (plan.canceled) {
      await payments.cancelPayment(payment.id)
      await payments.updatePaymentCollections(collections[index]!.id, { status: "canceled" })
      continue
    }
    const { captures: made } = await payments.capturePayment({ payment_id: payment.id, amount })
    const at = new Date(plan.placed_at.getTime() + 2 * MINUTE_MS)
    captures.push({ id: made![0]!.id, at, order_id: order.id, amount })
  }
  await link(
    container,
    placed.map(({ order }, index) => ({
      [Modules.ORDER]: { order_id: order.id },
      [Modules.PAYMENT]: { payment_collection_id: collections[index]!.id },
    }))
  )
  const transactions = await container.resolve(Modules.ORDER).addOrderTransactions(
    captures.map(({ id, order_id, amount }) => ({
      order_id,
      amount,
      currency_code: BRAND.currency,
      reference: "capture",
      reference_id: id,
    }))
  )
  await backdate(container, "payment", paid)
  await backdate(
    container,
    "payment_collection",
    placed.map(({ plan }, at) => ({ id: collections[at]!.id, at: plan.placed_at }))
  )
  await backdate(container, "capture", captures)
  await backdate(
    container,
    "order_transaction",
    transactions.map(({ id, reference_id }) => ({
      id,
      at: captures.find((capture) => capture.id === reference_id)!.at,
    }))
  )
}
