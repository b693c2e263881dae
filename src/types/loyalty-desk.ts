import type { StoreLoyaltyStanding } from "./loyalty"

/** Points of an account, whole numbers. */
type LoyaltyBalances = {
  available: number
  /** Earned, not to be spent yet. */
  pending: number
  /** Set aside for a cart or a receipt. */
  held: number
  /** Owed after a return of goods whose points were spent. */
  debt: number
}

/** A person or machine that did something: a dashboard user, a secret API key, a till, a job. */
export type LoyaltyActor = { id: string; name: string | null }

/** An account of points, as staff see it. What is due by now counts, booked or not. */
export type AdminLoyaltyAccount = LoyaltyBalances & {
  id: string
  programme_id: string
  programme_name: string
  status: "active" | "frozen" | "merged"
  /** The account that has everything of this one since they were merged. */
  merged_into: string | null
  customer: { id: string; email: string | null; name: string | null } | null
  /** What it is found by. The values are kept as hashes, so nobody can read them here. */
  identifier_kinds: ("card" | "phone" | "email")[]
  /** Number of the newest posting. */
  seq: number
  created_at: string
}

export type AdminLoyaltyAccountList = {
  accounts: AdminLoyaltyAccount[]
  count: number
  limit: number
  offset: number
}

export type AdminLoyaltyMerge = {
  id: string
  survivor_id: string
  merged_id: string
  merged_at: string
  undone_at: string | null
}

export type AdminLoyaltyAccountDetail = AdminLoyaltyAccount & {
  /** Where she stands; null: the programme has no tiers. */
  tier: StoreLoyaltyStanding | null
  /** Why it is frozen; null while it is not. */
  frozen: { note: string; by: LoyaltyActor; at: string } | null
  /** The newest 50 merges it took part in. */
  merges: AdminLoyaltyMerge[]
}

/** Points given at once. */
export type AdminLoyaltyLot = {
  id: string
  /** What they were given for; null: by hand. */
  reference: string | null
  granted: number
  pending: number
  available: number
  held: number
  owed: number
  vests_at: string | null
  /** Null: never. */
  expires_at: string | null
}

export type AdminLoyaltyLotList = {
  lots: AdminLoyaltyLot[]
  count: number
  limit: number
  offset: number
}

/** One step in the history of an account: balances after it are those before it and its entries. */
export type AdminLoyaltyPosting = {
  seq: number
  kind: string
  /** In words, in the language asked for. */
  text: string
  /** Where: `online`, `till:<id>`, `dashboard`, `job`, `due`. */
  source: string
  reason: string | null
  /** What it belongs to: an order, a return, a receipt, an adjustment, a merge. */
  reference: string | null
  order: { id: string; display_id: number } | null
  till: LoyaltyActor | null
  actor: LoyaltyActor | null
  /** The adjustment it carried out, with what people wrote. */
  adjustment: AdminLoyaltyAdjustment | null
  /** When it happened, by the clock of who saw it. */
  occurred_at: string
  /** When it was written down, by ours. */
  recorded_at: string
  balance: LoyaltyBalances
  entries: {
    place: string
    points: number
    lot_id: string
    lot_reference: string | null
    lot_expires_at: string | null
    /** The rule that gave the lot, as it was then. */
    rule: { version: number; award: Record<string, unknown> | null } | null
  }[]
}

export type AdminLoyaltyHistory = {
  history: AdminLoyaltyPosting[]
  count: number
  limit: number
  offset: number
}

/** Points given or taken by hand. */
export type AdminLoyaltyAdjustment = {
  id: string
  account_id: string
  customer: AdminLoyaltyAccount["customer"]
  points: number
  reason_code: LoyaltyReasonCode
  note: string
  /** `waiting`: a second person decides. */
  status: "waiting" | "applied" | "declined"
  requested_by: LoyaltyActor
  requested_at: string
  /** Null: nobody had to confirm. */
  decided_by: LoyaltyActor | null
  decided_at: string | null
}

export type LoyaltyReasonCode =
  | "goodwill"
  | "missing_points"
  | "correction"
  | "promotion"
  | "misuse"
  | "other"

export type AdminLoyaltyAdjustmentList = {
  adjustments: AdminLoyaltyAdjustment[]
  count: number
  limit: number
  offset: number
}

/**
 * Points of one month. `opening` + `issued` + `adjusted` + `imported` + `restored` + `written_off` - `redeemed` -
 * `expired` - `clawed_back` = `outstanding`.
 */
export type LoyaltyLiabilityMonth = {
  /** Such as `2026-11`. */
  month: string
  opening: number
  issued: number
  adjusted: number
  imported: number
  redeemed: number
  restored: number
  expired: number
  clawed_back: number
  written_off: number
  /** What accounts have at the month's end, less what they owe. */
  outstanding: number
  /** What accounts owe; part of `outstanding`. */
  debt: number
  /** Worth of `outstanding` by currency, in minor units, as the rules valued a point at the month's end. */
  values: Record<string, number>
}

export type AdminLoyaltyLiability = {
  programme: { id: string; name: string }
  /** Of the programme's rules; its months are meant. */
  time_zone: string
  months: LoyaltyLiabilityMonth[]
}

export type LoyaltyImportMistake = {
  /** Of the file, the header being the first. */
  line: number
  column: string | null
  code: string
  message: string
}

export type AdminLoyaltyImportCheck = {
  rows: number
  points: number
  /** Cards nobody has an account for yet. */
  new_accounts: number
  /** The first 1000. */
  mistakes: LoyaltyImportMistake[]
  mistake_count: number
}

export type AdminLoyaltyImport = {
  id: string
  rows: number
  points: number
  accounts_opened: number
  created_at: string
}
