import type { DeskRole } from "../../../modules/store-return/domain/overrides"
import { refundKindsOf } from "../../../modules/store-return/domain/refund-kinds"
import type { AdminReturnQuote } from "../../../types/return-desk"
import { mayLetIn, refusalsTold } from "../policy/told"
import { quotedLegs, type OrderQuote } from "./quote-return"

/** A quote as the dashboard gets it, for somebody of this role. */
export function quoteTold(
  { order, quote, legs, policy: { rules, version }, assessed }: OrderQuote,
  role: DeskRole
): Omit<AdminReturnQuote, "new_units" | "new_worth" | "due"> {
  const kinds = quotedLegs(order, quote).flatMap((leg) => refundKindsOf(rules, leg))
  const titles = new Map(order.lines.map(({ id, title }) => [id, title]))
  return {
    order_id: order.id,
    order_number: order.display_id,
    currency_code: order.currency_code,
    ...{ worth: quote.worth, tax: quote.tax },
    ...{ lapsed: quote.lapsed, fee: quote.fee },
    amount: quote.amount,
    legs,
    refund_to: [...new Set(kinds)],
    policy_version: version,
    may_override: mayLetIn(
      rules,
      assessed.flatMap(({ refusals }) => refusals),
      role
    ),
    units: quote.units.map(({ line_id, amount }, index) => {
      const { returnable_until, refusals } = assessed[index]!
      const title = titles.get(line_id) ?? ""
      return {
        ...{ line_item_id: line_id, amount },
        returnable_until: returnable_until?.toISOString() ?? null,
        refusals: refusalsTold(rules, refusals, title, order.currency_code),
      }
    }),
  }
}
