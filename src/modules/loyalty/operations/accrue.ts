import { invalid } from "../../../core/errors"
import type { SqlEntityManager } from "../../../core/sql"
import { at } from "../domain/places"
import { settle } from "../domain/settle"
import type { AccountState, Command, NewAward } from "../types"
import { checkPoints, runCommand } from "./command"
import { lotIds, newLotOf } from "./new-lots"

export type AccrueInput = {
  account_id: string
  awards: readonly NewAward[]
  reference: string
  /** Of a bonus: its kind. */
  reason?: string
}

/**
 * Gives points, one lot for each award: spendable at once, or pending. What the account owes is paid first. An award
 * of no points is kept too, so that a return finds it. `reference` is what they were given for, such as the order.
 * @throws INVALID_DATA `points_invalid`, `award_invalid`; NOT_FOUND `account_not_found`; CONFLICT
 * `idempotency_conflict`, `award_exists`.
 */
export async function accrue(
  manager: SqlEntityManager,
  command: Command,
  input: AccrueInput,
  now: Date
): Promise<AccountState & { lot_ids: string[] }> {
  input.awards.forEach(checkAward)
  const { account_id } = input
  const about = { account_id, command, input: { accrue: input }, needs: {}, now }
  return await runCommand(manager, about, ({ book }) => {
    const nextId = lotIds()
    const newLots = input.awards.map((award) => {
      const { lot, row } = newLotOf(nextId(), book.account.id, award, now)
      book.lots.set(lot.id, lot)
      const place = award.vests_at === "now" ? "available" : "pending"
      book.move(lot, at("issued"), at(place), award.points)
      return row
    })
    settle(book)
    return {
      kind: "earn",
      reference: input.reference,
      reason: input.reason ?? null,
      writes: { newLots },
      more: { lot_ids: newLots.map(({ id }) => id) },
    }
  })
}

function checkAward({ points, line_value, vests_at, expires_at }: NewAward): void {
  checkPoints(points, 0)
  if (!Number.isSafeInteger(line_value) || line_value < 1) {
    throw invalid("award_invalid", "line_value is a whole number from 1")
  }
  if (expires_at && vests_at instanceof Date && expires_at <= vests_at) {
    throw invalid("award_invalid", "Points expire after they vest")
  }
}
