import { generateEntityId } from "@medusajs/framework/utils"
import type { SqlEntityManager } from "../../../core/sql"
import { at } from "../domain/places"
import { spend } from "../domain/spend"
import type { AccountState, Command } from "../types"
import { checkPoints, runCommand } from "./command"
import type { HoldInput } from "./holds"
import { lotIds, newLotOf } from "./new-lots"

export type HeldAnyway = AccountState & {
  hold_id: string
  /** Points the account did not have and owes now ... */
  owed: number
  /** ... and those beyond the programme's limit of debts, which the shop gives up. */
  written_off: number
}

/**
 * Sets points aside that the shopper has had the worth of already, whatever the account has: what is missing is owed,
 * up to the programme's limit, and paid by what comes in later. Only for facts that nobody can undo any more.
 * @throws INVALID_DATA `points_invalid`; NOT_FOUND `account_not_found`; CONFLICT `idempotency_conflict`.
 */
export async function holdAnyway(
  manager: SqlEntityManager,
  command: Command,
  input: HoldInput,
  now: Date
): Promise<HeldAnyway> {
  const { account_id, points, carrier, reference, expires_at } = input
  checkPoints(points, 1)
  const needs = { spendable: points }
  const about = { account_id, command, input: { hold_anyway: input }, needs, now }
  return await runCommand(manager, about, ({ book, account }) => {
    const id = generateEntityId(undefined, "lyh")
    const missing = points - spend(book, at("held", id), points)
    const terms = { reference: null, line_value: 1, vests_at: "now" as const, expires_at: null }
    const { lot, row } = newLotOf(lotIds()(), account.id, terms, now)
    book.lots.set(lot.id, lot)
    book.move(lot, at("debt"), at("held", id), missing)
    const beyond = book.account.balances.debt - account.debt_limit
    const written_off = Math.max(0, Math.min(missing, beyond))
    book.move(lot, at("written_off"), at("debt"), written_off)
    const newHold = { id, account_id: account.id, carrier, reference, amount: points, expires_at }
    return {
      kind: "hold",
      reference,
      writes: { newHolds: [newHold], newLots: missing > 0 ? [row] : [] },
      more: { hold_id: id, owed: missing - written_off, written_off },
    }
  })
}
