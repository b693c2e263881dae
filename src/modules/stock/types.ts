import type { TransferStep } from "./domain/transfers"

/** Why a level changed. `medusa` and `opening` are written by triggers, the rest by the gateway. */
export const MOVEMENT_REASONS = [
  "reserved",
  "released",
  "moved_out",
  "moved_in",
  "not_found",
  "damaged",
  "sold",
  "sale_voided",
  "returned",
  "adjusted",
  "transferred_out",
  "received",
  "counted",
  "count_correction",
  "opening",
  "medusa",
] as const
export type MovementReason = (typeof MOVEMENT_REASONS)[number]

/** Units of an order line that are no longer promised to the shopper. */
export type LineUnits = { line_item_id: string; quantity: number }

export type ReleaseInput = {
  /** The order lines as sold: a line of 2 kits has twice the component's units reserved. */
  lines: (LineUnits & { ordered_quantity: number })[]
  reference: string
}

export type MoveInput = {
  line_item_ids: string[]
  to_location_id: string
  reference: string
}

/** Units promised to lines of orders; of one line all are in one place. */
export type ReserveInput = {
  units: (LineUnits & { inventory_item_id: string; stock_location_id: string })[]
  reference: string
}

export type CorrectInput = {
  stock_location_id: string
  /**
   * set_to_zero: the shelf is empty but for what is promised and was found. take_off: so many units are gone.
   * `quantity` is the number of units missing.
   */
  correction: "set_to_zero" | "take_off"
  reason: "not_found" | "damaged"
  items: { inventory_item_id: string; quantity: number }[]
  reference: string
}

/** Which event of which till a fact comes from, and where that event stands in the till's own order. */
export type FactSource = { device_id: string; epoch: number; seq: number; event_id: string }

/** An act of our own staff. It happens when it is written down, so after every count known by then. */
export type OwnSource = { reference: string }

/** Units that came to a place (positive) or left it (negative), as a till reports it or staff say. */
export type StockChange = {
  inventory_item_id: string
  stock_location_id: string
  quantity: number
  reason: "sold" | "sale_voided" | "returned" | "adjusted" | "transferred_out" | "received"
  /** The clock of whoever saw it. */
  occurred_at: Date
  source: FactSource | OwnSource
}

/** What a person counted, as of the event's place in its till's order. */
export type StockCount = {
  inventory_item_id: string
  stock_location_id: string
  quantity: number
  occurred_at: Date
  source: FactSource
}

export type ApplyFactsInput = {
  changes: readonly StockChange[]
  counts: readonly StockCount[]
  received_at: Date
  /** Medusa's locks of the items, in their order, where the caller does not hold them yet (`stockLocks`). */
  lock_keys?: readonly number[]
  /** Nothing in the caller's transaction changes a level after these facts: a statement less for a hot path. */
  is_last?: boolean
}

export type ApplyFactsResult = {
  /** Levels that these facts left with more promised than there is (reserved above stocked). */
  oversold: {
    inventory_item_id: string
    stock_location_id: string
    stocked: number
    reserved: number
    event_ids: string[]
  }[]
}

/** A step of a transfer between stores, as a till reports it or staff take it. */
export type NewTransferStep = TransferStep & {
  /** The same in every step; unique in the whole chain. Tills choose it, or we do. */
  transfer_id: string
  note?: string
  /** The till, or the dashboard's user. */
  device_id?: string
  user_id?: string
  /** Tells a repeated request from another one under the same key. */
  input_hash?: string
}
