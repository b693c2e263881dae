export const RETURN_REASONS = [
  "size",
  "fit",
  "quality",
  "wrong_item",
  "changed_mind",
  "other",
] as const
export type ReturnReason = (typeof RETURN_REASONS)[number]

/** `resell` goes back on the shelf of the store; `damaged` does not. */
export const RETURN_GRADES = ["resell", "damaged"] as const
export type ReturnGrade = (typeof RETURN_GRADES)[number]

/** `accepted`: the goods are here, the rest is under way. `waiting`: a leg is for people to settle. */
export type ReturnCaseState = "accepted" | "waiting" | "settled"

export type ReturnCaseRow = {
  id: string
  order_id: string
  order_display_id: number
  retail_store_id: string
  stock_location_id: string
  currency_code: string
  /** Minor units. */
  worth: number
  amount: number
  state: ReturnCaseState
  /** Why the last try to settle it failed. */
  failure: string | null
  medusa_return_id: string | null
  note: string | null
  /** The dashboard's user. */
  accepted_by: string
  accepted_at: Date
  settled_at: Date | null
  input_hash: string
}

export type ReturnUnitRow = {
  case_id: string
  order_line_item_id: string
  /** 0 is the first of its line that came back. */
  place: number
  variant_id: string | null
  title: string
  reason: ReturnReason
  grade: ReturnGrade
  /** Minor units. */
  amount: number
}

export type ReturnLegRow = {
  id: string
  case_id: string
  /** null: people settle it by hand. */
  payment_id: string | null
  provider_id: string | null
  /** Minor units. */
  amount: number
  done_at: Date | null
  done_by: string | null
  failure: string | null
}

export type ReturnCase = ReturnCaseRow & { units: ReturnUnitRow[]; legs: ReturnLegRow[] }

/** When a period begins and ends in each store, on its own clock; the end is not part of it. */
export type StoreDays = { store_id: string; starts_at: Date; ends_at: Date }[]
