import { generateEntityId } from "@medusajs/framework/utils"
import { conflict, invalid } from "../../../core/errors"
import { boundRows, lockKey, type SqlEntityManager } from "../../../core/sql"
import { IMPORT_REASON } from "../domain/adjustments"
import type { ImportRow } from "../domain/import-file"
import { at } from "../domain/places"
import { settle } from "../domain/settle"
import { type PlannedRow, planImport } from "./import-plan"
import { lotIds, newLotOf } from "./new-lots"
import { lockAccounts, lotChangesOf, type OpenBook, openBooks, post } from "./open-books"
import { type NewLot, write } from "./write"

export type ImportInput = {
  programme_id: string
  /** Names the content: the same file has an effect once. */
  file_hash: string
  rows: readonly ImportRow[]
  imported_by: string
}

export type Imported = {
  id: string
  rows: number
  points: number
  accounts_opened: number
  created_at: Date
}

/** Accounts written by one statement. */
const BATCH = 500

/** What a file brought when it was taken; null when it was not yet. */
export async function findImport(
  manager: SqlEntityManager,
  programmeId: string,
  fileHash: string
): Promise<Imported | null> {
  const [known] = await boundRows<Imported>(
    manager,
    `select id, rows, points::float8, accounts_opened, created_at from omni_loyalty_import
     where programme_id = ? and file_hash = ?`,
    [programmeId, fileHash]
  )
  return known ?? null
}

/**
 * Brings the balances of existing cards, all or none: a card that is known gets the points to what it has, for the
 * others accounts are opened. The same file again changes nothing and answers what it answered first.
 * @throws INVALID_DATA `import_invalid` when cards of the file clash with accounts; CONFLICT `import_overtaken` when
 * somebody took one of the cards meanwhile.
 */
export async function importBalances(
  manager: SqlEntityManager,
  secret: string,
  { programme_id, file_hash, rows, imported_by }: ImportInput,
  now: Date
): Promise<Imported & { repeated: boolean }> {
  await lockKey(manager, `omni_loyalty_import ${programme_id}`)
  const known = await findImport(manager, programme_id, file_hash)
  if (known) {
    return { ...known, repeated: true }
  }
  const plan = await planImport(manager, secret, programme_id, rows)
  if (plan.mistakes.length > 0) {
    throw invalid("import_invalid", "Cards of the file clash with accounts: check it again")
  }
  const id = generateEntityId(undefined, "lyimp")
  const nextLot = lotIds()
  for (let start = 0; start < plan.rows.length; start += BATCH) {
    const part = await withAccounts(
      manager,
      programme_id,
      plan.rows.slice(start, start + BATCH),
      now
    )
    await give(manager, { id, imported_by, nextLot }, part, now)
  }
  const imported = {
    id,
    rows: rows.length,
    points: rows.reduce((total, { points }) => total + points, 0),
    accounts_opened: plan.rows.filter(({ account_id }) => account_id === null).length,
    created_at: now,
  }
  await boundRows(
    manager,
    `insert into omni_loyalty_import (id, programme_id, file_hash, rows, points, accounts_opened, imported_by, created_at)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      programme_id,
      file_hash,
      imported.rows,
      imported.points,
      imported.accounts_opened,
      imported_by,
      now,
    ]
  )
  return { ...imported, repeated: false }
}

type Destined = PlannedRow & { account_id: string }

/** Opens what accounts are missing, and lets them be found. */
async function withAccounts(
  manager: SqlEntityManager,
  programmeId: string,
  rows: readonly PlannedRow[],
  now: Date
): Promise<Destined[]> {
  const opened = rows.map((row) => ({
    ...row,
    account_id: row.account_id ?? generateEntityId(undefined, "lya"),
    is_new: row.account_id === null,
  }))
  await boundRows(
    manager,
    `insert into omni_loyalty_account (id, programme_id, created_at, updated_at)
     select id, ?, ?, ? from unnest(?::text[]) as id`,
    [
      programmeId,
      now,
      now,
      opened.filter(({ is_new }) => is_new).map(({ account_id }) => account_id),
    ]
  )
  const identifiers = opened.flatMap(({ account_id, hashes }) =>
    hashes
      .filter(({ is_new }) => is_new)
      .map(({ kind, hash, hint }) => ({
        id: generateEntityId(undefined, "lyi"),
        account_id,
        kind,
        hash,
        hint,
      }))
  )
  const added = await boundRows(
    manager,
    `insert into omni_loyalty_identifier (id, programme_id, account_id, kind, value_hash, hint, valid_from)
     select id, ?, account_id, kind, hash, hint, ?
     from jsonb_to_recordset(?::jsonb) as given (id text, account_id text, kind text, hash text, hint text)
     on conflict (programme_id, kind, value_hash) where valid_to is null do nothing returning id`,
    [programmeId, now, JSON.stringify(identifiers)]
  )
  if (added.length < identifiers.length) {
    throw conflict("import_overtaken", "Cards of the file were taken meanwhile: check it again")
  }
  return opened
}

type Bringing = { id: string; imported_by: string; nextLot: () => string }

async function give(
  manager: SqlEntityManager,
  bringing: Bringing,
  rows: readonly Destined[],
  now: Date
): Promise<void> {
  const filled = new Map(
    rows.filter(({ points }) => points > 0).map((row) => [row.account_id, row])
  )
  const accounts = await lockAccounts(manager, [...filled.keys()])
  if (accounts.length < filled.size) {
    throw conflict("import_overtaken", "Accounts of the file were merged meanwhile: check it again")
  }
  const books = await openBooks(manager, accounts, {}, now)
  const newLots = books.map((open) => giveOne(open, bringing, filled.get(open.account.id)!))
  await write(
    manager,
    {
      newLots,
      postings: books.flatMap(({ book }) => book.postings),
      lotChanges: books.flatMap(lotChangesOf),
    },
    now
  )
}

function giveOne(
  open: OpenBook,
  { id, imported_by, nextLot }: Bringing,
  { line, points, expires_at }: Destined
): NewLot {
  const { book, now } = open
  const terms = {
    reference: `${id}:${line}`,
    line_value: points,
    vests_at: "now" as const,
    expires_at,
  }
  const { lot, row } = newLotOf(nextLot(), book.account.id, terms, now)
  book.lots.set(lot.id, lot)
  book.move(lot, at("added"), at("available"), points)
  settle(book)
  const about = { source: "dashboard", actor: imported_by, occurred_at: now }
  post(open, { kind: "adjust", reference: id, reason: IMPORT_REASON, ...about })
  return row
}
