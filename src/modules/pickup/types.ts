import type { Collector, PickupCommand, PickupStatus, RejectionReason } from "../../types/http"

export type { Collector, PickupCommand, PickupStatus, RejectionReason }

export type PickupRow = {
  id: string
  order_id: string
  order_display_id: number
  /** null: it was placed at a return desk. */
  cart_id: string | null
  /** The return in exchange for which its goods go out; null: it is the order's own. */
  return_case_id: string | null
  retail_store_id: string
  stock_location_id: string
  customer_id: string | null
  customer_name: string
  email: string | null
  locale: string
  currency_code: string
  status: PickupStatus
  version: number
  collector: Collector | null
  pay_in_store: boolean
  slot_starts_at: Date | null
  slot_ends_at: Date | null
  promised_at: Date
  accepted_at: Date | null
  ready_at: Date | null
  expires_at: Date | null
  collected_at: Date | null
  closed_at: Date | null
  bin: string | null
  extensions: number
  rejection_reason: RejectionReason | null
  alternative_until: Date | null
  created_at: Date
  updated_at: Date
}

export type PickupLineRow = {
  id: string
  pickup_id: string
  order_line_item_id: string
  variant_id: string | null
  sku: string | null
  title: string
  variant_title: string | null
  thumbnail: string | null
  quantity: number
  picked_quantity: number
  short_quantity: number
  collected_quantity: number
  refused_quantity: number
}

export type PickupWithLines = { pickup: PickupRow; lines: PickupLineRow[] }

/** Who acts. A `user` is a dashboard user, a `guest` came by a signed link, a `till` is a paired device. */
export type Actor = { type: "shopper" | "guest" | "user" | "till" | "system"; id: string | null }

/** What every command carries besides its own words. */
export type CommandEnvelope = {
  pickup_id: string
  actor: Actor
  /** The caller's store: a pickup that is another's by now does not exist for it. */
  acting_store_id?: string
  /** Our clock. */
  now: Date
  /** The actor's clock; ours when it told none. */
  occurred_at?: Date
  /** Refuse when another changed the pickup since it was read. */
  version?: number
  /** One key, one effect: the same key and input answers what happened first. */
  idempotency_key?: string
}
