import { notFound } from "../../../core/errors"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { type HoldRow, lockHold } from "./holds"
import type { LockedAccount } from "./open-books"

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
