import { generateEntityId } from "@medusajs/framework/utils"
import { conflict } from "../../../core/errors"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { setFrozen } from "./accounts"
import { lockAccount } from "./open-books"

/**
 * Freezes an account, and keeps who did it and why: it earns, but does not spend.
 * @throws NOT_FOUND `account_not_found`; CONFLICT `account_frozen` when it is frozen already.
 */
export async function freeze(
  manager: SqlEntityManager,
  { account_id, note, by }: { account_id: string; note: string; by: string },
  now: Date
): Promise<void> {
  const { id, status } = await lockAccount(manager, account_id)
  if (status === "frozen") {
    throw conflict("account_frozen", "The account is frozen already")
  }
  await setFrozen(manager, id, true, now)
  await boundRows(
    manager,
    `insert into omni_loyalty_freeze (id, account_id, note, frozen_by, frozen_at) values (?, ?, ?, ?, ?)`,
    [generateEntityId(undefined, "lyf"), id, note, by, now]
  )
}

/**
 * Lets a frozen account spend again.
 * @throws NOT_FOUND `account_not_found`; CONFLICT `account_not_frozen`.
 */
export async function unfreeze(
  manager: SqlEntityManager,
  { account_id, by }: { account_id: string; by: string },
  now: Date
): Promise<void> {
  const { id, status } = await lockAccount(manager, account_id)
  if (status !== "frozen") {
    throw conflict("account_not_frozen", "The account is not frozen")
  }
  await setFrozen(manager, id, false, now)
  await boundRows(
    manager,
    `update omni_loyalty_freeze set ended_by = ?, ended_at = ? where account_id = ? and ended_at is null`,
    [by, now, id]
  )
}
