/** How well tills and server agree: what arrived, what is missing, what needs a person. Instants are UTC. */

import type { BurnTrouble } from "../modules/loyalty/types"
import type { Problem } from "../core/problem"
import type { Difference } from "../modules/pos/domain/differences"
import type { IncidentKind } from "../modules/pos/domain/incidents"

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

export type TillIncidentKind = IncidentKind

/** Where a receipt's figures and ours part, in minor units. */
export type TillDifference = Difference

/** The facts at the time, by kind. */
export type TillIncidentDetails = {
  oversell: {
    inventory_item_id: string
    stock_location_id: string
    /** What the store had, and had promised, after the sale. */
    stocked: number
    reserved: number
    event_ids: string[]
  }
  /** The product as the till named it. */
  unknown_product: { variant_id?: string; sku?: string; barcode?: string; event_type: string }
  return_exceeds_sale: { order_id: string; line_id: string; units_too_many: number }
  /** The differences that need a look; all of the receipt's are in `differences` beside it. */
  total_difference: {
    receipt_number: string
    order_id: string | null
    currency_code: string
    differences: TillDifference[]
  }
  /** Why the shop refused what had happened already. */
  pickup_hand_over_conflict: { pickup_id: string; code: string; message: string }
  /** The shift as its till names it, and the type of the event. */
  late_sale_in_closed_shift: { shift_id: string; type: string; receipt_number: string | null }
  /** The youngest online order that the store may not have the goods for; `pickup_id` null: it is sent. */
  promise_at_risk: {
    pickup_id: string | null
    order_id: string
    inventory_item_id: string
    stock_location_id: string
    units_missing: number
  }
  /** The receipt is about points, but of nobody we know; `points_spent` were given away all the same. */
  points_account_unknown: { receipt_number: string; points_spent: number }
  /** Points that a till gave away and that were not set aside for it; `reason` says why. */
  points_overspent: {
    receipt_number: string
    account_id: string
    points: number
    /** Of them: what the shopper owes now, and what the shop has given up. */
    owed: number
    written_off: number
    reason: BurnTrouble
  }
}

/** Something a person must look at: the facts do not fit together. */
export type AdminTillIncident = {
  [Kind in TillIncidentKind]: TillIncidentFacts & {
    kind: Kind
    details: TillIncidentDetails[Kind]
  }
}[TillIncidentKind]

type TillIncidentFacts = {
  id: string
  status: "open" | "resolved"
  retail_store_id: string
  till_id: string | null
  till_name: string | null
  event_id: string
  event_type: string | null
  /** The till's clock; null when the event is not in the inbox. */
  occurred_at: string | null
  receipt_number: string | null
  /** The Medusa order the event became or belongs to; null while there is none. */
  order_id: string | null
  /** Of an oversell: the goods. */
  item: { sku: string | null; title: string | null; variant_title: string | null } | null
  /** Of an oversell: what the store has of it now; null when Medusa keeps no level there any more. */
  level: { stocked: number; reserved: number } | null
  /** Of the event's receipt, whatever the incident is about. */
  differences: TillDifference[]
  currency_code: string | null
  /** What it is about: an inventory item's id, a product as the till named it, an order and a line. */
  subject: string
  opened_at: string
  resolved_at: string | null
  resolved_by: string | null
  resolved_by_name: string | null
  resolution: string | null
}

export type AdminTillIncidentList = {
  incidents: AdminTillIncident[]
  count: number
  limit: number
  offset: number
}
