import { generateEntityId } from "@medusajs/framework/utils"
import { conflict, notFound } from "../../../core/errors"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { readBalance } from "../read-models/balance"
import type { AccountState, BurnLine, Command, Origin } from "../types"
import { checkPoints } from "./command"
import { hold, type HoldRow, lockHold } from "./holds"
import { type LockedAccount, lockAccount } from "./open-books"
import { once } from "./once"
import { splitHold } from "./split-hold"

export type LeaseStatus = "open" | "spent" | "returned" | "lapsed" | "revoked" | "exceeded"

export type LeaseRow = {
  id: string
  account_id: string
  device_id: string
  /** The hold that has what is left of it. */
  hold_id: string
  granted: number
  spent: number
  valid_until: Date
  reclaim_at: Date
  status: LeaseStatus
}

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

export type LockedLease = { lease: LeaseRow; account: LockedAccount; hold: HoldRow }

/**
 * Locks the account a lease is of, and reads the lease under that lock.
 * @throws NOT_FOUND `lease_not_found`, also for another till's.
 */
export async function lockLease(
  manager: SqlEntityManager,
  { lease_id, device_id }: { lease_id: string; device_id: string }
): Promise<LockedLease> {
  for (;;) {
    const before = await readLease(manager, lease_id)
    if (before?.device_id !== device_id) {
      throw notFound("lease_not_found", "The till has no such lease")
    }
    const locked = await lockHold(manager, before.hold_id)
    const lease = await readLease(manager, lease_id)
    if (lease?.hold_id === before.hold_id) {
      return { lease, ...locked }
    }
  }
}

/** A lease as it is now; undefined when there is none. */
export async function readLease(
  manager: SqlEntityManager,
  id: string
): Promise<LeaseRow | undefined> {
  const [lease] = await boundRows<LeaseRow>(
    manager,
    `select id, account_id, device_id, hold_id, granted::float8, spent::float8, valid_until, reclaim_at, status
     from omni_loyalty_lease where id = ?`,
    [id]
  )
  return lease
}

export const leftOf = ({ status, granted, spent }: LeaseRow): number =>
  status === "open" ? granted - spent : 0

/** Spends points of an open lease that has so many left, for a receipt. The lease is locked. */
export async function spendLease(
  manager: SqlEntityManager,
  origin: Origin & { occurred_at?: Date },
  { lease, ...held }: LockedLease,
  spent: { points: number; reference: string; lines: readonly BurnLine[] },
  now: Date
): Promise<AccountState> {
  const left = leftOf(lease) - spent.points
  const { spent_hold_id, kept_hold_id, ...state } = await splitHold(
    manager,
    origin,
    held,
    { spent, ...restOf(lease, left) },
    now
  )
  await boundRows(
    manager,
    "update omni_loyalty_lease set spent = spent + ?, hold_id = ?, status = ?, ended_at = ? where id = ?",
    [
      spent.points,
      kept_hold_id ?? spent_hold_id,
      left === 0 ? "spent" : "open",
      left === 0 ? now : null,
      lease.id,
    ]
  )
  return state
}

const restOf = (lease: LeaseRow, points: number) => ({
  kept: { points, carrier: "lease" as const, reference: `lease:${lease.id}` },
  expires_at: lease.reclaim_at,
})

/** Gives back what is left of an open lease, and ends it. The lease is locked. */
export async function endLease(
  manager: SqlEntityManager,
  origin: Origin & { occurred_at?: Date },
  { lease, ...held }: LockedLease,
  status: Exclude<LeaseStatus, "open" | "spent">,
  now: Date
): Promise<AccountState> {
  const {
    spent_hold_id: _,
    kept_hold_id: __,
    ...state
  } = await splitHold(manager, origin, held, { spent: null, ...restOf(lease, 0) }, now)
  await boundRows(manager, "update omni_loyalty_lease set status = ?, ended_at = ? where id = ?", [
    status,
    now,
    lease.id,
  ])
  return state
}

/**
 * A till spends no more from a lease: what it has not spent becomes available at once. `spent` is what it spent in all;
 * what of that has not been reported yet stays held for the reports.
 * @throws NOT_FOUND `lease_not_found`; CONFLICT `lease_spent_otherwise` when more is known to be spent, or was granted.
 */
export async function returnLease(
  manager: SqlEntityManager,
  origin: Origin,
  input: { lease_id: string; device_id: string; spent: number },
  now: Date
): Promise<LeaseRow> {
  const locked = await lockLease(manager, input)
  const { lease } = locked
  if (input.spent < lease.spent || input.spent > lease.granted) {
    throw conflict("lease_spent_otherwise", `${lease.spent} of ${lease.granted} points are spent`)
  }
  if (lease.status === "open" && input.spent < lease.granted) {
    await shrink(manager, origin, locked, input.spent - lease.spent, now)
  }
  return (await readLease(manager, lease.id))!
}

async function shrink(
  manager: SqlEntityManager,
  origin: Origin,
  locked: LockedLease,
  kept: number,
  now: Date
): Promise<void> {
  if (kept === 0) {
    await endLease(manager, origin, locked, "returned", now)
    return
  }
  const { lease, ...held } = locked
  const parts = { spent: null, ...restOf(lease, kept) }
  const { kept_hold_id } = await splitHold(manager, origin, held, parts, now)
  await boundRows(
    manager,
    "update omni_loyalty_lease set granted = spent + ?, hold_id = ?, valid_until = least(valid_until, ?) where id = ?",
    [kept, kept_hold_id, now, lease.id]
  )
}

type Named = { id: string; device_id: string }

/** Leases whose reports have had their time, the earliest first. */
export async function readLapsedLeases(
  manager: SqlEntityManager,
  now: Date,
  limit: number
): Promise<Named[]> {
  return await boundRows<Named>(
    manager,
    `select id, device_id from omni_loyalty_lease where status = 'open' and reclaim_at <= ?
     order by reclaim_at limit ?`,
    [now, limit]
  )
}

/** Gives back what is left of a lease whose time is over; one that ended meanwhile stays as it is. */
export async function lapseLease(
  manager: SqlEntityManager,
  { id, device_id }: Named,
  now: Date
): Promise<void> {
  const locked = await lockLease(manager, { lease_id: id, device_id })
  if (locked.lease.status === "open" && locked.lease.reclaim_at <= now) {
    await endLease(manager, { source: "job", actor: null }, locked, "lapsed", now)
  }
}

/**
 * A till is revoked. `drain`: it may still report what it spent until now, so what it has on lease waits for that. Else
 * all of it becomes available at once.
 */
export async function revokeLeases(
  manager: SqlEntityManager,
  origin: Origin,
  { device_id, drain }: { device_id: string; drain: boolean },
  now: Date
): Promise<void> {
  if (drain) {
    await boundRows(
      manager,
      `update omni_loyalty_lease set valid_until = least(valid_until, ?) where device_id = ? and status = 'open'`,
      [now, device_id]
    )
    return
  }
  const open = await boundRows<Named & { account_id: string }>(
    manager,
    `select lease.id, device_id, hold.account_id from omni_loyalty_lease lease
     join omni_loyalty_hold hold on hold.id = lease.hold_id
     where device_id = ? and lease.status = 'open' order by hold.account_id, lease.id`,
    [device_id]
  )
  for (const { id } of open) {
    const locked = await lockLease(manager, { lease_id: id, device_id })
    if (locked.lease.status === "open") {
      await endLease(manager, origin, locked, "revoked", now)
    }
  }
}
