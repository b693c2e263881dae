import type { MedusaContainer } from "@medusajs/framework/types"
import { invalid } from "../../core/errors"
import { keyedHash } from "../../core/keyed-hash"
import { normalizePhone } from "../../core/phone"
import { type ImportMistake, readImportFile } from "../../modules/loyalty/domain/import-file"
import {
  findImport,
  importBalances,
  type Imported,
} from "../../modules/loyalty/operations/import-balances"
import { planImport } from "../../modules/loyalty/operations/import-plan"
import { programmeAskedFor } from "../../modules/loyalty/read-models/programmes"
import { dayBounds } from "../../modules/retail-store/domain/calendar"
import type { AdminLoyaltyImport, AdminLoyaltyImportCheck } from "../../types/loyalty-desk"
import { loyaltyOf, writeLedger } from "./ledger"
import { storeCountries } from "./queries/find-accounts"

/** Mistakes answered at once. */
const MOST_MISTAKES = 1_000

export type ImportFileInput = { programme_id?: string; csv: string }

/**
 * Looks a file of existing cards over and changes nothing: its totals, and what must be put right first.
 * @throws NOT_FOUND `programme_not_found`; INVALID_DATA `programme_needed`
 */
export async function checkImport(
  container: MedusaContainer,
  input: ImportFileInput,
  now: Date
): Promise<AdminLoyaltyImportCheck> {
  const file = await readFile(container, input.csv, now)
  const loyalty = loyaltyOf(container)
  const plan = await loyalty.reading(async (manager) => {
    const { id } = await programmeAskedFor(manager, input.programme_id)
    return await planImport(manager, loyalty.secret, id, file.rows)
  })
  const mistakes = [...file.mistakes, ...plan.mistakes].sort((one, other) => one.line - other.line)
  return {
    rows: file.rows.length,
    points: file.rows.reduce((total, { points }) => total + points, 0),
    new_accounts: plan.rows.filter(({ account_id }) => account_id === null).length,
    mistakes: mistakes.slice(0, MOST_MISTAKES),
    mistake_count: mistakes.length,
  }
}

export type CommitImportInput = ImportFileInput & {
  /** What the file must add up to: it came as a whole, and is the one that was checked. */
  expected: { rows: number; points: number }
  imported_by: string
}

/**
 * Brings the balances of a file, all or none. The same file again changes nothing and is told so.
 * @throws INVALID_DATA `import_invalid`, `import_totals_differ`, `programme_needed`; NOT_FOUND `programme_not_found`;
 * CONFLICT `import_overtaken`
 */
export async function commitImport(
  container: MedusaContainer,
  { programme_id, csv, expected, imported_by }: CommitImportInput,
  now: Date
): Promise<{ import: AdminLoyaltyImport; repeated: boolean }> {
  const loyalty = loyaltyOf(container)
  const file_hash = keyedHash(loyalty.secret, "loyalty-import", csv).toString("hex")
  const { programme, known } = await loyalty.reading(async (manager) => {
    const programme = await programmeAskedFor(manager, programme_id)
    return { programme, known: await findImport(manager, programme.id, file_hash) }
  })
  if (known) {
    return answer({ ...known, repeated: true })
  }
  const file = await readFile(container, csv, now)
  refuseMistakes(file.mistakes)
  const points = file.rows.reduce((total, row) => total + row.points, 0)
  if (file.rows.length !== expected.rows || points !== expected.points) {
    throw invalid(
      "import_totals_differ",
      `expected: the file has ${file.rows.length} cards and ${points} points`
    )
  }
  const input = { programme_id: programme.id, file_hash, rows: file.rows, imported_by }
  return answer(
    await writeLedger(container, (manager) => importBalances(manager, loyalty.secret, input, now))
  )
}

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

async function readFile(container: MedusaContainer, csv: string, now: Date) {
  const countries = await storeCountries(container)
  const zone = loyaltyOf(container).options.loyalty.bookkeepingTimeZone
  return readImportFile(csv, {
    now,
    endOf: (date) => new Date(dayBounds(zone, date).ends_at),
    phoneOf: (written) => phoneIn(countries, written),
  })
}

/** A number without its country is understood where all stores are in one country. */
function phoneIn(countries: readonly string[], written: string): string | null {
  const [only, ...others] = countries
  return normalizePhone(written, only && others.length === 0 ? only : "ZZ")
}
