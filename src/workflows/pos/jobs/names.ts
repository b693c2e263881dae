import { enqueueJobs, type NewJob } from "../../../core/jobs"
import type { SqlEntityManager } from "../../../core/sql"

/** Turns a till's applied events into orders, customers and hand-overs, in their order. */
export const FOLLOW_UP = "omni-pos-follow-up"
/** Settles events whose reference has arrived meanwhile. */
export const RESOLVE_WAITING = "omni-pos-resolve-waiting"

/** Looks whether a place that was oversold can keep its online promises. */
export const RECHECK_PROMISES = "omni-pos-recheck-promises"

export function recheckOf(stock_location_id: string): NewJob {
  const name = `${RECHECK_PROMISES}:${stock_location_id}`
  return {
    name: RECHECK_PROMISES,
    payload: { stock_location_id },
    options: { key: name, queue: name },
  }
}

/** One waiting job for a till is enough: it works everything that is pending when it runs. */
export function followUpOf(device_id: string): NewJob {
  const name = `${FOLLOW_UP}:${device_id}`
  return { name: FOLLOW_UP, payload: { device_id }, options: { key: name, queue: name } }
}

export const RESOLVE_JOB: NewJob = {
  name: RESOLVE_WAITING,
  payload: {},
  options: { key: RESOLVE_WAITING },
}

/** @see followUpOf */
export async function enqueueFollowUp(manager: SqlEntityManager, deviceId: string): Promise<void> {
  await enqueueJobs(manager, [followUpOf(deviceId)])
}
