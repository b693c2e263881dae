import type { RefundKind, ReturnRules } from "./policy-rules"
import { POINTS_TENDER, type QuotedLeg } from "./quote"

/** A leg with Medusa's provider of the payment it goes back to, or whose store credit it becomes by itself. */
export type SentLeg = QuotedLeg & { provider_id: string | null; credit_customer_id: string | null }

/** What a leg's money may go back as; the first unless the shopper asks for another. Points go back as points. */
export function refundKindsOf(
  { refund_to }: Pick<ReturnRules, "refund_to">,
  { kind, provider_id, tender }: SentLeg
): readonly RefundKind[] {
  return kind === "store_credit" || tender === POINTS_TENDER
    ? ["same"]
    : (refund_to[provider_id ?? tender ?? ""] ?? ["same"])
}

/** Legs as the policy sends them, those that meet joined: sums stay as they are. */
export function sendLegs(
  rules: Pick<ReturnRules, "refund_to">,
  legs: readonly SentLeg[],
  asked?: RefundKind
): SentLeg[] {
  const turned = legs.map((leg) => {
    const kinds = refundKindsOf(rules, leg)
    return turn(leg, asked && kinds.includes(asked) ? asked : kinds[0]!)
  })
  return joined(turned)
}

/**
 * Legs of goods that come back by a gift receipt, whatever the policy says: nothing goes to who paid, all money is store
 * credit for who brings them. Points were no money, and go back as points.
 */
export const giftLegs = (legs: readonly SentLeg[]): SentLeg[] =>
  joined(legs.map((leg) => (leg.tender === POINTS_TENDER ? leg : turn(leg, "store_credit"))))

function joined(legs: readonly SentLeg[]): SentLeg[] {
  const together = new Map<string, SentLeg>()
  for (const leg of legs) {
    const key = [leg.kind, leg.payment_id ?? leg.tender].join(" ")
    const before = together.get(key)
    together.set(key, before ? { ...before, amount: before.amount + leg.amount } : leg)
  }
  return [...together.values()]
}

function turn(leg: SentLeg, to: RefundKind): SentLeg {
  const gone = { ...leg, payment_id: null, provider_id: null, tender: null }
  switch (to) {
    case "same":
      return leg
    case "store_credit":
      return { ...gone, kind: "store_credit" }
    default:
      return { ...gone, kind: "tender", tender: to }
  }
}
