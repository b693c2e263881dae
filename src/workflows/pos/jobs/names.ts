import { enqueueJob } from "../../../core/jobs"
import type { SqlEntityManager } from "../../../core/sql"

/** Turns a till's applied events into orders, customers and hand-overs, in their order. */
export const FOLLOW_UP = "omni-pos-follow-up"
/** Settles events whose reference has arrived meanwhile. */
export const RESOLVE_WAITING = "omni-pos-resolve-waiting"

/** Looks whether a place that was oversold can keep its online promises. */
export const RECHECK_PROMISES = "omni-pos-recheck-promises"

export async function enqueueRecheck(
  manager: SqlEntityManager,
  stock_location_id: string
): Promise<void> {
  const name = `${RECHECK_PROMISES}:${stock_location_id}`
  await enqueueJob(manager, RECHECK_PROMISES, { stock_location_id }, { key: name, queue: name })
}

/** One waiting job for a till is enough: it works everything that is pending when it runs. */
export async function enqueueFollowUp(manager: SqlEntityManager, deviceId: string): Promise<void> {
  const name = `${FOLLOW_UP}:${deviceId}`
  await enqueueJob(manager, FOLLOW_UP, { device_id: deviceId }, { key: name, queue: name })
}
