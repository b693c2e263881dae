/** Points of an order's lines and what a return would do to them. Points are whole numbers; instants are UTC. */

type Balance = { available: number; pending: number; held: number; debt: number }

/** What a return would do to an account. */
export type LoyaltyReturnEffect = {
  account_id: string
  /** Earned by what would come back, and where those points are now; together `points`. */
  taken_back: {
    points: number
    pending: number
    available: number
    /** They had expired, so it costs the shopper nothing. */
    expired: number
    /** They were spent: she owes them then ... */
    debt: number
    /** ... or the shop gives them up, beyond the limit of what may be owed. */
    written_off: number
  }
  /** Paid with for what would come back, by the day on which they expire then; null: never. */
  given_back: { points: number; dates: { points: number; expires_at: string | null }[] }
  before: Balance
  after: Balance
}

export type LoyaltyReturnPreview = {
  order_id: string
  /** One for each account whose points change; none when no points do. */
  effects: LoyaltyReturnEffect[]
}

export type AdminOrderPointsLine = {
  line_item_id: string
  title: string
  quantity: number
  /** Units that were bought and have not come back. */
  kept: number
  earned: number
  taken_back: number
  spent: number
  given_back: number
  /** When what it gave may be spent, and until when; null: not known yet, or for ever. */
  vests_at: string | null
  expires_at: string | null
}

/** Answer under `loyalty` of `GET /admin/orders/:id/loyalty`. */
export type AdminOrderPoints = {
  order_id: string
  account_ids: string[]
  earned: number
  taken_back: number
  spent: number
  given_back: number
  lines: AdminOrderPointsLine[]
}
