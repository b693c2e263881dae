import type { MedusaContainer } from "@medusajs/framework/types"
import { invalid } from "../../core/errors"
import { keyedHash } from "../../core/keyed-hash"
import { normalizePhone } from "../../core/phone"
import {
  type ImportFile,
  type ImportMistake,
  type ImportRow,
  readImportFile,
} from "../../modules/loyalty/domain/import-file"
import {
  findImport,
  importBalances,
  type Imported,
} from "../../modules/loyalty/operations/import-balances"
import { planImport } from "../../modules/loyalty/operations/import-plan"
import { type Programme, readProgramme } from "../../modules/loyalty/read-models/programme"
import { dayBounds } from "../../modules/retail-store/domain/calendar"
import type { AdminLoyaltyImport, AdminLoyaltyImportCheck } from "../../types/loyalty-desk"
import { loyaltyOf, writeLedger } from "./ledger"
import { storeCountries } from "./queries/find-accounts"

/** Mistakes answered at once. */
const MOST_MISTAKES = 1_000

/**
 * Looks a file of existing cards over and changes nothing: its totals, and what must be put right first.
 * @throws NOT_FOUND `programme_not_found`
 */
export async function checkImport(
  container: MedusaContainer,
  csv: string,
  now: Date
): Promise<AdminLoyaltyImportCheck> {
  const loyalty = loyaltyOf(container)
  const programme = await loyalty.reading((manager) => readProgramme(manager, now))
  const file = await readFile(container, programme, csv, now)
  const plan = await loyalty.reading((manager) =>
    planImport(manager, loyalty.secret, programme.id, file.rows)
  )
  const mistakes = [...file.mistakes, ...plan.mistakes].sort((one, other) => one.line - other.line)
  return {
    ...totalsOf(file.rows),
    new_accounts: plan.rows.filter(({ account_id }) => account_id === null).length,
    mistakes: mistakes.slice(0, MOST_MISTAKES),
    mistake_count: mistakes.length,
  }
}

type Totals = { rows: number; points: number }

export type CommitImportInput = {
  csv: string
  /** What the file must add up to: it came as a whole, and is the one that was checked. */
  expected: Totals
  imported_by: string
}

/**
 * Brings the balances of a file, all or none. The same file again changes nothing and is told so.
 * @throws INVALID_DATA `import_invalid`, `import_totals_differ`; NOT_FOUND `programme_not_found`; CONFLICT
 * `import_overtaken`
 */
export async function commitImport(
  container: MedusaContainer,
  { csv, expected, imported_by }: CommitImportInput,
  now: Date
): Promise<{ import: AdminLoyaltyImport; repeated: boolean }> {
  const loyalty = loyaltyOf(container)
  const file_hash = keyedHash(loyalty.secret, "loyalty-import", csv).toString("hex")
  const { programme, known } = await loyalty.reading(async (manager) => {
    const programme = await readProgramme(manager, now)
    return { programme, known: await findImport(manager, programme.id, file_hash) }
  })
  if (known) {
    return answer({ ...known, repeated: true })
  }
  const file = await readFile(container, programme, csv, now)
  refuseMistakes(file.mistakes)
  const { rows, points } = totalsOf(file.rows)
  if (rows !== expected.rows || points !== expected.points) {
    throw invalid("import_totals_differ", `expected: the file has ${rows} cards, ${points} points`)
  }
  const input = { programme_id: programme.id, file_hash, rows: file.rows, imported_by }
  return answer(
    await writeLedger(container, (manager) => importBalances(manager, loyalty.secret, input, now))
  )
}

const totalsOf = (rows: readonly ImportRow[]): Totals => ({
  rows: rows.length,
  points: rows.reduce((total, { points }) => total + points, 0),
})

const answer = ({ repeated, created_at, ...done }: Imported & { repeated: boolean }) => ({
  import: { ...done, created_at: created_at.toISOString() },
  repeated,
})

function refuseMistakes([first, ...more]: readonly ImportMistake[]): void {
  if (first) {
    const others = more.length > 0 ? `, and ${more.length} more mistakes` : ""
    throw invalid("import_invalid", `csv: line ${first.line}: ${first.message}${others}`)
  }
}

async function readFile(
  container: MedusaContainer,
  { rules }: Programme,
  csv: string,
  now: Date
): Promise<ImportFile> {
  const countries = await storeCountries(container)
  return readImportFile(csv, {
    now,
    endOf: (date) => new Date(dayBounds(rules.time_zone, date).ends_at),
    phoneOf: (written) => phoneIn(countries, written),
  })
}

/** A number without its country is understood where all stores are in one country. */
function phoneIn(countries: readonly string[], written: string): string | null {
  const [only, ...others] = countries
  return normalizePhone(written, only && others.length === 0 ? only : "ZZ")
}
