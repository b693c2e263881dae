/** A line of the stock ledger, as `GET /admin/stock-movements` answers it. */
export type AdminStockMovement = {
  id: string
  inventory_item_id: string
  sku: string | null
  stock_location_id: string
  /** null: the place is no store. */
  retail_store_id: string | null
  retail_store_name: string | null
  /** Units that came (positive) or went (negative). */
  stocked_change: number
  reserved_change: number
  /** What the place had, and had promised, after this movement. */
  stocked_after: number
  reserved_after: number
  reason: StockMovementReason
  order_line_item_id: string | null
  /** What caused it: the id of a till's event, or the reference of an act of ours. */
  reference: string
  /** By the clock of whoever saw it, such as the till's. */
  occurred_at: string
  /** By ours. */
  recorded_at: string
  /** The till, its event and its place in the till's order; null when no till reported it. */
  till: { id: string; name: string; event_id: string; epoch: number; seq: number } | null
}

/**
 * `opening`: what stood there when the ledger began; `medusa`: changed past the gateway, by Medusa itself or in its
 * dashboard; `counted`: what a count put right; `count_correction`: a late change from before a count.
 */
export type StockMovementReason =
  | "reserved"
  | "released"
  | "moved_out"
  | "moved_in"
  | "not_found"
  | "damaged"
  | "sold"
  | "sale_voided"
  | "returned"
  | "adjusted"
  | "transferred_out"
  | "received"
  | "counted"
  | "count_correction"
  | "opening"
  | "medusa"

export type AdminStockMovementList = {
  movements: AdminStockMovement[]
  count: number
  limit: number
  offset: number
}

export type StockTransferStatus = "requested" | "sent" | "received" | "cancelled"

/** Goods on their way from one store to another. */
export type AdminStockTransfer = {
  id: string
  status: StockTransferStatus
  /** null: a till reported the arrival, and nobody yet that the goods had left. */
  from_store: { id: string; name: string } | null
  to_store: { id: string; name: string } | null
  /** The pickup that waits for the goods, if any. */
  pickup_id: string | null
  lines: {
    inventory_item_id: string
    sku: string | null
    requested: number
    sent: number
    received: number
    /** Received less sent, once nothing more will come; null before. */
    variance: number | null
  }[]
  has_variance: boolean
  /** Events of other stores that name this transfer; their goods were booked, but not to it. */
  stray_event_ids: string[]
  /** What staff may do next. */
  next_steps: StockTransferStep[]
  requested_at: string | null
  sent_at: string | null
  received_at: string | null
  cancelled_at: string | null
  created_at: string
  updated_at: string
}

export type StockTransferStep = "requested" | "sent" | "received" | "cancelled"

export type AdminStockTransferList = {
  transfers: AdminStockTransfer[]
  count: number
  limit: number
  offset: number
}

/** Stores goods may come from or go to. */
export type AdminTransferStoreList = {
  stores: { id: string; name: string; city: string; address_1: string }[]
  count: number
  limit: number
  offset: number
}

export type AdminStockTransferLine = {
  /** One of the two. A variant that is a kit stands for its components. */
  variant_id?: string
  inventory_item_id?: string
  quantity: number
}

/** Body of `POST /admin/stock-transfers`. */
export type AdminRequestStockTransfer = {
  from_store_id: string
  to_store_id: string
  lines: AdminStockTransferLine[]
  note?: string
  /** The pickup of `to_store_id` that waits for the goods. */
  pickup_id?: string
}

/** Body of `POST /admin/stock-transfers/:id/{send,receive,cancel}`. */
export type AdminAdvanceStockTransfer = {
  /** What was sent or has arrived; absent: all that was requested, or all that is still to come. */
  lines?: AdminStockTransferLine[]
  /** Of an arrival: the rest will not come. Default true. */
  complete?: boolean
  note?: string
}
