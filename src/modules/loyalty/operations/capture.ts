import type { SqlEntityManager } from "../../../core/sql"
import { invalid } from "../../../core/errors"
import { at } from "../domain/places"
import { settle } from "../domain/settle"
import { usesOf } from "../domain/spend"
import type { AccountState, BurnLine, Command } from "../types"
import { checkPoints } from "./command"
import { capturesTooMuch, lockHold, resolvedOtherwise } from "./holds"
import { lotChangesOf, type OpenBook, openBooks, post, stateOf } from "./open-books"
import { write } from "./write"

export type CaptureInput = {
  hold_id: string
  /** From none to what is held; the rest becomes available again. */
  points: number
  /** How the points are spread over the lines they paid for; null: as one. They add up to `points`. */
  lines: readonly BurnLine[] | null
}

/**
 * Spends held points for good. A hold is resolved once: repeated with the same number of points it changes nothing. A
 * hold that has lapsed can be captured until it is released.
 * @throws INVALID_DATA `points_invalid`, `capture_exceeds_hold`, `burn_lines_invalid`; NOT_FOUND `hold_not_found`;
 * CONFLICT `hold_resolved`.
 */
export async function capture(
  manager: SqlEntityManager,
  command: Omit<Command, "key">,
  input: CaptureInput,
  now: Date
): Promise<AccountState> {
  const { hold_id, points } = input
  checkPoints(points, 0)
  const { account, hold } = await lockHold(manager, hold_id)
  const lines = input.lines ?? [{ reference: hold.reference, points, line_value: points || 1 }]
  checkBurnLines(lines, points)
  if (points > hold.amount) {
    throw capturesTooMuch()
  }
  if (hold.status !== "open" && (hold.status !== "captured" || hold.captured !== points)) {
    throw resolvedOtherwise(hold)
  }
  const repeated = hold.status === "captured"
  const [open] = (await openBooks(manager, [account], { holds: [hold_id] }, now)) as [OpenBook]
  if (!repeated) {
    spendHeld(open, hold_id, points)
    const { source, actor, occurred_at = now } = command
    const about = { kind: "capture", reference: hold.reference, reason: null } as const
    post(open, { ...about, source, actor, occurred_at })
  }
  await write(
    manager,
    {
      postings: open.book.postings,
      lotChanges: lotChangesOf(open),
      ...(repeated
        ? {}
        : {
            holdEnds: [{ id: hold_id, status: "captured", captured: points }],
            newBurnLines: lines.map((line) => ({ ...line, hold_id })),
          }),
    },
    now
  )
  return stateOf(open.book)
}

/** The lots spent first are spent; the others get their points back, which pay what is owed. */
function spendHeld({ book }: OpenBook, holdId: string, points: number): void {
  let left = points
  for (const { lot, amount } of usesOf(book, at("held", holdId))) {
    const spent = Math.min(amount, left)
    book.move(lot, at("held", holdId), at("redeemed", holdId), spent)
    book.move(lot, at("held", holdId), at("available"), amount - spent)
    left -= spent
  }
  settle(book)
}

/** @throws INVALID_DATA `points_invalid`, `burn_lines_invalid`. */
export function checkBurnLines(lines: readonly BurnLine[], points: number): void {
  for (const line of lines) {
    checkPoints(line.points, 0)
    checkPoints(line.line_value, 1)
  }
  const references = new Set(lines.map(({ reference }) => reference))
  const sum = lines.reduce((total, line) => total + line.points, 0)
  if (sum !== points || references.size !== lines.length) {
    throw invalid("burn_lines_invalid", "The lines add up to the points, each line once")
  }
}
