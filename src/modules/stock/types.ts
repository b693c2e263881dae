/** Why a level changed. `medusa` and `opening` are written by triggers, the rest by the gateway. */
export const MOVEMENT_REASONS = [
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

/** Units that came to a place (positive) or left it (negative), as a till reports it. */
export type StockChange = {
  inventory_item_id: string
  stock_location_id: string
  quantity: number
  reason: "sold" | "sale_voided" | "returned" | "adjusted" | "transferred_out" | "received"
  /** The till's clock. */
  occurred_at: Date
  source: FactSource
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
