/** Where points of a shopper are, in their account. `debt` holds points that are owed: its entries are negative. */
export const OWN_PLACES = ["pending", "available", "held", "debt"] as const

/** Where points come from and go to. */
export const CONTRA_PLACES = [
  "issued",
  "added",
  "redeemed",
  "expired",
  "deducted",
  "clawed_back",
  "written_off",
  "transferred",
] as const

export type OwnPlace = (typeof OWN_PLACES)[number]
export type Place = OwnPlace | (typeof CONTRA_PLACES)[number]

/** A place, and for points held or redeemed the hold they belong to. */
export type Spot = { place: Place; hold_id: string | null }

export const at = (place: Place, holdId: string | null = null): Spot => ({
  place,
  hold_id: holdId,
})

export const sameSpot = (one: Spot, other: Spot): boolean =>
  one.place === other.place && one.hold_id === other.hold_id

/** What somebody did with points of a lot: holds them, has redeemed them, or took them off by hand. */
export type Use = Spot & { amount: number }

/** Points given at once, for one reason, with one date to vest and one to expire. */
export type Lot = {
  id: string
  pending: number
  available: number
  expired: number
  /** Points that were clawed back while others had their use: the account owes them ... */
  owed: number
  /** ... or the shop has given them up, unless they come back by themselves. */
  written_off: number
  granted: number
  clawed_back: number
  line_value: number
  returned_value: number
  vests_at: Date | null
  /** Null: never. */
  expires_at: Date | null
  /** Known where they are needed. */
  uses: Use[]
}

export type Balances = Record<OwnPlace, number>

/** Uses that have points, the latest hold first; what was taken off by hand counts as older than any. */
export const latestFirst = (uses: readonly Use[]): Use[] =>
  uses
    .filter(({ amount }) => amount > 0)
    .sort((one, other) => ((one.hold_id ?? "") < (other.hold_id ?? "") ? 1 : -1))
