import type { TillEventRow } from "../../../modules/pos/read-models/till-events"
import type { AdminTillEvent, TillEventState } from "../../../types/till-sync"

function stateOf({ status, follow_up }: TillEventRow): TillEventState {
  if (status === "deferred") {
    return "waiting"
  }
  return status === "applied" && follow_up === "failed" ? "failed" : status
}

/** The event as the dashboard gets it. */
export function toAdminTillEvent(row: TillEventRow): AdminTillEvent {
  const state = stateOf(row)
  return {
    event_id: row.event_id,
    till_id: row.device_id,
    till_name: row.till_name,
    retail_store_id: row.retail_store_id,
    type: row.type,
    seq: row.seq,
    epoch: row.epoch,
    state,
    occurred_at: row.occurred_at.toISOString(),
    received_at: row.received_at.toISOString(),
    business_date: row.business_date,
    receipt_number: row.receipt_number,
    shift_id: row.shift_id,
    flags: row.flags,
    waits_for: row.waits_for,
    problem: row.problem,
    follow_up_error: row.follow_up_error,
    can_replay: state === "rejected" || state === "quarantined" || state === "failed",
  }
}
