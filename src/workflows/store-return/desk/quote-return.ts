import type { MedusaContainer } from "@medusajs/framework/types"
import { conflict, invalid } from "../../../core/errors"
import type { SaidOfUnit } from "../../../modules/store-return/domain/condition"
import type { AssessedUnit } from "../../../modules/store-return/domain/policy"
import type { RefundKind, ReturnRules } from "../../../modules/store-return/domain/policy-rules"
import type { WhatIsKept } from "../../../modules/store-return/domain/lapsed-discounts"
import { quoteReturn, type ReturnQuote } from "../../../modules/store-return/domain/quote"
import {
  giftLegs,
  refundKindsOf,
  sendLegs,
  type SentLeg,
} from "../../../modules/store-return/domain/refund-kinds"
import type { Returner } from "../../../modules/store-return/operations/terms"
import type { Policy } from "../../../modules/store-return/read-models/policies"
import { readOrderPolicy, type ReturnConditions } from "../policy/assess-order"
import { toAccounts } from "../money/store-credit-leg"
import { readLapsedDiscounts } from "../policy/read-discounts"
import { type DeskOrder, readDeskOrder } from "./read-order"
import { unitByUnit } from "./unit-by-unit"

export type WantedUnits = { line_item_id: string; quantity: number }

/** Why the desk takes nothing of an order back; null when it does. */
export function refusalOf(order: DeskOrder): { code: string; message: string } | null {
  if (order.is_canceled) {
    return { code: "order_cancelled", message: "This order was cancelled" }
  }
  if (order.is_unpaid) {
    const message =
      "Something of this order is still to be paid: hand the rest over or cancel it first"
    return { code: "order_not_paid", message }
  }
  return null
}

/** The legs of a quote with the provider each payment went through. */
export function quotedLegs({ money }: DeskOrder, { legs }: ReturnQuote): SentLeg[] {
  const providers = new Map(money.payments.map(({ id, provider_id }) => [id, provider_id]))
  return legs.map((leg) => ({
    ...leg,
    provider_id: providers.get(leg.payment_id ?? "") ?? null,
    credit_customer_id: null,
  }))
}

export type OrderQuote = {
  order: DeskOrder
  quote: ReturnQuote
  /** Of the quote, as the policy sends them. */
  legs: SentLeg[]
  /** What would be kept back more for discounts that do not hold for what is kept; for a part of them given back below 0. */
  lapsedMore: (kept: WhatIsKept) => number
  policy: Policy
  /** In the order of the quote's units. */
  assessed: AssessedUnit[]
  returner: Returner | null
}

export type QuoteConditions = Partial<ReturnConditions> & {
  /** What the shopper wants the money back as. */
  refund_to?: RefundKind
  /** Units by line that a return of Medusa's holds for this shopper: they may come back. */
  held?: ReadonlyMap<string, number>
  /** Goods go out for what comes back: what discounts do is said by `quoteExchangeOf`. */
  is_exchange?: boolean
}

/**
 * What these units of an order are worth, where the money goes, and which of them the policy refuses, now. Refusals are
 * data here; who takes units asks `letIn`. The state of a unit is looked at as far as it is said.
 * @throws NOT_FOUND `order_not_found`; CONFLICT `order_cancelled`, `order_not_paid`, `refund_kind_not_allowed`;
 *   INVALID_DATA `units_not_returnable`
 */
export async function quoteReturnOf(
  container: MedusaContainer,
  orderId: string,
  units: readonly (WantedUnits & SaidOfUnit)[],
  { refund_to, held, is_exchange, ...conditions }: QuoteConditions = {}
): Promise<OrderQuote> {
  const order = await readDeskOrder(container, orderId, held)
  const refusal = refusalOf(order)
  if (refusal) {
    throw conflict(refusal.code, refusal.message)
  }
  const returned = checkedUnits(order, units)
  const { policy, returner, feeOn, keepsLapsed, assess } = await readOrderPolicy(
    container,
    orderId,
    {
      ...{ way: "store", retail_store_id: null, receipt_shown: true, now: new Date() },
      ...conditions,
    }
  )
  const is_gift = conditions.is_gift ?? false
  const lapsedOn = keepsLapsed ? await readLapsedDiscounts(container, orderId) : () => 0
  const quote = quoteReturn(
    // A gift's holder does not answer for what the giver keeps, nor does what was kept back of the giver become hers.
    is_exchange || is_gift ? asKeptForGood(order) : { ...order, lapsedOn },
    returned,
    (refund) => feeOn(refund, order.currency_code)
  )
  const said = unitByUnit(units, quote.units)
  const legs = is_gift
    ? giftLegs(quotedLegs(order, quote))
    : sentLegs(policy.rules, quotedLegs(order, quote), refund_to)
  return {
    ...{ order, quote, policy, returner },
    lapsedMore: (kept) => lapsedOn(kept) - (order.lapsed_before ?? 0),
    legs: await toAccounts(container, legs, {
      customer_id: returner?.customer_id ?? null,
      is_gift,
    }),
    assessed: await assess(
      quote.units.map((unit, at) => ({
        ...unit,
        grade: said[at]!.grade,
        reason: said[at]!.reason,
      })),
      order.currency_code
    ),
  }
}

/** The order when nothing of what was kept back before goes back now. */
const asKeptForGood = (order: DeskOrder): DeskOrder => ({
  ...order,
  fees: (order.fees ?? 0) + (order.lapsed_before ?? 0),
  lapsed_before: 0,
})

/** @throws CONFLICT `refund_kind_not_allowed` when no part of the money may go that way */
function sentLegs(rules: ReturnRules, legs: readonly SentLeg[], asked?: RefundKind): SentLeg[] {
  if (asked && legs.length > 0 && legs.every((leg) => !refundKindsOf(rules, leg).includes(asked))) {
    throw conflict("refund_kind_not_allowed", "refund_to: what was paid may not go back as this")
  }
  return sendLegs(rules, legs, asked)
}

/** @throws INVALID_DATA `units_not_returnable` */
function checkedUnits(
  order: DeskOrder,
  units: readonly WantedUnits[]
): { line_id: string; quantity: number }[] {
  const wanted = new Map<string, number>()
  for (const { line_item_id, quantity } of units) {
    wanted.set(line_item_id, (wanted.get(line_item_id) ?? 0) + quantity)
  }
  for (const [id, quantity] of wanted) {
    const line = order.lines.find((each) => each.id === id)
    if (!line || line.returnable < quantity) {
      throw invalid(
        "units_not_returnable",
        `Of "${line?.title ?? id}" ${line?.returnable ?? 0} may come back, and ${quantity} are asked for`
      )
    }
  }
  return [...wanted].map(([line_id, quantity]) => ({ line_id, quantity }))
}
