import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { Origin } from "../types"
import { lockLease } from "./leases"
import { endLease } from "./spend-lease"

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
