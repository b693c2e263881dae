import type { SqlEntityManager } from "../../../core/sql"
import {
  type OpenLot,
  readBalance,
  readOpenLots,
} from "../../../modules/loyalty/read-models/balance"
import {
  findMember,
  type Member,
  readProgramme,
} from "../../../modules/loyalty/read-models/programme"
import type { StoreLoyalty, StoreLoyaltyMember } from "../../../types/loyalty"

const SOON_MS = 30 * 86_400_000

/** What a customer has in the shop's programme. @throws NOT_FOUND `programme_not_found`. */
export async function shopperLoyalty(
  manager: SqlEntityManager,
  customerId: string,
  now: Date
): Promise<StoreLoyalty> {
  const { id, name, rules } = await readProgramme(manager, now)
  const member = await findMember(manager, id, customerId)
  return {
    programme: {
      name,
      rates: rules.earning.rates,
      point_values: rules.spending.values,
      return_window_days: rules.vesting.return_window_days,
      life_days: rules.life_days,
    },
    member: member && (await purseOf(manager, member, now)),
  }
}

async function purseOf(
  manager: SqlEntityManager,
  { account_id, status, joined_at }: Member,
  now: Date
): Promise<StoreLoyaltyMember> {
  const { available, pending, held, debt, seq } = await readBalance(manager, account_id, now)
  const lots = await readOpenLots(manager, account_id)
  const waiting = lots.filter((lot) => lot.pending > 0 && !(lot.vests_at && lot.vests_at <= now))
  return {
    status,
    joined_at: joined_at.toISOString(),
    available,
    pending,
    held,
    debt,
    seq,
    pending_lots: byDate(waiting, "pending", "vests_at").map(([vests_at, points]) => ({
      points,
      vests_at: vests_at || null,
    })),
    expiring: byDate(lots.filter(expiresSoon(now)), "available", "expires_at").map(
      ([expires_at, points]) => ({ points, expires_at })
    ),
  }
}

const expiresSoon =
  (now: Date) =>
  ({ available, expires_at }: OpenLot): boolean =>
    available > 0 &&
    expires_at !== null &&
    expires_at > now &&
    expires_at.getTime() - now.getTime() <= SOON_MS

/** Points by date, the earliest first; those without one last, under an empty date. */
function byDate(
  lots: readonly OpenLot[],
  amount: "pending" | "available",
  date: "vests_at" | "expires_at"
): [string, number][] {
  const sums = new Map<string, number>()
  for (const lot of lots) {
    const day = lot[date]?.toISOString() ?? ""
    sums.set(day, (sums.get(day) ?? 0) + lot[amount])
  }
  return [...sums].sort(([one], [other]) => (!one ? 1 : !other ? -1 : one < other ? -1 : 1))
}
