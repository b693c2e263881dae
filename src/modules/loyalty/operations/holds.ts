import { conflict, invalid, notFound } from "../../../core/errors"
import { preparedRows, type SqlEntityManager } from "../../../core/sql"
import { generateEntityId } from "@medusajs/framework/utils"
import { at } from "../domain/places"
import { spend } from "../domain/spend"
import type { AccountState, Carrier, Command, HoldStatus } from "../types"
import { checkPoints, runCommand } from "./command"
import { type LockedAccount, lockAccountOfHold } from "./open-books"

export type HoldInput = {
  account_id: string
  points: number
  carrier: Carrier
  /** What it is for: the cart, or the till's receipt. */
  reference: string
  expires_at: Date
}

/**
 * Sets points aside, from the lots that are spent first, so that nobody else can spend them.
 * @throws INVALID_DATA `points_invalid`; NOT_FOUND `account_not_found`; CONFLICT `insufficient_points`,
 * `account_frozen`, `idempotency_conflict`.
 */
export async function hold(
  manager: SqlEntityManager,
  command: Command,
  input: HoldInput,
  now: Date
): Promise<AccountState & { hold_id: string }> {
  const { account_id, points, carrier, reference, expires_at } = input
  checkPoints(points, 1)
  const needs = { spendable: points }
  const about = { account_id, command, input: { hold: input }, needs, now }
  return await runCommand(manager, about, ({ book, account }) => {
    if (account.status === "frozen") {
      throw conflict("account_frozen", "The account is frozen: it earns, but does not spend")
    }
    if (book.account.balances.available < points) {
      throw conflict("insufficient_points", "There are not so many points")
    }
    const id = generateEntityId(undefined, "lyh")
    spend(book, at("held", id), points)
    const newHold = {
      id,
      account_id: book.account.id,
      carrier,
      reference,
      amount: points,
      expires_at,
    }
    return { kind: "hold", reference, writes: { newHolds: [newHold] }, more: { hold_id: id } }
  })
}

export type HoldRow = {
  id: string
  account_id: string
  reference: string
  amount: number
  status: HoldStatus
  captured: number
  restored: number
}

export async function readHolds(
  manager: SqlEntityManager,
  ids: readonly string[]
): Promise<HoldRow[]> {
  return await preparedRows<HoldRow>(
    manager,
    `select id, account_id, reference, amount::float8, status, captured::float8, restored::float8
     from omni_loyalty_hold where id = any(?::text[]) order by id`,
    [ids]
  )
}

/**
 * Locks the account of a hold, and reads the hold under that lock.
 * @throws NOT_FOUND `hold_not_found`.
 */
export async function lockHold(
  manager: SqlEntityManager,
  id: string
): Promise<{ account: LockedAccount; hold: HoldRow }> {
  for (;;) {
    const account = await lockAccountOfHold(manager, id)
    const [hold] = await readHolds(manager, [id])
    if (!hold) {
      throw notFound("hold_not_found", `There is no hold ${id}`)
    }
    // It is another account's when that was merged, or a merge undone, while we waited.
    if (account && hold.account_id === account.id) {
      return { account, hold }
    }
  }
}

export const resolvedOtherwise = (hold: HoldRow): Error =>
  conflict("hold_resolved", `Hold ${hold.id} is ${hold.status}`)

export const capturesTooMuch = (): Error =>
  invalid("capture_exceeds_hold", "More points than are held")
