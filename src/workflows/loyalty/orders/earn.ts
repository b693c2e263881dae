import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { canonicalHash } from "../../../core/canonical-hash"
import { awardFor } from "../../../modules/loyalty/domain/earning/award"
import { scheduleAwards } from "../../../modules/loyalty/operations/accounts"
import { accrue } from "../../../modules/loyalty/operations/accrue"
import type { Programme } from "../../../modules/loyalty/read-models/programme"
import { tierFor } from "../../../modules/loyalty/read-models/tier"
import type { Origin } from "../../../modules/loyalty/types"
import type { LoyaltyOrder } from "../queries/loyalty-order"
import { boughtIn } from "./bought-in"
import { lineReference, orderReference } from "./references"

const DAY_MS = 86_400_000

type LineLot = { reference: string; account_id: string; pending: number; vests_at: Date | null }

/** What the lines of an order have earned so far, whoever sold them. */
export async function lotsOf(manager: SqlEntityManager, order: LoyaltyOrder): Promise<LineLot[]> {
  return await boundRows<LineLot>(
    manager,
    `select reference, account_id, pending::float8, vests_at from omni_loyalty_lot
     where reference = any(?::text[])`,
    [order.lines.map(({ id }) => lineReference(id))]
  )
}

/**
 * Gives what the lines of an order earn, by the rules in force when it was placed; pending until they are in the
 * shopper's hands. Lines that came in later, by an edit or an exchange, earn when they are seen.
 */
export async function earnByOrder(
  manager: SqlEntityManager,
  origin: Origin,
  {
    order,
    account_id,
    programme,
  }: { order: LoyaltyOrder; account_id: string; programme: Programme },
  now: Date
): Promise<void> {
  const known = new Set((await lotsOf(manager, order)).map(({ reference }) => reference))
  if (order.lines.every(({ id }) => known.has(lineReference(id)))) {
    return
  }
  const reference = orderReference(order.id)
  const purchase = known.size > 0 ? reference : null
  const tier =
    programme.rules.tiers && (await tierFor(manager, account_id, { at: order.at, purchase }))
  const { lines } = awardFor(programme.rules, { ...order, tier })
  const fresh = lines.filter(({ line_id }) => !known.has(lineReference(line_id)))
  const awards = fresh.map(({ line_id, points, line_value, reason }) => ({
    reference: lineReference(line_id),
    points,
    line_value,
    vests_at: null,
    expires_at: null,
    award: { ...reason, ...boughtIn(reference, order) },
    rules_version: programme.version,
  }))
  const key = `${reference}:earned:${canonicalHash(fresh.map(({ line_id }) => line_id).sort())}`
  await accrue(
    manager,
    { ...origin, key, occurred_at: order.at },
    { account_id, awards, reference },
    now
  )
}

/** Names the day on which the points of lines vest whose units are all with the shopper: when they can no longer come back. */
export async function scheduleDelivered(
  manager: SqlEntityManager,
  { order, programme }: { order: LoyaltyOrder; programme: Programme },
  now: Date
): Promise<void> {
  const { vesting, life_days } = programme.rules
  const since = (order.delivered_at ?? now).getTime()
  const vests_at = new Date(since + vesting.return_window_days * DAY_MS)
  const expires_at = life_days === null ? null : new Date(vests_at.getTime() + life_days * DAY_MS)
  const delivered = new Set(
    order.lines
      .filter(({ kept, delivered }) => kept > 0 && delivered >= kept)
      .map(({ id }) => lineReference(id))
  )
  const waiting = (await lotsOf(manager, order)).filter(
    (lot) => lot.pending > 0 && lot.vests_at === null && delivered.has(lot.reference)
  )
  for (const account_id of new Set(waiting.map((lot) => lot.account_id))) {
    const references = waiting
      .filter((lot) => lot.account_id === account_id)
      .map(({ reference }) => reference)
    await scheduleAwards(manager, { account_id, references, vests_at, expires_at })
  }
}
