import { generateEntityId } from "@medusajs/framework/utils"
import { conflict, notFound } from "../../../core/errors"
import { boundRows, lockKey, type SqlEntityManager } from "../../../core/sql"
import { lockAccount, survivorOf } from "./open-books"

export type OpenAccountInput = {
  programme_id: string
  /** Null: a card nobody has claimed yet. */
  owner: { type: "customer"; id: string } | null
}

/**
 * Opens an account; an owner has one in a programme: asked again, it answers that one, or what it was merged into.
 * @throws NOT_FOUND `programme_not_found`.
 */
export async function openAccount(
  manager: SqlEntityManager,
  { programme_id, owner }: OpenAccountInput,
  now: Date
): Promise<{ account_id: string; opened: boolean }> {
  if (owner) {
    await lockKey(manager, `omni_loyalty_owner ${programme_id} ${owner.type} ${owner.id}`)
    const [known] = await boundRows<{ id: string }>(
      manager,
      `select id from omni_loyalty_account
       where programme_id = ? and owner_type = ? and owner_id = ?`,
      [programme_id, owner.type, owner.id]
    )
    if (known) {
      return { account_id: await survivorOf(manager, known.id), opened: false }
    }
  }
  const [account] = await boundRows<{ id: string }>(
    manager,
    `insert into omni_loyalty_account (id, programme_id, owner_type, owner_id, created_at, updated_at)
     select ?, id, ?, ?, ?, ? from omni_loyalty_programme where id = ? and deleted_at is null returning id`,
    [
      generateEntityId(undefined, "lya"),
      owner?.type ?? null,
      owner?.id ?? null,
      now,
      now,
      programme_id,
    ]
  )
  if (!account) {
    throw notFound("programme_not_found", `There is no loyalty programme ${programme_id}`)
  }
  return { account_id: account.id, opened: true }
}

/**
 * Freezes an account, which then earns but does not spend, or lets it spend again.
 * @throws NOT_FOUND `account_not_found`.
 */
export async function setFrozen(
  manager: SqlEntityManager,
  accountId: string,
  frozen: boolean,
  now: Date
): Promise<void> {
  const { id } = await lockAccount(manager, accountId)
  await boundRows(
    manager,
    "update omni_loyalty_account set status = ?, updated_at = ? where id = ?",
    [frozen ? "frozen" : "active", now, id]
  )
}

/**
 * Names the day on which pending awards vest, for instance because their order was collected.
 * Awards that have vested, or been taken back, stay as they are.
 * @throws NOT_FOUND `account_not_found`; CONFLICT `expires_before_vesting`.
 */
export async function scheduleAwards(
  manager: SqlEntityManager,
  input: {
    account_id: string
    references: readonly string[]
    vests_at: Date
    expires_at: Date | null
  }
): Promise<void> {
  const { account_id, references, vests_at, expires_at } = input
  if (expires_at && expires_at <= vests_at) {
    throw conflict("expires_before_vesting", "Points expire after they vest")
  }
  const { id } = await lockAccount(manager, account_id)
  await boundRows(
    manager,
    `update omni_loyalty_lot set vests_at = ?, expires_at = ?, granted_expires_at = ?
     where account_id = ? and reference = any(?::text[]) and pending > 0`,
    [vests_at, expires_at, expires_at, id, references]
  )
}
