import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { type ImportMistake, type ImportRow, mistake } from "../domain/import-file"
import { hashedValue } from "./identifiers"

/** A card of a file, and where its points go. */
export type PlannedRow = ImportRow & {
  hashes: { kind: string; hash: string; hint: string | null; is_new: boolean }[]
  /** Null: an account is opened for it. */
  account_id: string | null
}

type Known = { kind: string; value_hash: string; account_id: string }

const KNOWN = `
  with recursive found as (
    select known.kind, known.value_hash, known.account_id as id
    from omni_loyalty_identifier known
    join unnest(?::text[], ?::text[]) as asked (kind, value_hash)
      on known.kind = asked.kind and known.value_hash = asked.value_hash
    where known.programme_id = ? and known.valid_to is null
  ),
  chain as (
    select kind, value_hash, account.id, account.merged_into from found join omni_loyalty_account account using (id)
    union all
    select kind, value_hash, next.id, next.merged_into
    from chain join omni_loyalty_account next on next.id = chain.merged_into
  )
  select kind, value_hash, id as account_id from chain where merged_into is null`

/** Finds the accounts that the cards of a file have already, and what does not fit with them. */
export async function planImport(
  manager: SqlEntityManager,
  secret: string,
  programmeId: string,
  rows: readonly ImportRow[]
): Promise<{ rows: PlannedRow[]; mistakes: ImportMistake[] }> {
  const hashed = rows.map((row) => ({
    row,
    hashes: row.identifiers.map((identifier) => ({
      kind: identifier.kind,
      hash: hashedValue(secret, identifier),
      hint: identifier.kind === "email" ? null : identifier.value.slice(-4),
    })),
  }))
  const asked = hashed.flatMap(({ hashes }) => hashes)
  const known = await boundRows<Known>(manager, KNOWN, [
    asked.map(({ kind }) => kind),
    asked.map(({ hash }) => hash),
    programmeId,
  ])
  const accounts = new Map(known.map((one) => [`${one.kind} ${one.value_hash}`, one.account_id]))
  const planned = hashed.map(({ row, hashes }) => {
    const found = hashes.map((one) => ({
      ...one,
      account: accounts.get(`${one.kind} ${one.hash}`),
    }))
    const ids = [...new Set(found.flatMap(({ account }) => account ?? []))]
    const ofRow = found.map(({ account, ...one }) => ({ ...one, is_new: account === undefined }))
    return { ...row, hashes: ofRow, account_id: ids[0] ?? null, ids }
  })
  return { rows: planned.map(({ ids: _, ...row }) => row), mistakes: clashesIn(planned) }
}

function clashesIn(
  rows: readonly { line: number; ids: string[]; account_id: string | null }[]
): ImportMistake[] {
  const lines = new Map<string, number>()
  return rows.flatMap(({ line, ids, account_id }) => {
    if (ids.length > 1) {
      const words = "Card, phone and email belong to different accounts"
      return [mistake(line, null, "identifiers_disagree", words)]
    }
    const before = account_id === null ? undefined : lines.get(account_id)
    if (account_id !== null) {
      lines.set(account_id, before ?? line)
    }
    return before === undefined
      ? []
      : [mistake(line, null, "repeated", `The account of line ${before} once more`)]
  })
}
