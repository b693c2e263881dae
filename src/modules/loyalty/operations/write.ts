import { conflict } from "../../../core/errors"
import { preparedRows, type SqlEntityManager } from "../../../core/sql"
import type { Posting } from "../domain/book"
import { keyTaken } from "./requests"
import type { BurnLine, Carrier, HoldStatus } from "../types"

export type NewLot = {
  id: string
  account_id: string
  reference: string | null
  line_value: number
  vests_at: Date | null
  expires_at: Date | null
  rules_version: number | null
  award: Record<string, unknown> | null
}

/** What changes of a lot beside its amounts, which follow from entries. */
export type LotChange = {
  id: string
  account_id: string
  returned_value: number
  expires_at: Date | null
}

export type NewHold = {
  id: string
  account_id: string
  carrier: Carrier
  reference: string
  amount: number
  expires_at: Date
}

export type HoldEnd = { id: string; status: Exclude<HoldStatus, "open">; captured: number }
export type HoldChange = { id: string; account_id: string; restored: number }
export type BurnLineChange = {
  hold_id: string
  reference: string
  returned_value: number
  restored: number
}
export type NewMerge = {
  id: string
  survivor_id: string
  merged_id: string
  lot_ids: readonly string[]
  hold_ids: readonly string[]
}
export type StoredRequest = { key: string; input_hash: string; result: unknown }

/** All that one command, or a batch of a job, writes. */
export type Writing = {
  postings?: readonly Posting[]
  requests?: readonly StoredRequest[]
  newLots?: readonly NewLot[]
  lotChanges?: readonly LotChange[]
  newHolds?: readonly NewHold[]
  holdEnds?: readonly HoldEnd[]
  holdChanges?: readonly HoldChange[]
  newBurnLines?: readonly (BurnLine & { hold_id: string })[]
  burnLineChanges?: readonly BurnLineChange[]
  newMerges?: readonly NewMerge[]
}

type Part = keyof Writing | "entries"

/** Columns of the rows given, as SQL reads them from JSON. */
const COLUMNS: Record<Part, string> = {
  requests: "key text, input_hash text, result jsonb",
  newLots: `id text, account_id text, reference text, line_value bigint, vests_at timestamptz, expires_at timestamptz,
    rules_version int, award jsonb`,
  lotChanges: "id text, account_id text, returned_value bigint, expires_at timestamptz",
  newHolds: `id text, account_id text, carrier text, reference text, amount bigint, expires_at timestamptz`,
  holdEnds: "id text, status text, captured bigint",
  holdChanges: "id text, account_id text, restored bigint",
  newBurnLines: "hold_id text, reference text, points bigint, line_value bigint",
  burnLineChanges: "hold_id text, reference text, returned_value bigint, restored bigint",
  newMerges: "id text, survivor_id text, merged_id text, lot_ids text[], hold_ids text[]",
  postings: `account_id text, seq bigint, kind text, source text, reference text, reason text, actor text,
    occurred_at timestamptz, recorded_at timestamptz, available_after bigint, pending_after bigint,
    held_after bigint, debt_after bigint, prev_hash text, hash text`,
  entries: `account_id text, seq bigint, line int, place text, lot_id text, hold_id text, amount bigint`,
}

const given = (part: Part): string =>
  `given, jsonb_to_recordset(given.data->'${part}') as change(${COLUMNS[part]})`

const namesOf = (part: Part): string =>
  COLUMNS[part]
    .split(",")
    .map((column) => column.trim().split(" ")[0]!)
    .join(", ")

const insertion = (part: Part, table: string, also: Record<string, string> = {}): string => `
  insert into omni_loyalty_${table} (${[namesOf(part), ...Object.keys(also)].join(", ")})
  select ${[namesOf(part), ...Object.values(also)].join(", ")} from ${given(part)}`

/** One statement each. Entries come last: the trigger on them sees all the rest. */
const SQL: Record<Part, string> = {
  requests: insertion("requests", "request", { created_at: "given.at" }),
  newLots: insertion("newLots", "lot", {
    granted_expires_at: "expires_at",
    created_at: "given.at",
  }),
  lotChanges: `
    update omni_loyalty_lot lot set account_id = change.account_id,
      returned_value = change.returned_value, expires_at = change.expires_at
    from ${given("lotChanges")} where lot.id = change.id`,
  newHolds: insertion("newHolds", "hold", { created_at: "given.at" }),
  holdEnds: `
    update omni_loyalty_hold hold
    set status = change.status, captured = change.captured, resolved_at = given.at
    from ${given("holdEnds")} where hold.id = change.id`,
  holdChanges: `
    update omni_loyalty_hold hold set account_id = change.account_id, restored = change.restored
    from ${given("holdChanges")} where hold.id = change.id`,
  newBurnLines: insertion("newBurnLines", "burn_line"),
  burnLineChanges: `
    update omni_loyalty_burn_line line
    set returned_value = change.returned_value, restored = change.restored
    from ${given("burnLineChanges")}
    where line.hold_id = change.hold_id and line.reference = change.reference`,
  newMerges: insertion("newMerges", "merge", { created_at: "given.at" }),
  postings: insertion("postings", "posting"),
  entries: insertion("entries", "entry"),
}

const ORDER = Object.keys(SQL) as Part[]

/** Uniqueness that other commands may meet. */
const CLASHES: Record<string, () => Error> = {
  omni_loyalty_request_pkey: keyTaken,
  omni_loyalty_lot_reference_key: () =>
    conflict("award_exists", "Points were given for this before"),
}

/**
 * Writes all of it in one statement, so that the database sees whole postings.
 * @throws CONFLICT `idempotency_conflict`, `award_exists` when another account's command was there before.
 */
export async function write(manager: SqlEntityManager, writing: Writing, now: Date): Promise<void> {
  const rows = { ...writing, ...chainRows(writing.postings ?? []) }
  const parts = ORDER.filter((part) => rows[part]?.length)
  const last = parts.at(-1)
  if (!last) {
    return
  }
  const data = Object.fromEntries(parts.map((part) => [part, rows[part]]))
  const before = parts.slice(0, -1).map((part) => `, w_${part} as (${SQL[part]})`)
  try {
    await preparedRows(
      manager,
      `with given as materialized (select ?::jsonb as data, ?::timestamptz as at)
       ${before.join("")} ${SQL[last]}`,
      [JSON.stringify(data), now]
    )
  } catch (error) {
    throw CLASHES[(error as { constraint?: string }).constraint ?? ""]?.() ?? error
  }
}

/** A posting and its entries lie in two tables. */
const chainRows = (postings: readonly Posting[]) => ({
  postings: postings.map(({ entries: _, ...posting }) => posting),
  entries: postings.flatMap(({ account_id, seq, entries }) =>
    entries.map((entry, line) => ({ account_id, seq, line, ...entry }))
  ),
})
