import { conflict } from "../../../core/errors"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { AccountState, BurnLine, Origin } from "../types"
import {
  leftOf,
  type LeaseRow,
  type LeaseStatus,
  type LockedLease,
  lockLease,
  readLease,
} from "./leases"
import { splitHold } from "./split-hold"

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
