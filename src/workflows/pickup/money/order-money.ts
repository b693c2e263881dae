import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { notFound } from "../../../core/errors"
import { toMinor } from "../../../core/money"
import { type OrderValue, orderValue } from "../../../modules/pickup/domain/value-kept"

type Entry = { id: string; amount: BigNumberInput; raw_amount?: BigNumberInput }
type PaymentGraph = {
  id: string
  provider_id: string
  amount: BigNumberInput
  canceled_at: string | null
  captures: Entry[]
  refunds: (Entry & { note: string | null; refund_reason?: { label: string } | null })[]
}
type ItemGraph = {
  id: string
  quantity: BigNumberInput
  /** Without the units that came back. */
  total: BigNumberInput
  return_received_total?: BigNumberInput
  return_dismissed_total?: BigNumberInput
}
type CreditLine = { reference: string | null; reference_id: string | null; amount: BigNumberInput }
type OrderGraph = {
  id: string
  status: string
  currency_code: string
  shipping_total: BigNumberInput
  summary: { pending_difference: BigNumberInput } | null
  items: ItemGraph[]
  credit_lines: CreditLine[]
  payment_collections: { payments: PaymentGraph[] }[]
}

export type OrderPayment = {
  id: string
  provider_id: string
  /** Minor units. */
  authorized: number
  captured: number
  refunded: number
  /** What was given back, by the note it was given back with. */
  refunds: { id: string; note: string | null; amount: number }[]
}

/** An order's money in minor units: what it is worth by line, and what its payments hold. */
export type OrderMoney = {
  order_id: string
  is_canceled: boolean
  currency_code: string
  value: OrderValue
  /** What came back after it was handed over is worth. */
  returned: number
  payments: OrderPayment[]
  /** Captured and not given back. */
  received: number
  /** Paid by other means than payments: gift cards, store credit. */
  credit: number
  /** What Medusa still expects from the shopper; below 0 when it owes. */
  pending: number
  /** Settlements booked on the order because their money had not been taken: amount by settlement. */
  credited: Map<string, number>
}

export const CREDIT_REFERENCE = "omni_pickup_settlement"

/** What the shop keeps of a return, such as its fee; below 0, as it makes the order cost more. */
export const KEPT_REFERENCE = "omni_return_kept"

/** Medusa books what it refunds beyond its own debt under this name, or under that of the refund's reason. */
export const REFUND_REFERENCE = "payment_collection"

const FIELDS = [
  "id",
  "status",
  "currency_code",
  "shipping_total",
  "summary.*",
  "items.id",
  "items.quantity",
  "items.total",
  "items.return_received_total",
  "items.return_dismissed_total",
  "items.detail.*",
  "credit_lines.*",
  "payment_collections.payments.*",
  "payment_collections.payments.captures.*",
  "payment_collections.payments.refunds.*",
  "payment_collections.payments.refunds.refund_reason.label",
]

/** @throws NOT_FOUND `order_not_found`. */
export async function readOrderMoney(
  container: MedusaContainer,
  orderId: string
): Promise<OrderMoney> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: FIELDS, filters: { id: orderId } })
  const [order] = data as unknown as OrderGraph[]
  if (!order) {
    throw notFound("order_not_found", `There is no order ${orderId}`)
  }
  const minor = (amount: BigNumberInput): number => toMinor(amount, order.currency_code)
  const found = (order.payment_collections ?? []).flatMap(({ payments: all }) => all ?? [])
  const payments = found
    .filter((payment) => !payment.canceled_at)
    .map((payment) => paymentOf(payment, minor))
  const ofRefunds = new Set<string | null>([
    CREDIT_REFERENCE,
    KEPT_REFERENCE,
    REFUND_REFERENCE,
    ...found.flatMap(({ refunds }) =>
      (refunds ?? []).flatMap(({ refund_reason }) => refund_reason?.label ?? [])
    ),
  ])
  const credits = order.credit_lines ?? []
  const foreign = credits.filter(({ reference }) => !ofRefunds.has(reference))
  return {
    order_id: order.id,
    is_canceled: order.status === "canceled",
    currency_code: order.currency_code,
    value: valueOf(order, minor),
    returned: minor(
      order.items.reduce<BigNumberInput>((sum, item) => MathBN.add(sum, returnedTotal(item)), 0)
    ),
    payments,
    received: payments.reduce((sum, payment) => sum + payment.captured - payment.refunded, 0),
    credit: foreign.reduce((sum, line) => sum + minor(line.amount), 0),
    pending: minor(order.summary?.pending_difference ?? 0),
    credited: new Map(
      credits
        .filter((line) => line.reference === CREDIT_REFERENCE)
        .map((line) => [line.reference_id ?? "", minor(line.amount)])
    ),
  }
}

const returnedTotal = ({ return_received_total, return_dismissed_total }: ItemGraph) =>
  MathBN.add(return_received_total ?? 0, return_dismissed_total ?? 0)

/** What a line was worth before any of it came back. */
const fullTotal = (item: ItemGraph) => MathBN.add(item.total, returnedTotal(item))

type ToMinor = (amount: BigNumberInput) => number

function valueOf(order: OrderGraph, minor: ToMinor): OrderValue {
  const lines = order.items.map((item) => ({
    id: item.id,
    quantity: Number(item.quantity),
    total: Number(fullTotal(item)),
  }))
  const total = order.items.reduce<BigNumberInput>(
    (sum, item) => MathBN.add(sum, fullTotal(item)),
    order.shipping_total
  )
  return orderValue(minor(total), lines, Number(order.shipping_total))
}

function paymentOf(payment: PaymentGraph, minor: ToMinor): OrderPayment {
  const amountOf = (entry: Entry): number => minor(entry.raw_amount ?? entry.amount)
  const refunds = (payment.refunds ?? []).map((refund) => ({
    id: refund.id,
    note: refund.note,
    amount: amountOf(refund),
  }))
  return {
    id: payment.id,
    provider_id: payment.provider_id,
    authorized: minor(payment.amount),
    captured: (payment.captures ?? []).reduce((sum, capture) => sum + amountOf(capture), 0),
    refunded: refunds.reduce((sum, refund) => sum + refund.amount, 0),
    refunds,
  }
}
