import { notFound } from "../../../core/errors"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { AccountStatus, IdentifierKind } from "../types"

export type AccountHead = {
  id: string
  programme_id: string
  programme_name: string
  status: AccountStatus
  merged_into: string | null
  owner_id: string | null
  created_at: Date
  /** What it may be found by; the values themselves are known to nobody. */
  identifier_kinds: IdentifierKind[]
}

export type AccountFilters = {
  /** Of these ids, or of one of these owners; both null: every account. */
  ids: readonly string[] | null
  owner_ids: readonly string[] | null
  limit: number
  offset: number
}

const HEAD = `
  select account.id, account.programme_id, programme.name as programme_name, account.status, account.merged_into,
    account.owner_id, account.created_at,
    array(select distinct kind from omni_loyalty_identifier known
      where known.account_id = account.id and known.valid_to is null order by kind) as identifier_kinds
  from omni_loyalty_account account join omni_loyalty_programme programme on programme.id = account.programme_id`

/** A page of accounts, the newest first. */
export async function listAccounts(
  manager: SqlEntityManager,
  { ids, owner_ids, limit, offset }: AccountFilters
): Promise<{ accounts: AccountHead[]; count: number }> {
  const every = ids === null && owner_ids === null
  const which = every
    ? "true"
    : "(account.id = any(?::text[]) or account.owner_id = any(?::text[]))"
  const values = every ? [] : [ids ?? [], owner_ids ?? []]
  const accounts = await boundRows<AccountHead>(
    manager,
    `${HEAD} where ${which} order by account.created_at desc, account.id desc limit ? offset ?`,
    [...values, limit, offset]
  )
  const [total] = await boundRows<{ count: number }>(
    manager,
    `select count(*)::int as count from omni_loyalty_account account where ${which}`,
    values
  )
  return { accounts, count: total!.count }
}

/** @throws NOT_FOUND `account_not_found`. */
export async function readAccount(manager: SqlEntityManager, id: string): Promise<AccountHead> {
  const [account] = await boundRows<AccountHead>(manager, `${HEAD} where account.id = ?`, [id])
  if (!account) {
    throw notFound("account_not_found", "There is no such loyalty account")
  }
  return account
}

export type FreezeRow = { note: string; frozen_by: string; frozen_at: Date }

/** Why an account is frozen now; null when it is not. */
export async function readFreeze(
  manager: SqlEntityManager,
  accountId: string
): Promise<FreezeRow | null> {
  const [freeze] = await boundRows<FreezeRow>(
    manager,
    `select note, frozen_by, frozen_at from omni_loyalty_freeze where account_id = ? and ended_at is null`,
    [accountId]
  )
  return freeze ?? null
}

export type MergeHead = {
  id: string
  survivor_id: string
  merged_id: string
  created_at: Date
  undone_at: Date | null
}

/** Merges an account took part in, the newest first; at most 50. */
export async function readMerges(
  manager: SqlEntityManager,
  accountId: string
): Promise<MergeHead[]> {
  return await boundRows<MergeHead>(
    manager,
    `select id, survivor_id, merged_id, created_at, undone_at from omni_loyalty_merge
     where survivor_id = ? or merged_id = ? order by created_at desc, id limit 50`,
    [accountId, accountId]
  )
}
