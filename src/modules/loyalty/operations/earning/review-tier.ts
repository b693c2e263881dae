import { boundRows, type SqlEntityManager } from "../../../../core/sql"
import { roomOf } from "../../domain/tiers/room"
import { standingAt, type TierStanding } from "../../domain/tiers/standing"
import type { BoughtHistory } from "../../read-models/bought-lots"
import { type EarningTerms, rulesInForce } from "../../read-models/earning-terms"

/** What a member, or who writes to her, should hear about her tier. */
export type TierNews = {
  account_id: string
  /** `changed`: she has gone up or down. `ending`: she goes down at `falls_at` unless she buys before. */
  what: "changed" | "ending"
  tier: string | null
  tier_before: string | null
  falls_at: string | null
}

type Row = { tier: string | null; noticed_for: Date | null }

/**
 * Writes down when parts of what an account bought came back: what was not known before came back now. What came back
 * before the account had a tier to lose counts as never bought.
 */
export async function recordReturns(
  manager: SqlEntityManager,
  accountId: string,
  now: Date
): Promise<void> {
  await boundRows(
    manager,
    `insert into omni_loyalty_line_return (lot_id, returned_value, at)
     select id, returned_value, case
       when exists (select 1 from omni_loyalty_tier where account_id = lot.account_id and rules_version > 0)
       then ? else (award->>'bought_at')::timestamptz end
     from omni_loyalty_lot lot
     where account_id = ? and award->>'bought_at' is not null and returned_value > 0
     on conflict do nothing`,
    [now, accountId]
  )
}

/** How late a receipt may come so that it need not be counted anew. */
const LATE_MS = 90 * 86_400_000

/**
 * Finds where a member stands now and keeps it, and what may be bought before that or a bonus can change; answers what has
 * changed since it was looked at. The account is locked.
 */
export async function reviewTier(
  manager: SqlEntityManager,
  {
    account_id,
    bought,
    bonuses_until,
  }: { account_id: string; bought: readonly BoughtHistory[]; bonuses_until: Date | null },
  terms: readonly EarningTerms[],
  now: Date
): Promise<TierNews[]> {
  const inForce = rulesInForce(terms, now)
  const room_from = new Date(now.getTime() - LATE_MS)
  const standing = standingAt(terms, bought, now)
  const [before = { tier: null, noticed_for: null }] = await boundRows<Row>(
    manager,
    "select tier, noticed_for from omni_loyalty_tier where account_id = ?",
    [account_id]
  )
  const ending = isToBeTold(standing, before, now)
  await keep(manager, account_id, {
    standing,
    noticed_for: ending ? standing.falls_at : before.noticed_for,
    rules_version: inForce?.version ?? 0,
    room: inForce?.tiers ? roomOf(inForce.tiers, bought, standing, room_from) : 0,
    room_from,
    bonuses_until,
    now,
  })
  const news = { account_id, tier: standing.tier, tier_before: before.tier, falls_at: null }
  const falls_at = standing.falls_at?.toISOString() ?? null
  return [
    ...(standing.tier === before.tier ? [] : [{ ...news, what: "changed" as const }]),
    ...(ending ? [{ ...news, what: "ending" as const, falls_at }] : []),
  ]
}

/** Once for each time she is about to go down. */
const isToBeTold = (
  { notice_at, falls_at }: TierStanding,
  { noticed_for }: Row,
  now: Date
): boolean =>
  notice_at !== null && notice_at <= now && noticed_for?.getTime() !== falls_at?.getTime()

type Kept = {
  standing: TierStanding
  noticed_for: Date | null
  rules_version: number
  room: number
  room_from: Date
  bonuses_until: Date | null
  now: Date
}

async function keep(manager: SqlEntityManager, accountId: string, kept: Kept): Promise<void> {
  const { tier, since, falls_at, notice_at, changes_at } = kept.standing
  const { noticed_for, rules_version, room, room_from, bonuses_until, now } = kept
  const instants = [changes_at, notice_at && notice_at > now ? notice_at : null]
  const next = instants.filter((at) => at !== null).map((at) => at.getTime())
  await boundRows(
    manager,
    `insert into omni_loyalty_tier (account_id, tier, since, falls_at, noticed_for, rules_version, review_at, room,
       room_from, bonuses_until, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (account_id) do update set tier = excluded.tier, since = excluded.since, falls_at = excluded.falls_at,
       noticed_for = excluded.noticed_for, rules_version = excluded.rules_version, review_at = excluded.review_at,
       room = excluded.room, room_from = excluded.room_from, bonuses_until = excluded.bonuses_until,
       updated_at = excluded.updated_at`,
    [
      ...[accountId, tier, since, falls_at, noticed_for, rules_version],
      next.length ? new Date(Math.min(...next)) : null,
      ...[room, room_from, bonuses_until, now],
    ]
  )
}

/** What is known of accounts is to be found out anew: what they bought is another's now, or more. */
export async function forgetReviews(
  manager: SqlEntityManager,
  accountIds: readonly string[]
): Promise<void> {
  await boundRows(
    manager,
    `update omni_loyalty_tier set room = null, room_from = null, bonuses_until = null
     where account_id = any(?::text[])`,
    [accountIds]
  )
}
