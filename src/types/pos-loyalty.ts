/** What a till may know and do of a shopper's points. Points are whole numbers; instants are UTC. */

export type PosPoints = {
  account_id: string
  /** Grows with every change: tells how old a copy is. */
  seq: number
  /** May be spent. */
  available: number
  /** Earned, but not to be spent yet. */
  pending: number
  /** Set aside for carts, receipts and tills. */
  held: number
  /** Owed; what is earned pays it first. */
  debt: number
}

export type PosLoyaltyAccount = PosPoints & {
  /** A frozen account earns but does not spend. */
  status: "active" | "frozen"
  /** Null: a card nobody has claimed yet. */
  customer_id: string | null
  /** Null: none yet, or the programme has none. */
  tier: { code: string; name: string } | null
}

/** Points set aside for a receipt that is being made. */
export type PosPointsHold = {
  id: string
  account_id: string
  points: number
  receipt: string
  /** Then the points come back, unless the hold was captured. */
  expires_at: string
}

/** Points a till may spend of an account without asking. */
export type PosPointsLease = {
  id: string
  account_id: string
  /** All of it; what of that is spent, the till knows first. */
  granted: number
  /** Reported so far. */
  spent: number
  /** Receipts made later spend nothing of it. */
  valid_until: string
  /** Receipts made in time and reported until then are certain to be covered. */
  reported_until: string
  status: "open" | "spent" | "returned" | "lapsed" | "revoked" | "exceeded"
}

/** What keeps the shopper from using more points. */
export type PosPointsLimit =
  | "currency"
  | "min_basket"
  | "nothing_eligible"
  | "max_share"
  | "balance"
  | "min_points"
  | "frozen"

/** What points can do for a receipt that is being made. Money is integer minor units. */
export type PosPointsQuote = {
  /** Null: no shopper was named; then the balance limits nothing. */
  account: PosLoyaltyAccount | null
  spending: {
    /** The most points that may be used now, and what they are worth. */
    max_points: number
    worth: number
    /** Of one point. */
    point_value: number
    /** Points are used in multiples of it, and no fewer than `min_points`. */
    step: number
    min_points: number
    limited_by: PosPointsLimit
    /** Lines that points may pay for. */
    line_ids: string[]
  }
  /** Of the points asked for those that may be used, and what they take off which line. */
  used: {
    points: number
    worth: number
    lines: { line_id: string; points: number; worth: number }[]
  }
  /** What the receipt earns when it is paid so. */
  points_to_earn: number
  rules_version: number
}
