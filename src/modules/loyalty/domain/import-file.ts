import { CsvError, parse } from "csv-parse/sync"
import type { IdentifierKind } from "../types"
import { normalIdentifier } from "./identifiers"

const IDENTIFIERS = ["card", "phone", "email"] as const satisfies IdentifierKind[]
const COLUMNS = [...IDENTIFIERS, "points", "expires_on"]
const DATE = /^\d{4}-\d{2}-\d{2}$/
const WHOLE = /^\d{1,12}$/

/** One card of the file. */
export type ImportRow = {
  /** Of the file, the header being the first. */
  line: number
  identifiers: { kind: IdentifierKind; value: string }[]
  points: number
  expires_at: Date | null
}

/** Something that must be put right before anything of the file is taken. */
export type ImportMistake = { line: number; column: string | null; code: string; message: string }

export type ImportFile = { rows: ImportRow[]; mistakes: ImportMistake[] }

export type ImportTerms = {
  /** When points end that may be spent up to and on a day. */
  endOf: (date: string) => Date
  /** A phone number as it is written, as E.164; null when it is none. */
  phoneOf: (written: string) => string | null
  now: Date
}

/**
 * Reads balances of existing cards: CSV with a header, in UTF-8, parted by commas or semicolons; columns `card`,
 * `phone`, `email` (one at least), `points`, and if wanted `expires_on` (`YYYY-MM-DD`, the last day). Every mistake of
 * every line is named.
 */
export function readImportFile(text: string, terms: ImportTerms): ImportFile {
  const table = tableOf(text)
  if (!Array.isArray(table)) {
    return { rows: [], mistakes: [table] }
  }
  const [header = [], ...lines] = table
  const columns = header.map((name) => name.trim().toLowerCase())
  const wrong = headerMistakes(columns)
  if (wrong.length > 0) {
    return { rows: [], mistakes: wrong }
  }
  if (lines.length === 0) {
    return { rows: [], mistakes: [mistake(1, null, "file_empty", "The file has no cards")] }
  }
  const read = lines.map((cells, index) =>
    rowOf(
      Object.fromEntries(columns.map((name, at) => [name, cells[at]?.trim() ?? ""])),
      index + 2,
      terms
    )
  )
  const rows = read.flatMap(({ row }) => row)
  return { rows, mistakes: [...read.flatMap(({ mistakes }) => mistakes), ...repeated(rows)] }
}

function tableOf(text: string): string[][] | ImportMistake {
  const delimiter = (text.split("\n", 1)[0] ?? "").includes(";") ? ";" : ","
  try {
    return parse(text, { bom: true, delimiter, skip_empty_lines: true })
  } catch (error) {
    if (!(error instanceof CsvError)) {
      throw error
    }
    return mistake(Number(error.lines ?? 1), null, "csv_malformed", error.message)
  }
}

function headerMistakes(columns: readonly string[]): ImportMistake[] {
  const unknown = columns.filter((name) => !COLUMNS.includes(name))
  const twice = columns.filter((name, at) => columns.indexOf(name) !== at)
  return [
    ...unknown.map((name) => mistake(1, name, "column_unknown", `There is no column ${name}`)),
    ...twice.map((name) => mistake(1, name, "column_repeated", `${name} is there twice`)),
    ...(columns.includes("points")
      ? []
      : [mistake(1, "points", "column_missing", "The column points is missing")]),
    ...(IDENTIFIERS.some((kind) => columns.includes(kind))
      ? []
      : [mistake(1, null, "column_missing", "A column card, phone or email is missing")]),
  ]
}

type Cells = Record<string, string>

function rowOf(
  cells: Cells,
  line: number,
  { endOf, phoneOf, now }: ImportTerms
): { row: ImportRow[]; mistakes: ImportMistake[] } {
  const mistakes: ImportMistake[] = []
  const identifiers = IDENTIFIERS.flatMap((kind) => {
    const written = cells[kind]
    if (!written) {
      return []
    }
    const value = kind === "phone" ? phoneOf(written) : normalIdentifier(kind, written)
    if (value === null) {
      mistakes.push(mistake(line, kind, "identifier_invalid", `This is no ${kind}`))
      return []
    }
    return [{ kind, value }]
  })
  if (identifiers.length === 0 && mistakes.length === 0) {
    mistakes.push(mistake(line, null, "identifier_missing", "Neither card nor phone nor email"))
  }
  const points = cells.points ?? ""
  if (/^-\s*\d/.test(points)) {
    mistakes.push(mistake(line, "points", "points_negative", "Points below zero are not taken"))
  } else if (!WHOLE.test(points)) {
    mistakes.push(mistake(line, "points", "points_invalid", "Points are a whole number from 0"))
  }
  const expires = cells.expires_on ?? ""
  const expires_at = expires && isDate(expires) ? endOf(expires) : null
  if (expires && !expires_at) {
    mistakes.push(mistake(line, "expires_on", "date_invalid", "A date is written 2026-12-31"))
  } else if (expires_at && expires_at <= now) {
    mistakes.push(mistake(line, "expires_on", "date_past", "These points have expired"))
  }
  const row = { line, identifiers, points: Number(points), expires_at }
  return { row: mistakes.length > 0 ? [] : [row], mistakes }
}

/** Written in its form, and a day of the calendar. */
function isDate(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return DATE.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** A card, number or address belongs to one line: two balances for it leave open which one is meant. */
function repeated(rows: readonly ImportRow[]): ImportMistake[] {
  const first = new Map<string, number>()
  return rows.flatMap(({ line, identifiers }) =>
    identifiers.flatMap(({ kind, value }) => {
      const key = `${kind} ${value}`
      const before = first.get(key)
      first.set(key, before ?? line)
      return before === undefined
        ? []
        : [mistake(line, kind, "repeated", `This ${kind} is on line ${before} too`)]
    })
  )
}

export const mistake = (
  line: number,
  column: string | null,
  code: string,
  message: string
): ImportMistake => ({ line, column, code, message })
