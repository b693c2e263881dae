import { notFound } from "../../../core/errors"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { AccountState, AccountStatus } from "../types"

export type AccountBalance = AccountState & {
  status: AccountStatus
  owner_id: string | null
  merged_into: string | null
}

/** What is due and not booked yet is a few lots at most, found by index. What vests pays the debt, the earliest first. */
const BALANCE = `
  select account.id as account_id, account.seq::float8, account.status, account.owner_id, account.merged_into,
    (available - lapsed + kept)::float8 as available, (pending - vested)::float8 as pending, held::float8,
    (debt - least(vested, debt))::float8 as debt
  from omni_loyalty_account account
  cross join lateral (
    select coalesce(sum(available), 0) as lapsed from omni_loyalty_lot
    where account_id = account.id and available > 0 and expires_at <= ?
  ) lapsing
  cross join lateral (
    select coalesce(sum(pending), 0) as vested, coalesce(
        sum(least(pending, greatest(0, so_far - debt))) filter (where expires_at is null or expires_at > ?), 0
      ) as kept
    from (
      select pending, expires_at, sum(pending) over (order by vests_at, id) as so_far
      from omni_loyalty_lot where account_id = account.id and pending > 0 and vests_at <= ?
    ) due
  ) vesting
  where account.id = any(?::text[])`

/** What accounts have at an instant, however long their history: what is due by then counts as booked. */
export async function readBalances(
  manager: SqlEntityManager,
  accountIds: readonly string[],
  now: Date
): Promise<AccountBalance[]> {
  return await boundRows<AccountBalance>(manager, BALANCE, [now, now, now, accountIds])
}

/** @throws NOT_FOUND `account_not_found`. */
export async function readBalance(
  manager: SqlEntityManager,
  accountId: string,
  now: Date
): Promise<AccountBalance> {
  const [balance] = await readBalances(manager, [accountId], now)
  if (!balance) {
    throw notFound("account_not_found", `There is no loyalty account ${accountId}`)
  }
  return balance
}
