import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { Entry } from "../domain/chain"
import type { Posting, PostingKind } from "../domain/book"

export type HistoryEntry = Entry & {
  /** What the lot was given for; null: by hand. */
  lot_reference: string | null
  lot_expires_at: Date | null
}

/** A posting with all that led to it and the balances it left: what `firstBrokenLink` checks. */
export type HistoryPosting = Omit<Posting, "entries" | "kind"> & {
  kind: PostingKind
  entries: HistoryEntry[]
}

const POSTINGS = `
  select account_id, seq::float8, kind, source, reference, reason, actor, occurred_at, recorded_at,
    available_after::float8, pending_after::float8, held_after::float8, debt_after::float8, prev_hash, hash
  from omni_loyalty_posting where account_id = ? and seq < ? order by seq desc limit ?`

const ENTRIES = `
  select entry.seq::float8, place, lot_id, hold_id, amount::float8,
    lot.reference as lot_reference, lot.expires_at as lot_expires_at
  from omni_loyalty_entry entry join omni_loyalty_lot lot on lot.id = entry.lot_id
  where entry.account_id = ? and entry.seq between ? and ? order by entry.seq, line`

/**
 * A page of an account's history, newest first, from before posting `before` (null: from the newest). The entries of
 * a posting are the steps from the balances of the posting below it to its own.
 */
export async function readHistory(
  manager: SqlEntityManager,
  { account_id, before, limit }: { account_id: string; before: number | null; limit: number }
): Promise<HistoryPosting[]> {
  const postings = await boundRows<Omit<HistoryPosting, "entries">>(manager, POSTINGS, [
    account_id,
    before ?? Number.MAX_SAFE_INTEGER,
    limit,
  ])
  const [newest, oldest] = [postings[0]?.seq ?? 0, postings.at(-1)?.seq ?? 0]
  const entries = await boundRows<HistoryEntry & { seq: number }>(manager, ENTRIES, [
    account_id,
    oldest,
    newest,
  ])
  return postings.map((posting) => ({
    ...posting,
    entries: entries.filter(({ seq }) => seq === posting.seq).map(({ seq: _, ...entry }) => entry),
  }))
}
