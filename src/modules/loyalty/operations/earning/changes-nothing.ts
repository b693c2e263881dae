import { boundRows, type SqlEntityManager } from "../../../../core/sql"
import { addMonths } from "../../domain/months"
import { worthOf } from "../../domain/tiers/qualifying"
import type { TierRules } from "../../domain/tiers/rules"
import type { BoughtLot } from "../../domain/bonuses/purchases"
import { readLotsOf } from "../../read-models/bought-lots"
import { type EarningTerms, rulesInForce } from "../../read-models/earning-terms"

/** What the last review left room for; `bonuses_until`: of purchases in stores, which tills tell late and many at once. */
type Room = {
  rules_version: number
  room: number | null
  room_from: Date
  bonuses_until: Date | null
  review_at: Date | null
}

/**
 * Whether a purchase in a store that was just booked surely changes neither a bonus nor a tier, by what the last review
 * found; then what it takes of the room is written down, and all that was bought before need not be looked at. The
 * account is locked. `references`: the purchase's lines.
 */
export async function changesNothing(
  manager: SqlEntityManager,
  { account_id, references }: { account_id: string; references: readonly string[] },
  terms: readonly EarningTerms[],
  now: Date
): Promise<boolean> {
  const lots = await readLotsOf(manager, references)
  const [room] = await boundRows<Room>(
    manager,
    `select rules_version, room::float8, room_from, bonuses_until, review_at from omni_loyalty_tier where account_id = ?`,
    [account_id]
  )
  const inForce = rulesInForce(terms, now)
  const isKnown = lots.length > 0 && lots.every((lot) => lot.account_id === account_id)
  if (!room || !isKnown || !leavesAll(room, lots, inForce, now)) {
    return false
  }
  const { tiers } = inForce!
  await boundRows(
    manager,
    `update omni_loyalty_tier set room = room - ?, review_at = least(review_at, ?), updated_at = ? where account_id = ?`,
    [tiers ? sumOf(tiers, lots) : 0, tiers && firstToEnd(tiers, lots), now, account_id]
  )
  return true
}

function leavesAll(
  { rules_version, room, room_from, bonuses_until, review_at }: Room,
  lots: readonly BoughtLot[],
  inForce: EarningTerms | undefined,
  now: Date
): boolean {
  const isCurrent = inForce?.version === rules_version && (review_at === null || review_at > now)
  return (
    isCurrent &&
    room !== null &&
    bonuses_until !== null &&
    lots.every(({ at, channel }) => channel === "store" && at >= room_from && at > bonuses_until) &&
    (inForce.tiers === null || sumOf(inForce.tiers, lots) < room)
  )
}

const sumOf = (tiers: TierRules, lots: readonly BoughtLot[]): number =>
  lots.reduce((sum, lot) => sum + worthOf(tiers, lot), 0)

/** When the first of these lines counts no longer. */
const firstToEnd = ({ period_months }: TierRules, lots: readonly BoughtLot[]): Date =>
  new Date(Math.min(...lots.map(({ at }) => addMonths(at, period_months).getTime())))
