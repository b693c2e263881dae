import { generateEntityId } from "@medusajs/framework/utils"
import { conflict } from "../../../core/errors"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { readBalance } from "../read-models/balance"
import type { AccountState, Command } from "../types"
import { checkPoints } from "./command"
import { hold } from "./holds"
import { once } from "./once"
import { lockAccount } from "./open-books"

export type LeaseInput = {
  account_id: string
  device_id: string
  /** What the till would like to have; it gets no more than there is. */
  points: number
  /** Until when the till may spend them ... */
  valid_until: Date
  /** ... and until when they wait for what it spent and reports late. */
  reclaim_at: Date
}

export type Lease = {
  lease_id: string
  account_id: string
  /** Points the till may spend. */
  granted: number
  /** ISO 8601. */
  valid_until: string
}

/**
 * Sets a slice of an account's balance aside for a till, which may spend it without asking. The till gets what it asks
 * for, or all there is. Points on lease are held: nobody else can spend them.
 * @throws INVALID_DATA `points_invalid`; NOT_FOUND `account_not_found`; CONFLICT `insufficient_points`, `account_frozen`,
 * `lease_open` when the till has one of this account, `idempotency_conflict`.
 */
export async function issueLease(
  manager: SqlEntityManager,
  command: Command,
  input: LeaseInput,
  now: Date
): Promise<{ lease: Lease; state: AccountState }> {
  const { account_id, device_id, points } = input
  checkPoints(points, 1)
  const asked = { lease: { account_id, device_id, points } }
  return await once(manager, { key: command.key, account_id, input: asked }, now, () =>
    grant(manager, { ...command, key: `${command.key}/hold` }, input, now)
  )
}

async function grant(
  manager: SqlEntityManager,
  command: Command,
  { account_id, device_id, points, valid_until, reclaim_at }: LeaseInput,
  now: Date
): Promise<{ lease: Lease; state: AccountState }> {
  const { id: account } = await lockAccount(manager, account_id)
  const open = await boundRows(
    manager,
    `select lease.id from omni_loyalty_lease lease join omni_loyalty_hold hold on hold.id = lease.hold_id
     where lease.device_id = ? and lease.status = 'open' and hold.account_id = ?`,
    [device_id, account]
  )
  if (open.length > 0) {
    throw conflict("lease_open", "The till has a lease of this account already")
  }
  const { available } = await readBalance(manager, account, now)
  const granted = Math.min(points, available)
  if (granted === 0) {
    throw conflict("insufficient_points", "There are no points to lease")
  }
  const id = generateEntityId(undefined, "lye")
  const terms = { carrier: "lease" as const, reference: `lease:${id}`, expires_at: reclaim_at }
  const asked = { account_id: account, points: granted, ...terms }
  const { hold_id, ...state } = await hold(manager, command, asked, now)
  await boundRows(
    manager,
    `insert into omni_loyalty_lease
       (id, account_id, device_id, hold_id, granted, valid_until, reclaim_at, created_at) values (?, ?, ?, ?, ?, ?, ?, ?)`,
    [id, account, device_id, hold_id, granted, valid_until, reclaim_at, now]
  )
  const lease = {
    lease_id: id,
    account_id: account,
    granted,
    valid_until: valid_until.toISOString(),
  }
  return { lease, state }
}
