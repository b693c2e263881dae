import type { ReturnRules } from "./policy-rules"

/** How goods come back. */
export type ReturnWay = "store" | "post"

/**
 * What a return by this way costs the shopper, of what would go back; minor units, never above it. Of the rules
 * promised at the purchase and those in force now the cheaper count.
 */
export function feeOf(
  rules: readonly ReturnRules[],
  way: ReturnWay,
  currencyCode: string,
  refund: number
): number {
  const fees = rules.map(({ fees: { [way]: fee } }) => {
    const share = Math.floor((refund * fee.percent) / 100)
    return Math.min(refund, (fee.amounts[currencyCode] ?? 0) + share)
  })
  return Math.min(...fees)
}

/**
 * What of a quoted fee the shop keeps when goods of so much go out in exchange: a fee is taken of what would go back,
 * and a swap of equals moves no money. Minor units.
 */
export const feeKept = (
  { fee, amount }: { fee: number; amount: number },
  new_worth: number
): number => Math.max(0, Math.min(fee, amount + fee - new_worth))
