import { boundRows, type SqlEntityManager } from "../../../core/sql"

/** Points that share an instant. */
export type DatedPoints<At> = { points: number; at: At }

/** Days of an account that are told; what comes later is left out. */
const MOST_DATES = 100

/** When pending points vest, the earliest first; last those that wait for their day to be named. */
export async function readVesting(
  manager: SqlEntityManager,
  accountId: string,
  now: Date
): Promise<DatedPoints<Date | null>[]> {
  return await boundRows(
    manager,
    `select vests_at as at, sum(pending)::float8 as points from omni_loyalty_lot
     where account_id = ? and pending > 0 and (vests_at is null or vests_at > ?)
     group by vests_at order by vests_at limit ${MOST_DATES}`,
    [accountId, now]
  )
}

/** When available points expire, from now until then, the earliest first. */
export async function readExpiring(
  manager: SqlEntityManager,
  accountId: string,
  { now, until }: { now: Date; until: Date }
): Promise<DatedPoints<Date>[]> {
  return await boundRows(
    manager,
    `select expires_at as at, sum(available)::float8 as points from omni_loyalty_lot
     where account_id = ? and available > 0 and expires_at > ? and expires_at <= ?
     group by expires_at order by expires_at limit ${MOST_DATES}`,
    [accountId, now, until]
  )
}
