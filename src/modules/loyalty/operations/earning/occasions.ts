import { conflict, notFound } from "../../../../core/errors"
import type { SqlEntityManager } from "../../../../core/sql"
import { readBonuses } from "../../read-models/bonuses"
import { readBoughtLots } from "../../read-models/bought-lots"
import { keptPurchases } from "../../domain/bonuses/purchases"
import type { Programme } from "../../read-models/programme"
import type { Origin } from "../../types"
import { lockAccount } from "../open-books"
import { giveBonus } from "./give-bonus"

const DAY_MS = 86_400_000

const lifeOf = (
  { rules }: Programme,
  { life_days = rules.life_days }: { life_days?: number | null | undefined },
  now: Date
): Date | null => (life_days === null ? null : new Date(now.getTime() + life_days * DAY_MS))

/** Points for joining, once for an account; none where the rules give none. */
export async function giveSignUpBonus(
  manager: SqlEntityManager,
  origin: Origin,
  { account_id, programme }: { account_id: string; programme: Programme },
  now: Date
): Promise<void> {
  const rule = programme.rules.bonuses.sign_up
  if (rule) {
    const bonus = {
      kind: "sign_up" as const,
      account_id,
      reference: `bonus:sign_up:${account_id}`,
      points: rule.points,
      rules_version: programme.version,
      vests_at: "now" as const,
      expires_at: lifeOf(programme, rule, now),
    }
    await giveBonus(manager, origin, bonus, now)
  }
}

/** Points for a birthday, once for an account and year. `day` is the day it is celebrated on, such as `2026-02-28`. */
export async function giveBirthdayBonus(
  manager: SqlEntityManager,
  origin: Origin,
  { account_id, programme, day }: { account_id: string; programme: Programme; day: string },
  now: Date
): Promise<void> {
  const rule = programme.rules.bonuses.birthday
  const reference = `bonus:birthday:${account_id}:${day.slice(0, 4)}`
  await lockAccount(manager, account_id)
  const known = await readBonuses(manager, [account_id])
  if (rule && !known.some((lot) => lot.reference === reference)) {
    const bonus = {
      kind: "birthday" as const,
      account_id,
      reference,
      points: rule.points,
      rules_version: programme.version,
      vests_at: "now" as const,
      expires_at: lifeOf(programme, rule, now),
      day,
    }
    await giveBonus(manager, origin, bonus, now)
  }
}

export type ReviewAward = {
  account_id: string
  programme: Programme
  /** The review, by the id it has where it was written. */
  review_id: string
  /** The purchase it is about: the points go when all of it comes back. Null: about none. */
  purchase: string | null
}

/**
 * Points for a review that the shop has accepted, once for an account and review. Answers how many it gave, whenever.
 * @throws NOT_FOUND `account_not_found`, `purchase_not_found`; CONFLICT `bonus_not_offered`, `bonus_limit`.
 */
export async function giveReviewBonus(
  manager: SqlEntityManager,
  origin: Origin,
  { account_id, programme, review_id, purchase }: ReviewAward,
  now: Date
): Promise<{ points: number; repeated: boolean }> {
  const { id } = await lockAccount(manager, account_id)
  const given = (await readBonuses(manager, [id])).filter(({ kind }) => kind === "review")
  const reference = `bonus:review:${account_id}:${review_id}`
  const known = given.find((lot) => lot.reference === reference)
  if (known) {
    return { points: known.points, repeated: true }
  }
  const rule = programme.rules.bonuses.review
  if (!rule) {
    throw conflict("bonus_not_offered", "The rules give nothing for reviews")
  }
  const since = new Date(now.getTime() - 30 * DAY_MS)
  if (given.filter(({ given_at }) => given_at > since).length >= rule.most_in_30_days) {
    throw conflict("bonus_limit", "This member had points for enough reviews in thirty days")
  }
  const bought = purchase === null ? [] : keptPurchases(await readBoughtLots(manager, [id]))
  if (purchase !== null && !bought.some((each) => each.purchase === purchase)) {
    throw notFound("purchase_not_found", "This member has not bought and kept that order")
  }
  const { points } = rule
  const bonus = {
    kind: "review" as const,
    account_id: id,
    reference,
    points,
    rules_version: programme.version,
    vests_at: "now" as const,
    expires_at: lifeOf(programme, rule, now),
    purchase,
  }
  await giveBonus(manager, origin, bonus, now)
  return { points, repeated: false }
}
