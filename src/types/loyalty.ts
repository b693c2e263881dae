import type { BonusKind, BonusRules } from "../modules/loyalty/domain/bonuses/rules"
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

/** A step of membership. `from`: minor units of `currency_code`, or points when the tiers count points. */
export type StoreLoyaltyLevel = {
  code: string
  name: string
  from: number
  /** 120: a fifth more points for what she buys. */
  percent: number
  early_access: boolean
  /** Days her pickups may wait longer. */
  extra_pickup_days: number
}

export type StoreLoyaltyTiers = {
  basis: "spend" | "points"
  /** Whose spend counts; null when points do. */
  currency_code: string | null
  /** Months a purchase counts. */
  period_months: number
  levels: StoreLoyaltyLevel[]
}

/** Where a member stands. */
export type StoreLoyaltyStanding = {
  /** Her tier with its benefits; null: none yet. */
  level: StoreLoyaltyLevel | null
  since: string | null
  /** What counts now, in what tiers are measured by. */
  qualified: number
  /** The next tier and what is missing; null: she has the highest. */
  next: { code: string; name: string; missing: number } | null
  /** She goes down to `to` (null: to none) at `at`, unless she buys for `missing` more before; null: she stays. */
  falls: { at: string; to: string | null; missing: number } | null
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
  /** Null: the programme has no tiers. */
  tier: StoreLoyaltyStanding | null
  /** What she has told; null: nothing. */
  birthday: { month: number; day: number } | null
  /** What she gives to those she brings; null before she has joined herself, as the owner of a card. */
  referral_code: string | null
  /** Bonuses she has and keeps, the newest first; 20 at most. */
  bonuses: { kind: BonusKind; points: number; given_at: string }[]
}

export type StoreLoyalty = {
  programme: {
    name: string
    rates: LoyaltyRules["earning"]["rates"]
    point_values: LoyaltyRules["spending"]["values"]
    return_window_days: number
    life_days: number | null
    /** Null: there are none. */
    tiers: StoreLoyaltyTiers | null
    /** What is given for which occasion now. */
    bonuses: BonusRules
    /** What is given more now or soon, the first to end first. */
    campaigns: {
      code: string
      from: string
      until: string
      percent: number
      extra_per_unit: number
    }[]
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
