import { boundRows, type SqlEntityManager } from "../../../../core/sql"

/** Lets every account be looked at that never was. */
export async function beginReviews(
  manager: SqlEntityManager,
  programmeId: string,
  now: Date
): Promise<void> {
  await boundRows(
    manager,
    `insert into omni_loyalty_tier (account_id, rules_version, review_at, updated_at)
     select id, 0, ?, ? from omni_loyalty_account account
     where programme_id = ? and status <> 'merged'
       and not exists (select 1 from omni_loyalty_tier tier where tier.account_id = account.id)
     on conflict do nothing`,
    [now, now, programmeId]
  )
}

/** A page of accounts whose tier may be another than was seen last: its time has come, or other rules are in force. */
export async function dueReviews(
  manager: SqlEntityManager,
  { version, after, limit }: { version: number; after: string; limit: number },
  now: Date
): Promise<string[]> {
  const rows = await boundRows<{ account_id: string }>(
    manager,
    `select account_id from (
       select account_id from omni_loyalty_tier where review_at <= ?
       union
       select account_id from omni_loyalty_tier where rules_version < ?
       union
       select account_id from omni_loyalty_tier where rules_version > ?
     ) due
     where account_id > ? and exists (
       select 1 from omni_loyalty_account account where account.id = due.account_id and status <> 'merged'
     )
     order by account_id limit ?`,
    [now, version, version, after, limit]
  )
  return rows.map(({ account_id }) => account_id)
}
