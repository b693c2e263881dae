import {
  type BonusTerms,
  type DueBonus,
  firstPurchaseBonuses,
  type Referral,
  referredBonuses,
  referrerBonuses,
} from "./bonuses/due"
import type { KeptPurchase } from "./bonuses/purchases"
import type { LoyaltyRules } from "./rules"
import type { BoughtLine } from "./tiers/qualifying"
import { standingAt } from "./tiers/standing"

/** What a member has bought and kept, and who brought her. */
export type MemberLife = {
  account_id: string
  lines: readonly (BoughtLine & { purchase: string })[]
  purchases: readonly KeptPurchase[]
  broughtBy: readonly Referral[]
  /** Of who brought her: all she brought, and what they bought. */
  referrers: readonly { brought: readonly Referral[]; purchases: readonly KeptPurchase[] }[]
}

const ALWAYS = new Date(0)

/** The tier in which a purchase was made, had the rules always held. */
export function tierUnder(
  { tiers }: LoyaltyRules,
  { lines }: MemberLife,
  { at, purchase }: { at: Date; purchase: string }
): string | null {
  const others = lines.filter((line) => line.purchase !== purchase)
  return standingAt([{ since: ALWAYS, tiers }], others, at).tier
}

/** The bonuses that hang on a purchase, hers and of who brought her, had the rules always held. */
export function bonusesUnder(
  { bonuses, life_days }: LoyaltyRules,
  { account_id, purchases, broughtBy, referrers }: MemberLife,
  purchase: string
): DueBonus[] {
  const terms: BonusTerms[] = [{ version: 0, bonuses, life_days }]
  const own = purchases.map(asOfThem)
  return [
    ...firstPurchaseBonuses(account_id, own, terms),
    ...referredBonuses(broughtBy, own, terms),
    ...referrers.flatMap(({ brought, purchases: theirs }) =>
      referrerBonuses(brought, theirs.map(asOfThem), terms)
    ),
  ].filter((bonus) => bonus.purchase === purchase)
}

const asOfThem = (purchase: KeptPurchase): KeptPurchase => ({ ...purchase, rules_version: 0 })
