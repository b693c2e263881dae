import type { LoyaltyRules } from "../modules/loyalty/domain/rules"

/** Points are whole numbers. Instants are ISO 8601 in UTC; money is integer minor units beside its currency. */

/** Why no more points may be used. */
export type StorePointsLimit =
  | "not_signed_in"
  | "not_member"
  | "frozen"
  | "currency"
  | "min_basket"
  | "nothing_eligible"
  | "max_share"
  | "balance"
  | "min_points"

export type StoreCartLoyalty = {
  currency_code: string
  /** What one point takes off, 0 when this currency is not paid with points. */
  point_value: number
  /** What the shopper has for this cart, what is set aside for it included; null for who is not its signed-in member. */
  balance: number | null
  /** The most that may be used now, and what that is worth. */
  max_points: number
  max_amount: number
  limited_by: StorePointsLimit
  step: number
  min_points: number
  /** What is set aside for this cart and what it takes off; null without. */
  applied: { points: number; amount: number; expires_at: string } | null
  /** What the cart as it is will earn. */
  points_to_earn: number
}

export type StoreLoyaltyMember = {
  status: "active" | "frozen"
  joined_at: string
  available: number
  pending: number
  held: number
  debt: number
  /** Grows with every change: tells how old a copy is. */
  seq: number
  /** Earned points and the day they may be spent; null: not known before the goods are with the shopper. */
  pending_lots: { points: number; vests_at: string | null }[]
  /** Points that expire within 30 days, the soonest first. */
  expiring: { points: number; expires_at: string }[]
}

export type StoreLoyalty = {
  programme: {
    name: string
    rates: LoyaltyRules["earning"]["rates"]
    point_values: LoyaltyRules["spending"]["values"]
    return_window_days: number
    life_days: number | null
  }
  /** Null: the customer has not joined. */
  member: StoreLoyaltyMember | null
}

export type StoreLoyaltyHistoryEntry = {
  seq: number
  kind: string
  occurred_at: string
  /** What happened, in words. */
  text: string
  order_id: string | null
  order_display_id: number | null
  available_after: number
  pending_after: number
}

export type StoreLoyaltyHistory = {
  history: StoreLoyaltyHistoryEntry[]
  /** Ask with it as `before` for what happened earlier; null: that was all. */
  next_before: number | null
}

export type AdminLoyaltyProgramme = {
  id: string
  handle: string
  name: string
  /** Of the rules in force. */
  version: number
  debt_limit: number
  restore_grace_days: number
  rules: LoyaltyRules
  in_force_since: string
}

export type AdminLoyaltyProgrammeList = {
  programmes: AdminLoyaltyProgramme[]
  count: number
  limit: number
  offset: number
}

/** Answer under `qr` of `GET /store/loyalty/qr`. */
export type StoreLoyaltyQr = {
  /** What the screen shows, one after the other, without a gap; it draws `text` as a QR code. */
  codes: { text: string; shows_from: string; shows_until: string }[]
  step_seconds: number
  /** The phone may be off by the difference to this. */
  server_time: string
}
