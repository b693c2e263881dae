/**
 * Shapes of our HTTP answers, shared by the routes, the dashboard and the tests.
 * Instants are ISO 8601 in UTC; wall-clock times are "HH:MM" in the store's time zone; dates are
 * "YYYY-MM-DD" in the store's time zone; money is integer minor units beside its currency.
 */

export type OpeningInterval = {
  /** "HH:MM", 00:00-23:59. */
  opens_at: string
  /** "HH:MM", 00:00-24:00; at or before `opens_at` means it closes on the next day. */
  closes_at: string
}

/** ISO weekday: Monday is 1, Sunday is 7. */
export type WeeklyHours = OpeningInterval & { weekday: number }

export type HoursException = {
  date_from: string
  date_to: string
  /** Empty means closed on these dates. */
  intervals: OpeningInterval[]
  reason: string | null
}

export type StaffRole = "associate" | "manager"

export type PickupSettings = {
  pickup_enabled: boolean
  pay_in_store_enabled: boolean
  /** Opening minutes the store needs to get an order ready. */
  lead_minutes: number
  /** "HH:MM": an order after it is worked from the next opening day; null means no cut-off. */
  same_day_cutoff: string | null
  /** Length of a pickup slot in minutes; null means the shopper chooses no slot. */
  slot_minutes: number | null
  /** Orders one slot takes; null means any number. */
  orders_per_slot: number | null
  /** Hours an order waits after it is ready. */
  hold_hours: number
  /** Hours before the end of the hold at which the shopper is reminded. */
  reminder_hours: number[]
  /** Units of every variant kept back from online shoppers. */
  safety_stock: number
}

export type AdminRetailStore = PickupSettings & {
  id: string
  name: string
  handle: string
  stock_location_id: string
  sales_channel_id: string | null
  phone: string | null
  address_1: string
  address_2: string | null
  city: string
  province: string | null
  postal_code: string | null
  country_code: string
  latitude: number
  longitude: number
  time_zone: string
  is_active: boolean
  weekly_hours: WeeklyHours[]
  exceptions: (HoursException & { id: string })[]
  open_now: boolean
  /** Last time Medusa's fulfilment set, shipping options, channel links and levels were brought in step. */
  synced_at: string | null
  /** Why the last attempt failed; null when in step. */
  sync_error: string | null
  /** The caller's role here; null for an administrator. */
  my_role: StaffRole | null
  created_at: string
  updated_at: string
}

export type AdminRetailStoreList = {
  retail_stores: AdminRetailStore[]
  count: number
  limit: number
  offset: number
}

export type AdminStoreStaff = {
  id: string
  user_id: string
  email: string
  name: string | null
  role: StaffRole
}

export type AdminVariantSafetyStock = {
  variant_id: string
  quantity: number
  sku: string | null
  title: string
}

export type PickupStatus =
  | "placed"
  | "accepted"
  | "picking"
  | "ready"
  | "partially_collected"
  | "collected"
  | "rejected"
  | "expired"
  | "cancelled"
  | "converted"

export type PickupCommand =
  | "accept"
  | "pick"
  | "ready"
  | "hand-over"
  | "reject"
  | "extend"
  | "cancel"
  | "reissue-code"
  | "reschedule"
  | "collector"
  | "reroute"
  | "convert"
  | "expire"

export type Collector = {
  first_name: string
  last_name: string
  phone: string | null
  email: string | null
}

export type AdminPickupLine = {
  id: string
  order_line_item_id: string
  variant_id: string | null
  sku: string | null
  title: string
  variant_title: string | null
  thumbnail: string | null
  quantity: number
  picked_quantity: number
  /** Asked but not found in the store: refunded. */
  short_quantity: number
  collected_quantity: number
  /** Tried on and left at the counter: refunded. */
  refused_quantity: number
}

export type AdminPickupEvent = {
  id: string
  version: number
  command: PickupCommand | "place"
  from_status: PickupStatus | null
  to_status: PickupStatus
  actor_type: "shopper" | "guest" | "user" | "till" | "system"
  actor_id: string | null
  actor_label: string | null
  retail_store_id: string
  /** The actor's clock. */
  occurred_at: string
  /** Our clock. */
  received_at: string
  /** What was said: reason, lines, hours; never a code or personal data. */
  details: Record<string, unknown>
}

export type AdminPickupSettlement = {
  id: string
  /** refused: left at the counter; short: not found; rest: not collected; whole: the whole order. */
  reason: "refused" | "short" | "rest" | "whole"
  amount: number
  currency_code: string
  state: "pending" | "done" | "failed"
  failure: string | null
  /** Of goods taken in exchange: the return by which the money goes back; null: the pickup gives it back itself. */
  return_case_id: string | null
}

export type AdminPickup = {
  id: string
  order_id: string
  order_display_id: number
  /** The return in exchange for which its goods go out; null: it is the order's own. */
  return_case_id: string | null
  retail_store_id: string
  retail_store_name: string
  /** IANA zone of the store, for showing every time below. */
  time_zone: string
  /** Evaluated on read: a ready pickup past `expires_at` is already `expired`. */
  status: PickupStatus
  /** Compare-and-set token: send it back with every command. */
  version: number
  customer_name: string
  collector: Collector | null
  pay_in_store: boolean
  /** Still to be paid at the counter, minor units; null until known. */
  amount_due: number | null
  currency_code: string
  slot_starts_at: string | null
  slot_ends_at: string | null
  /** When the shopper was told it would be ready. */
  promised_at: string
  is_late: boolean
  accepted_at: string | null
  ready_at: string | null
  expires_at: string | null
  collected_at: string | null
  bin: string | null
  extensions: number
  rejection_reason: RejectionReason | null
  alternative_until: string | null
  items_count: number
  /** Commands this caller may send now. */
  allowed_commands: PickupCommand[]
  created_at: string
  updated_at: string
}

export type AdminPickupDetail = AdminPickup & {
  /** A till sold goods this order waits for, and the store has not enough left; null when all is well. */
  stock_warning: { incident_id: string; units_missing: number; since: string } | null
  lines: AdminPickupLine[]
  history: AdminPickupEvent[]
  settlements: AdminPickupSettlement[]
}

/** Live numbers for the tabs of the queue; `late` overlaps the others. */
export type AdminPickupCounts = Record<PickupStatus, number> & { late: number }

/**
 * GET /admin/pickups?retail_store_id[]=&status[]=&due=late|today|tomorrow&q=&limit=&offset=
 * `q` matches order number, customer name, SKU; order: late first, then by promise.
 */
export type AdminPickupList = {
  pickups: AdminPickup[]
  counts: AdminPickupCounts
  count: number
  limit: number
  offset: number
}

/** not_found sets the line's stock in this store to 0; damaged takes the missing units off; others change none. */
export type RejectionReason = "not_found" | "damaged" | "store_closed" | "no_capacity" | "other"

/**
 * Bodies of POST /admin/pickups/:id/<command>. Every body may carry `version` (compare-and-set: 409
 * `pickup_changed` when another was faster), `occurred_at` (the counter's clock) and the header
 * `Idempotency-Key`. Answers `{ pickup: AdminPickupDetail }`.
 */
export type AdminPickupCommandBase = { version?: number; occurred_at?: string }
export type AdminAcceptPickup = AdminPickupCommandBase
export type AdminPickPickup = AdminPickupCommandBase & {
  /** Absolute quantities found so far per line. */
  lines: { id: string; picked_quantity: number; short_quantity?: number }[]
}
export type AdminReadyPickup = AdminPickupCommandBase & { bin?: string }
export type AdminHandOverPickup = AdminPickupCommandBase & {
  /** The code the shopper shows; 4xx `code_not_found` alike for an unknown and another store's code. */
  code?: string
  /** A manager may hand over without the code, with this reason on record. */
  override_reason?: string
  /** Units taken and refused now; omitted means all are taken. What is in neither stays ready. */
  lines?: { id: string; collected_quantity: number; refused_quantity?: number }[]
  /** Needed when `amount_due` is above 0: what was paid at the counter, minor units. */
  payment?: { tender: "cash" | "card" | "other"; amount: number }
}
export type AdminRejectPickup = AdminPickupCommandBase & {
  reason: RejectionReason
  note?: string
  /** Lines concerned; omitted means all. */
  lines?: { id: string; missing_quantity: number }[]
}
export type AdminExtendPickup = AdminPickupCommandBase & { hours?: number; reason?: string }
export type AdminCancelPickup = AdminPickupCommandBase & { reason: string }
/** The new code is sent to the shopper; a manager is answered it too, once: `{ pickup, code }`. */
export type AdminReissuePickupCode = AdminPickupCommandBase & { reason?: string }
/** POST /admin/pickups/lookup `{ code, retail_store_id? }` answers `{ pickup: AdminPickupDetail }`. */
export type AdminLookupPickup = { code: string; retail_store_id?: string }

export type StoreStockStatus = "in_stock" | "low_stock" | "out_of_stock" | "backorder"

export type StoreRetailStore = {
  id: string
  name: string
  handle: string
  phone: string | null
  address_1: string
  address_2: string | null
  city: string
  province: string | null
  postal_code: string | null
  country_code: string
  latitude: number
  longitude: number
  time_zone: string
  pickup_enabled: boolean
  pay_in_store_enabled: boolean
  weekly_hours: WeeklyHours[]
  exceptions: HoursException[]
  open_now: boolean
  /** Next change of `open_now`; null when there is none within four weeks. */
  opens_or_closes_at: string | null
  /** From the asked point, kilometres; null without one. */
  distance_km: number | null
  /** One entry per asked variant. */
  stock: { variant_id: string; status: StoreStockStatus }[]
}
/** GET /store/retail-stores?latitude=&longitude=&radius_km=&variant_id[]=&q=&limit=&offset= */
export type StoreRetailStoreList = {
  retail_stores: StoreRetailStore[]
  count: number
  limit: number
  offset: number
}

export type PickupSlot = {
  starts_at: string
  ends_at: string
  /** Places left; null means any number. */
  remaining: number | null
}

export type StorePickupOption = {
  retail_store: Omit<StoreRetailStore, "stock" | "weekly_hours" | "exceptions">
  /** partial: at least one unit of at least one line can be collected; the whole cart cannot. */
  status: "available" | "partial" | "unavailable"
  lines: { line_item_id: string; variant_id: string | null; asked: number; available: number }[]
  /** When the order would be ready if placed now; null when the store never opens. */
  ready_at: string | null
  slots: PickupSlot[]
}
/** GET /store/carts/:id/pickup-options?latitude=&longitude=&limit= */
export type StorePickupOptionList = { pickup_options: StorePickupOption[] }

/** POST /store/carts/:id/pickup */
export type StoreChoosePickup = {
  retail_store_id: string
  slot_starts_at?: string
  collector?: { first_name: string; last_name: string; phone?: string; email?: string }
  pay_in_store?: boolean
}

/** `cart.pickup` in the answers of POST and DELETE /store/carts/:id/pickup. */
export type StoreCartPickup = {
  retail_store_id: string
  slot_starts_at: string | null
  slot_ends_at: string | null
  collector: Collector | null
  pay_in_store: boolean
  ready_at: string | null
  /** The units are held until then, unless renewed by activity. */
  held_until: string
}

/** GET /store/orders/:id/pickup: of the signed-in customer's order, or of a guest's by link (token in a header). */
export type StorePickup = {
  id: string
  order_id: string
  /** What was taken in exchange for goods of the order, and not what was ordered. */
  of_exchange: boolean
  order_display_id: number
  status: PickupStatus
  retail_store: Omit<StoreRetailStore, "stock">
  slot_starts_at: string | null
  slot_ends_at: string | null
  promised_at: string
  ready_at: string | null
  expires_at: string | null
  collected_at: string | null
  collector: Collector | null
  pay_in_store: boolean
  /** Shown only while the order waits at the counter. */
  code: string | null
  /** The code as an SVG QR picture. */
  code_qr_svg: string | null
  alternative_until: string | null
  /** Stores that can serve a rejected pickup. */
  alternatives: StorePickupOption[]
  lines: {
    id: string
    title: string
    variant_title: string | null
    quantity: number
    collected_quantity: number
  }[]
  allowed_commands: ("cancel" | "reschedule" | "collector" | "convert")[]
}

/** GET /store/orders/:id/pickups?limit=&offset= : the youngest first. */
export type StorePickupList = {
  pickups: StorePickup[]
  count: number
  limit: number
  offset: number
}

export type AdminJob = {
  id: string
  name: string
  /** dead: every attempt failed; waits for a person. */
  state: "waiting" | "running" | "retrying" | "dead"
  attempts: number
  max_attempts: number
  run_at: string
  created_at: string
  last_error: string | null
}
/** GET /admin/omnichannel/jobs?state=&limit=&offset= ; POST /admin/omnichannel/jobs/:id/retry answers `{ job }`. */
export type AdminJobList = { jobs: AdminJob[]; count: number; limit: number; offset: number }

/** GET /admin/omnichannel/health : 200 when ok, 503 when a dependency is down. */
export type AdminOmnichannelHealth = {
  status: "ok" | "degraded" | "down"
  versions: { plugin: string; medusa: string; node: string; postgres: string | null }
  worker_mode: "shared" | "worker" | "server"
  database: { ok: boolean; latency_ms: number | null; error: string | null }
  /** null when no Redis is configured. */
  redis: { ok: boolean; latency_ms: number | null; error: string | null } | null
  jobs: {
    /** Processes that work jobs now, as this one sees them. */
    runner: "running" | "stopped"
    waiting: number
    running: number
    retrying: number
    dead: number
    oldest_waiting_seconds: number | null
    by_name: { name: string; waiting: number; dead: number }[]
  }
}
