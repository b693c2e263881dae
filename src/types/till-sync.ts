/** How well tills and server agree: what arrived, what is missing, what needs a person. Instants are UTC. */

import type { Problem } from "../core/problem"

/** Where an event stands. `failed`: applied, but its order, customer or hand-over could not be made. */
export type TillEventState = "applied" | "waiting" | "quarantined" | "rejected" | "failed"

export type AdminTillEvent = {
  event_id: string
  till_id: string
  till_name: string
  retail_store_id: string
  type: string
  seq: number
  epoch: number
  state: TillEventState
  /** The till's clock. */
  occurred_at: string
  received_at: string
  business_date: string
  receipt_number: string | null
  shift_id: string | null
  flags: string[]
  /** What it waits for, such as `sale:<event id>`; null unless it waits. */
  waits_for: string | null
  /** Why it was rejected, in words and with a pointer. */
  problem: Problem | null
  /** Why its follow-up failed. */
  follow_up_error: string | null
  /** Whether a person may have it tried again. */
  can_replay: boolean
}

export type AdminTillEventList = {
  events: AdminTillEvent[]
  count: number
  limit: number
  offset: number
}

export type AdminTillEventDetail = AdminTillEvent & {
  /** As the till sent it. */
  body: Record<string, unknown>
  /** The Medusa order it became or belongs to. */
  order_id: string | null
}

export type AdminTillHealth = {
  till_id: string
  name: string
  retail_store_id: string
  status: "unpaired" | "active" | "revoked"
  last_seen_at: string | null
  epoch: number
  /** Up to here nothing is missing. */
  acked_seq: number
  /** Highest number seen. */
  high_seq: number
  /** Missing stretches, both ends included; the first 20. */
  gaps: { from: number; to: number }[]
  missing: number
  /** Our clock less the till's at its last batch, in milliseconds; null when it did not say. */
  clock_offset_ms: number | null
  is_clock_off: boolean
  /** Events applied whose order or customer is still to be made, and since when the oldest waits. */
  pending: number
  oldest_pending_at: string | null
  waiting: number
  oldest_waiting_at: string | null
  rejected: number
  quarantined: number
  failed: number
  open_incidents: number
}

export type AdminTillHealthList = {
  tills: AdminTillHealth[]
  /** Over all tills the caller may see, not only this page. */
  summary: {
    tills: number
    /** Paired and not seen for more than an hour. */
    silent: number
    missing: number
    pending: number
    waiting: number
    rejected: number
    quarantined: number
    failed: number
    open_incidents: number
  }
  count: number
  limit: number
  offset: number
}

export type TillIncidentKind =
  | "oversell"
  | "unknown_product"
  | "return_exceeds_sale"
  | "total_difference"
  | "pickup_hand_over_conflict"
  | "late_sale_in_closed_shift"

export type AdminTillIncident = {
  id: string
  kind: TillIncidentKind
  retail_store_id: string
  till_id: string | null
  event_id: string | null
  /** What it is about, such as an inventory item's id. */
  subject: string
  details: Record<string, unknown>
  opened_at: string
  resolved_at: string | null
  resolved_by: string | null
  resolution: string | null
}

export type AdminTillIncidentList = {
  incidents: AdminTillIncident[]
  count: number
  limit: number
  offset: number
}
