import { generateEntityId } from "@medusajs/framework/utils"
import { canonicalHash } from "../../../core/canonical-hash"
import { conflict, invalid, notFound } from "../../../core/errors"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { merge, unmerge } from "../domain/merge"
import type { AccountState, Command } from "../types"
import { forgetReviews } from "./earning/review-tier"
import { lotIds, newLotOf } from "./new-lots"
import {
  bringUpToDate,
  type LockedAccount,
  lockAccounts,
  type OpenBook,
  openBooks,
  stateOf,
} from "./open-books"
import { earlierResult } from "./requests"
import { type NewLot, write } from "./write"

export type MergeResult = { merge_id: string; survivor: AccountState }

/**
 * Makes two accounts of one person one: all lots, holds and debts of `merged_id` become the survivor's, and commands
 * for it, or by what identifies it, reach the survivor.
 * @throws INVALID_DATA `merge_invalid`; NOT_FOUND `account_not_found`; CONFLICT `account_merged`,
 * `account_frozen`, `idempotency_conflict`.
 */
export async function mergeAccounts(
  manager: SqlEntityManager,
  command: Command,
  input: { survivor_id: string; merged_id: string; reason: string },
  now: Date
): Promise<MergeResult> {
  const { survivor_id, merged_id, reason } = input
  const accounts = await lockTwo(manager, survivor_id, merged_id)
  const earlier = await earlierResult<MergeResult>(manager, command.key, { merge: input })
  if (earlier) {
    return earlier
  }
  if (accounts.some(({ status }) => status === "merged")) {
    throw conflict("account_merged", "One of the accounts was merged before")
  }
  if (accounts.some(({ status }) => status === "frozen")) {
    throw conflict(
      "account_frozen",
      "A frozen account is not merged: its points could be spent then"
    )
  }
  const [survivor, merged] = await openTwo(manager, accounts, survivor_id, merged_id, now)
  if (survivor.account.programme_id !== merged.account.programme_id) {
    throw invalid("merge_invalid", "The accounts are of different programmes")
  }
  const [parts] = await boundRows<{ lot_ids: string[]; hold_ids: string[] }>(
    manager,
    `select array(select id from omni_loyalty_lot where account_id = ?) as lot_ids,
       array(select id from omni_loyalty_hold where account_id = ?) as hold_ids`,
    [merged_id, merged_id]
  )
  const merge_id = generateEntityId(undefined, "lym")
  const about = aboutOf(command, merge_id, reason, now)
  merge(merged.book, survivor.book)
  merged.book.post({ kind: "merge_out", ...about })
  survivor.book.post({ kind: "merge_in", ...about })
  bringUpToDate(survivor.book, now)
  const result = { merge_id, survivor: stateOf(survivor.book) }
  await write(
    manager,
    {
      postings: [...merged.book.postings, ...survivor.book.postings],
      newMerges: [{ id: merge_id, survivor_id, merged_id, ...parts! }],
      requests: [{ key: command.key, input_hash: canonicalHash({ merge: input }), result }],
    },
    now
  )
  await repoint(manager, survivor_id, parts!.lot_ids, parts!.hold_ids)
  await forgetReviews(manager, [survivor_id, merged_id])
  await boundRows(
    manager,
    "update omni_loyalty_account set status = 'merged', merged_into = ?, updated_at = ? where id = ?",
    [survivor_id, now, merged_id]
  )
  return result
}

export type UnmergeResult = { survivor: AccountState; merged: AccountState }

/**
 * Undoes a merge: the account gets back what it brought. What the survivor has used of it since is covered by the
 * survivor's own points, or owed by it; and the other way round.
 * @throws NOT_FOUND `merge_not_found`; CONFLICT `merge_undone`, `account_frozen`, `merge_followed` when the survivor was
 * merged itself.
 */
export async function undoMerge(
  manager: SqlEntityManager,
  command: Command,
  input: { merge_id: string; reason: string },
  now: Date
): Promise<UnmergeResult> {
  const { survivor_id, merged_id } = await readMerge(manager, input.merge_id)
  const accounts = await lockAccounts(manager, [survivor_id, merged_id], { merged: true })
  const earlier = await earlierResult<UnmergeResult>(manager, command.key, { unmerge: input })
  if (earlier) {
    return earlier
  }
  const { undone_at, lot_ids, hold_ids } = await readMerge(manager, input.merge_id)
  if (undone_at) {
    throw conflict("merge_undone", "The merge was undone before")
  }
  if (accounts.find(({ id }) => id === survivor_id)?.status === "merged") {
    throw conflict("merge_followed", "Undo the later merge of the survivor first")
  }
  if (accounts.find(({ id }) => id === survivor_id)?.status === "frozen") {
    throw conflict("account_frozen", "Points of a frozen account do not leave it")
  }
  const lots = await crossUsedLots(manager, lot_ids, hold_ids)
  const [survivor, merged] = await openTwo(manager, accounts, survivor_id, merged_id, now, lots)
  const newLots: NewLot[] = []
  const nextId = lotIds()
  const openLot = () => {
    const terms = { reference: null, line_value: 1, vests_at: "now" as const, expires_at: null }
    const { lot, row } = newLotOf(nextId(), survivor_id, terms, now)
    newLots.push(row)
    return lot
  }
  const parts = { lotIds: new Set(lot_ids), holdIds: new Set(hold_ids) }
  const returned = unmerge(survivor.book, merged.book, parts, openLot)
  const about = aboutOf(command, input.merge_id, input.reason, now)
  survivor.book.post({ kind: "unmerge_out", ...about })
  merged.book.post({ kind: "unmerge_in", ...about })
  bringUpToDate(survivor.book, now)
  bringUpToDate(merged.book, now)
  const result = { survivor: stateOf(survivor.book), merged: stateOf(merged.book) }
  await boundRows(
    manager,
    "update omni_loyalty_account set status = 'active', merged_into = null, updated_at = ? where id = ?",
    [now, merged_id]
  )
  await write(
    manager,
    {
      postings: [...survivor.book.postings, ...merged.book.postings],
      newLots,
      requests: [{ key: command.key, input_hash: canonicalHash({ unmerge: input }), result }],
    },
    now
  )
  await repoint(manager, merged_id, [...new Set([...lot_ids, ...returned])], hold_ids)
  await forgetReviews(manager, [survivor_id, merged_id])
  await boundRows(manager, "update omni_loyalty_merge set undone_at = ? where id = ?", [
    now,
    input.merge_id,
  ])
  return result
}

type MergeRow = {
  survivor_id: string
  merged_id: string
  lot_ids: string[]
  hold_ids: string[]
  undone_at: Date | null
}

async function readMerge(manager: SqlEntityManager, id: string): Promise<MergeRow> {
  const [row] = await boundRows<MergeRow>(
    manager,
    "select survivor_id, merged_id, lot_ids, hold_ids, undone_at from omni_loyalty_merge where id = ?",
    [id]
  )
  if (!row) {
    throw notFound("merge_not_found", `There is no merge ${id}`)
  }
  return row
}

async function lockTwo(
  manager: SqlEntityManager,
  survivorId: string,
  mergedId: string
): Promise<LockedAccount[]> {
  if (survivorId === mergedId) {
    throw invalid("merge_invalid", "An account is not merged with itself")
  }
  const accounts = await lockAccounts(manager, [survivorId, mergedId], { merged: true })
  if (accounts.length < 2) {
    throw notFound("account_not_found", "There is no such loyalty account")
  }
  return accounts
}

/** Both accounts with all they have, the survivor first. */
async function openTwo(
  manager: SqlEntityManager,
  accounts: readonly LockedAccount[],
  survivorId: string,
  mergedId: string,
  now: Date,
  lots: readonly string[] = []
): Promise<[OpenBook, OpenBook]> {
  const books = await openBooks(manager, accounts, { everything: true, lots }, now)
  const of = (id: string) => books.find(({ account }) => account.id === id)!
  return [of(survivorId), of(mergedId)]
}

/** Lots of one side of a merge that holds of the other side use. */
async function crossUsedLots(
  manager: SqlEntityManager,
  lotIds: readonly string[],
  holdIds: readonly string[]
): Promise<string[]> {
  const rows = await boundRows<{ lot_id: string }>(
    manager,
    `select distinct lot_id from (
       select lot_id, hold_id from omni_loyalty_entry
       where lot_id = any(?::text[]) and hold_id is not null and hold_id <> all(?::text[])
       union all
       select lot_id, hold_id from omni_loyalty_entry
       where hold_id = any(?::text[]) and lot_id <> all(?::text[])
     ) used`,
    [lotIds, holdIds, holdIds, lotIds]
  )
  return rows.map(({ lot_id }) => lot_id)
}

async function repoint(
  manager: SqlEntityManager,
  accountId: string,
  lotIds: readonly string[],
  holdIds: readonly string[]
): Promise<void> {
  for (const [table, ids] of [
    ["lot", lotIds],
    ["hold", holdIds],
  ] as const) {
    await boundRows(
      manager,
      `update omni_loyalty_${table} set account_id = ? where id = any(?::text[])`,
      [accountId, ids]
    )
  }
}

const aboutOf = (
  { source, actor, occurred_at }: Command,
  reference: string,
  reason: string,
  now: Date
) => ({ source, actor, reference, reason, occurred_at: occurred_at ?? now, recorded_at: now })
