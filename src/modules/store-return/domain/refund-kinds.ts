import type { RefundKind, ReturnRules } from "./policy-rules"
import { POINTS_TENDER, type QuotedLeg } from "./quote"

/** A leg with Medusa's provider of the payment it goes back to. */
export type SentLeg = QuotedLeg & { provider_id: string | null }

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
  const sent = new Map<string, SentLeg>()
  for (const leg of legs) {
    const kinds = refundKindsOf(rules, leg)
    const turned = turn(leg, asked && kinds.includes(asked) ? asked : kinds[0]!)
    const key = [turned.kind, turned.payment_id ?? turned.tender].join(" ")
    const before = sent.get(key)
    sent.set(key, before ? { ...before, amount: before.amount + turned.amount } : turned)
  }
  return [...sent.values()]
}

function turn(leg: SentLeg, to: RefundKind): SentLeg {
  const gone = { payment_id: null, provider_id: null, tender: null, amount: leg.amount }
  switch (to) {
    case "same":
      return leg
    case "store_credit":
      return { ...gone, kind: "store_credit" }
    default:
      return { ...gone, kind: "tender", tender: to }
  }
}
