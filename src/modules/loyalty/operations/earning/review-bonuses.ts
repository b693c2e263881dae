import type { SqlEntityManager } from "../../../../core/sql"
import {
  type BonusTerms,
  firstPurchaseBonuses,
  type Referral,
  referredBonuses,
  referrerBonuses,
} from "../../domain/bonuses/due"
import { type BoughtLot, type KeptPurchase, keptPurchases } from "../../domain/bonuses/purchases"
import type { BonusKind } from "../../domain/bonuses/rules"
import { settleBonuses } from "../../domain/bonuses/settle-bonuses"
import { type BonusLot, readBonuses } from "../../read-models/bonuses"
import { readBoughtLots } from "../../read-models/bought-lots"
import { readReferralsOf } from "../../read-models/referrals"
import type { Origin } from "../../types"
import { scheduleAwards } from "../accounts"
import { reverse } from "../reverse"
import { giveBonus } from "./give-bonus"

const REVIEW: Origin = { source: "bonus", actor: null }

/** Kinds that follow from what the account itself bought. */
const OWN: readonly BonusKind[] = ["first_online", "first_store", "referred"]

/**
 * Makes the ledger have the bonuses that are due for what an account and those it was brought by, or has brought, have
 * bought and kept, and no others: as if what came back had never been bought. The accounts are locked.
 */
export async function reviewBonuses(
  manager: SqlEntityManager,
  {
    account_id,
    broughtBy,
    bought,
  }: { account_id: string; broughtBy: readonly Referral[]; bought: readonly BoughtLot[] },
  terms: readonly BonusTerms[],
  now: Date
): Promise<void> {
  const purchases = keptPurchases(bought)
  const given = await readBonuses(manager, [account_id])
  const due = [
    ...firstPurchaseBonuses(account_id, purchases, terms),
    ...referredBonuses(broughtBy, purchases, terms),
  ]
  const own = given.filter(({ kind }) => OWN.includes(kind))
  await bringInLine(manager, settleBonuses(due, own), given, now)
  await takeBackReviews(manager, given, purchases, now)
  for (const referrer of new Set(broughtBy.map(({ referrer_id }) => referrer_id))) {
    await reviewReferrer(manager, referrer, terms, now)
  }
}

async function reviewReferrer(
  manager: SqlEntityManager,
  referrerId: string,
  terms: readonly BonusTerms[],
  now: Date
): Promise<void> {
  const referrals = await readReferralsOf(manager, referrerId)
  const brought = referrals.map(({ referred_id }) => referred_id)
  const purchases = keptPurchases(await readBoughtLots(manager, brought))
  const given = await readBonuses(manager, [referrerId])
  const rewards = given.filter(({ kind }) => kind === "referrer")
  const changes = settleBonuses(referrerBonuses(referrals, purchases, terms), rewards)
  await bringInLine(manager, changes, given, now)
}

/** New ones come first: what is taken back may then be taken from them. */
async function bringInLine(
  manager: SqlEntityManager,
  { give, takeBack, schedule }: ReturnType<typeof settleBonuses>,
  given: readonly BonusLot[],
  now: Date
): Promise<void> {
  for (const bonus of give) {
    const { occasion: _, ...fresh } = bonus
    await giveBonus(manager, REVIEW, fresh, now)
  }
  for (const { reference } of takeBack) {
    await takeBonusBack(manager, given.find((lot) => lot.reference === reference)!, now)
  }
  for (const { reference, ...day } of schedule) {
    await scheduleAwards(manager, { ...day, references: [reference] })
  }
}

async function takeBackReviews(
  manager: SqlEntityManager,
  given: readonly BonusLot[],
  purchases: readonly KeptPurchase[],
  now: Date
): Promise<void> {
  const kept = new Set(purchases.map(({ purchase }) => purchase))
  const reviews = given.filter(
    ({ kind, purchase, taken_back }) => kind === "review" && purchase && !taken_back
  )
  for (const lot of reviews.filter(({ purchase }) => !kept.has(purchase!))) {
    await takeBonusBack(manager, lot, now)
  }
}

async function takeBonusBack(
  manager: SqlEntityManager,
  { account_id, reference, kind, purchase }: BonusLot,
  now: Date
): Promise<void> {
  await reverse(
    manager,
    { ...REVIEW, key: `${reference}:taken_back` },
    {
      account_id,
      reference: purchase ?? reference,
      reason: kind,
      awards: [{ reference, returned_value: 1 }],
      burns: [],
    },
    now
  )
}
