import { conflict, invalid, notFound } from "../../../core/errors"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { clawBack } from "../domain/claw-back"
import { cumulativeShare } from "../domain/cumulative-share"
import { restore } from "../domain/restore"
import { settle } from "../domain/settle"
import type { AccountState, Command } from "../types"
import { runCommand } from "./command"
import { type HoldRow, readHolds } from "./holds"
import type { OpenBook } from "./open-books"
import type { BurnLineChange } from "./write"

/** A further part of a line that has come back, in what the line is measured by. */
export type ReturnedPart = { reference: string; returned_value: number }

export type ReverseInput = {
  account_id: string
  /** What came back, such as the return. */
  reference: string
  /** Of a bonus that is taken back: its kind. */
  reason?: string
  /** Lines that gave points. */
  awards: readonly ReturnedPart[]
  /** Lines that were paid with points. */
  burns: readonly (ReturnedPart & { hold_id: string })[]
}

const DAY_MS = 86_400_000

/**
 * What a return, a cancellation or a void does to points: redeemed ones go back to the lots they came from, with their
 * expiry (past, they live on for the programme's grace), and what lines gave is taken back. Pieces of a line add up to
 * it, in any order. What cannot be had becomes debt up to the programme's limit; the rest is written off.
 * @throws INVALID_DATA `points_invalid`; NOT_FOUND `account_not_found`, `award_not_found`, `burn_not_found`; CONFLICT
 * `returned_too_much`, `idempotency_conflict`.
 */
export async function reverse(
  manager: SqlEntityManager,
  command: Command,
  input: ReverseInput,
  now: Date
): Promise<AccountState & { clawed_back: number; restored: number }> {
  const { account_id, reference } = input
  const parts = [...input.awards, ...input.burns]
  if (
    parts.some(({ returned_value }) => !Number.isSafeInteger(returned_value) || returned_value < 0)
  ) {
    throw invalid("points_invalid", "returned_value is a whole number from 0")
  }
  const references = input.awards.map((part) => part.reference)
  const holdIds = [...new Set(input.burns.map(({ hold_id }) => hold_id))]
  const spendable = await pointsGivenFor(manager, references)
  const needs = { awards: references, holds: holdIds, spendable }
  const about = { account_id, command, input: { reverse: input }, needs, now }
  return await runCommand(manager, about, async (open) => {
    const holds = await readHolds(manager, holdIds)
    const burns = await restoreBurns(manager, open, holds, input.burns)
    const clawed = input.awards.reduce((sum, part) => sum + clawBackAward(open, part), 0)
    const restored = burns.reduce((sum, { given }) => sum + given, 0)
    return {
      kind: "reverse",
      reference,
      reason: input.reason ?? null,
      writes: {
        burnLineChanges: burns.map(({ change }) => change),
        holdChanges: holds.map((hold) => ({
          ...hold,
          restored: burns
            .filter(({ change }) => change.hold_id === hold.id)
            .reduce((sum, { given }) => sum + given, hold.restored),
        })),
      },
      more: { clawed_back: clawed, restored },
    }
  })
}

/** Other points step in for at most so many. */
async function pointsGivenFor(
  manager: SqlEntityManager,
  references: readonly string[]
): Promise<number> {
  const [sum] = await boundRows<{ granted: number }>(
    manager,
    "select coalesce(sum(granted), 0)::float8 as granted from omni_loyalty_lot where reference = any(?::text[])",
    [references]
  )
  return sum!.granted
}

function clawBackAward({ book, account, lotsBefore }: OpenBook, part: ReturnedPart): number {
  const known = [...lotsBefore.values()].find((lot) => lot.reference === part.reference)
  const lot = known && book.lots.get(known.id)
  if (!lot) {
    throw notFound("award_not_found", `This account was given nothing for ${part.reference}`)
  }
  if (lot.returned_value + part.returned_value > lot.line_value) {
    throw returnedTooMuch(part)
  }
  const before = lot.clawed_back
  clawBack(book, lot, part.returned_value, account.debt_limit)
  return lot.clawed_back - before
}

type Burn = { change: BurnLineChange; given: number }
type BurnLineRow = BurnLineChange & { points: number; line_value: number }

async function restoreBurns(
  manager: SqlEntityManager,
  open: OpenBook,
  holds: readonly HoldRow[],
  parts: ReverseInput["burns"]
): Promise<Burn[]> {
  const lines = await boundRows<BurnLineRow>(
    manager,
    `select hold_id, reference, points::float8, line_value::float8, returned_value::float8, restored::float8
     from omni_loyalty_burn_line where hold_id = any(?::text[])`,
    [holds.map(({ id }) => id)]
  )
  const mine = new Set(
    holds.filter((hold) => hold.account_id === open.account.id).map(({ id }) => id)
  )
  const burns = parts.map((part) => {
    const line = lines.find(
      ({ hold_id, reference }) => hold_id === part.hold_id && reference === part.reference
    )
    if (!line || !mine.has(line.hold_id)) {
      throw notFound("burn_not_found", `No points of this account paid for ${part.reference}`)
    }
    return restoreLine(open, line, part)
  })
  settle(open.book)
  return burns
}

function restoreLine(open: OpenBook, line: BurnLineRow, part: ReturnedPart): Burn {
  const returned_value = line.returned_value + part.returned_value
  if (returned_value > line.line_value) {
    throw returnedTooMuch(part)
  }
  const { hold_id, reference } = line
  const restored = cumulativeShare(line.points, returned_value, line.line_value)
  const given = restored - line.restored
  const graceEnds = new Date(open.now.getTime() + open.account.restore_grace_days * DAY_MS)
  restore(open.book, hold_id, given, { now: open.now, graceEnds })
  return { change: { hold_id, reference, returned_value, restored }, given }
}

const returnedTooMuch = ({ reference }: ReturnedPart): Error =>
  conflict("returned_too_much", `More of ${reference} came back than there was`)
