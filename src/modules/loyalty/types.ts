import type { PostingKind } from "./domain/book"
import type { Balances } from "./domain/places"

/** Who does it and where: `online`, `till:<id>`, `dashboard`, `job`. */
export type Origin = {
  source: string
  /** The person or machine, such as `user:<id>`; null: a shopper or the system. */
  actor: string | null
}

/**
 * A command that changes an account. The same key with the same input has no second effect and answers what it
 * answered first; with other input it is refused with CONFLICT `idempotency_conflict`.
 */
export type Command = Origin & {
  key: string
  /** When it happened, by the clock of whoever saw it; ours is `now`. */
  occurred_at?: Date
}

/** Points of an account, whole numbers; what it owes is `debt`. */
export type AccountState = Balances & {
  account_id: string
  /** Grows with every posting: tells how old a copy is. */
  seq: number
}

export type AccountStatus = "active" | "frozen" | "merged"
export type IdentifierKind = "card" | "phone" | "email"
export type Carrier = "cart" | "till" | "lease"
export type HoldStatus = "open" | "captured" | "released" | "expired"
export type { PostingKind }

/** Points one line of an order, or one occasion, gives. */
export type NewAward = {
  /** Unique for ever, such as `order_line:<id>` or `birthday:2026:<customer>`. */
  reference: string
  /** More than none. */
  points: number
  /** What a full return of the line is measured by: minor units, or units. 1 for what is given or taken as a whole. */
  line_value: number
  /** `now`: spendable at once. Null: pending until `scheduleAwards` names the day. */
  vests_at: Date | "now" | null
  /** Null: never. */
  expires_at: Date | null
  /** Why so many: the rule as it was then. */
  award?: Record<string, unknown>
  rules_version?: number
}

/** Which part of redeemed points belongs to which line, so that a return of the line gives them back. */
export type BurnLine = { reference: string; points: number; line_value: number }

/** Why a person should look at points a till has spent. */
export type BurnTrouble =
  /** Nothing was set aside for it. */
  | "not_set_aside"
  /** More was spent than the till had set aside, or on lease. */
  | "exceeded"
  /** The till was revoked as stolen before. */
  | "revoked"
  /** It came after the points had gone back, and they were not there any more. */
  | "too_late"
  /** The hold was captured with another number of points. */
  | "captured_otherwise"
