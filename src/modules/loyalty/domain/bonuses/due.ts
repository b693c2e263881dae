import type { KeptPurchase } from "./purchases"
import type { BonusKind, BonusRules } from "./rules"

const DAY_MS = 86_400_000

/** What a version of the rules says of bonuses. */
export type BonusTerms = { version: number; bonuses: BonusRules; life_days: number | null }

/** A bonus that somebody should have for what was bought and kept. */
export type DueBonus = {
  kind: BonusKind
  account_id: string
  /** Unique for the occasion. */
  occasion: string
  points: number
  purchase: string
  rules_version: number
  vests_at: Date | null
  expires_at: Date | null
}

type Worth = { min_amount: Record<string, number> }
type RuleOf<Rule> = (bonuses: BonusRules) => Rule | undefined
type First<Rule> = { purchase: KeptPurchase; rule: Rule; terms: BonusTerms }

/**
 * The purchase that settles whether there is a first one worth a bonus, by the rules of its day, and that bonus; null:
 * none has settled it yet. Somebody who bought before there was such a bonus does not buy for the first time.
 */
function settledBy<Rule extends Worth>(
  purchases: readonly KeptPurchase[],
  terms: readonly BonusTerms[],
  ruleOf: RuleOf<Rule>
): { at: Date; first: First<Rule> | null } | null {
  for (const purchase of purchases) {
    const own = terms.find(({ version }) => version === purchase.rules_version)
    const rule = own && ruleOf(own.bonuses)
    if (!own || !rule) {
      return { at: purchase.at, first: null }
    }
    if (purchase.kept >= (rule.min_amount[purchase.currency_code] ?? 1)) {
      return { at: purchase.at, first: { purchase, rule, terms: own } }
    }
  }
  return null
}

/** The first purchase that is worth a bonus. */
const firstWorth = <Rule extends Worth>(
  purchases: readonly KeptPurchase[],
  terms: readonly BonusTerms[],
  ruleOf: RuleOf<Rule>
): First<Rule> | null => settledBy(purchases, terms, ruleOf)?.first ?? null

/** When nothing a member buys can change a bonus. */
const ALWAYS = new Date(0)

/**
 * Purchases in this channel after this instant change no bonus of a member, nor of who brought her; null: the next one
 * may.
 */
export function bonusesSettledUntil(
  channel: KeptPurchase["channel"],
  purchases: readonly KeptPurchase[],
  terms: readonly BonusTerms[],
  isBrought: boolean
): Date | null {
  const inChannel = purchases.filter((purchase) => purchase.channel === channel)
  const asked: [readonly KeptPurchase[], RuleOf<Worth>][] = [
    [inChannel, (bonuses) => bonuses[`first_${channel}`]],
    ...(isBrought ? ([[purchases, ({ referral }) => referral]] satisfies typeof asked) : []),
  ]
  return asked
    .filter(([, ruleOf]) => terms.some(({ bonuses }) => ruleOf(bonuses)))
    .map(([own, ruleOf]) => settledBy(own, terms, ruleOf)?.at ?? null)
    .reduce<Date | null>((latest, at) => latest && at && (at > latest ? at : latest), ALWAYS)
}

function bonusFor(
  kind: BonusKind,
  account_id: string,
  points: number,
  { purchase, rule, terms }: First<{ life_days?: number | undefined }>
): DueBonus {
  const { vests_at, rules_version } = purchase
  const days = rule.life_days ?? terms.life_days
  return {
    kind,
    account_id,
    occasion: `bonus:${kind}:${purchase.purchase}`,
    points,
    purchase: purchase.purchase,
    rules_version,
    vests_at,
    expires_at:
      vests_at === null || days === null ? null : new Date(vests_at.getTime() + days * DAY_MS),
  }
}

/** What a member should have for her first purchase in the web shop and in a store. */
export function firstPurchaseBonuses(
  accountId: string,
  purchases: readonly KeptPurchase[],
  terms: readonly BonusTerms[]
): DueBonus[] {
  return (["online", "store"] as const).flatMap((channel) => {
    const kind = `first_${channel}` as const
    const own = purchases.filter((purchase) => purchase.channel === channel)
    const first = firstWorth(own, terms, (bonuses) => bonuses[kind])
    return first ? [bonusFor(kind, accountId, first.rule.points, first)] : []
  })
}

/** That one member brought another. */
export type Referral = { referrer_id: string; referred_id: string; created_at: Date }

type Brought = { referral: Referral; first: First<NonNullable<BonusRules["referral"]>> }

/** The purchase that a referral is rewarded for: the referred one's first, made after she was brought. */
function broughtBy(
  referral: Referral,
  purchases: readonly KeptPurchase[],
  terms: readonly BonusTerms[]
): Brought | null {
  const { referred_id, referrer_id, created_at } = referral
  const own = purchases.filter(({ account_id }) => account_id === referred_id)
  const first = firstWorth(own, terms, (bonuses) => bonuses.referral)
  const isNew = own[0] !== undefined && own[0].at >= created_at
  return first && isNew && referred_id !== referrer_id ? { referral, first } : null
}

/** What those who were brought should have for their first purchase. */
export function referredBonuses(
  referrals: readonly Referral[],
  purchases: readonly KeptPurchase[],
  terms: readonly BonusTerms[]
): DueBonus[] {
  return referrals.flatMap((referral) => {
    const { referred_id } = referral
    const brought = broughtBy(referral, purchases, terms)
    const points = brought?.first.rule.referred_points ?? 0
    return brought ? [bonusFor("referred", referred_id, points, brought.first)] : []
  })
}

/**
 * What a member should have for all she brought: for each one's first purchase, the earliest first, as long as the
 * period before it has fewer rewards than the rules allow.
 */
export function referrerBonuses(
  referrals: readonly Referral[],
  purchases: readonly KeptPurchase[],
  terms: readonly BonusTerms[]
): DueBonus[] {
  const rewarded: number[] = []
  return referrals
    .flatMap((referral) => broughtBy(referral, purchases, terms) ?? [])
    .sort((one, other) => one.first.purchase.at.getTime() - other.first.purchase.at.getTime())
    .flatMap(({ referral, first }) => {
      const { most, period_days, referrer_points } = first.rule
      const at = first.purchase.at.getTime()
      const lately = rewarded.filter((earlier) => earlier > at - period_days * DAY_MS)
      if (lately.length >= most) {
        return []
      }
      rewarded.push(at)
      return [bonusFor("referrer", referral.referrer_id, referrer_points, first)]
    })
}
