import { type ChainedPosting, type Entry, hashOf } from "./chain"
import {
  at,
  type Balances,
  type Lot,
  OWN_PLACES,
  type OwnPlace,
  sameSpot,
  type Spot,
} from "./places"

export type PostingKind =
  | "earn"
  | "mature"
  | "hold"
  | "capture"
  | "release"
  | "hold_expired"
  | "reverse"
  | "expire"
  | "adjust"
  | "merge_out"
  | "merge_in"
  | "unmerge_out"
  | "unmerge_in"

export type PostingAbout = {
  kind: PostingKind
  source: string
  reference: string | null
  reason: string | null
  actor: string | null
  occurred_at: Date
  recorded_at: Date
}

export type Posting = ChainedPosting & { hash: string }

export type BookAccount = {
  id: string
  balances: Balances
  seq: number
  hash: string
}

const isOwn = (place: string): place is OwnPlace => OWN_PLACES.includes(place as OwnPlace)

/**
 * One account, open for writing. Points are moved within their lots; `post` closes the moves so far into a posting.
 * Balances and lots here follow each move at once, so what comes next sees them.
 */
export class Book {
  readonly postings: Posting[] = []
  private entries: Entry[] = []

  constructor(
    readonly account: BookAccount,
    readonly lots: Map<string, Lot>
  ) {}

  /** Moves points of a lot from one spot to another; moving none does nothing. */
  move(lot: Lot, from: Spot, to: Spot, points: number): void {
    if (points !== 0) {
      this.enter(lot, from, -points)
      this.enter(lot, to, points)
    }
  }

  /** The lots, as points are spent: soonest to expire first, those that never expire last, then the oldest. */
  lotsInOrder(): Lot[] {
    return [...this.lots.values()].sort(spentFirst)
  }

  /** Writes the moves since the last posting down as one; without any there is none. */
  post(about: PostingAbout): void {
    const entries = this.entries.filter(({ amount }) => amount !== 0)
    this.entries = []
    if (entries.length === 0) {
      return
    }
    const { account } = this
    const posting = {
      ...about,
      account_id: account.id,
      seq: account.seq + 1,
      available_after: account.balances.available,
      pending_after: account.balances.pending,
      held_after: account.balances.held,
      debt_after: account.balances.debt,
      prev_hash: account.hash,
      entries,
    }
    const hash = hashOf(posting)
    this.postings.push({ ...posting, hash })
    account.seq = posting.seq
    account.hash = hash
  }

  private enter(lot: Lot, spot: Spot, amount: number): void {
    const known = this.entries.find((entry) => entry.lot_id === lot.id && sameSpot(entry, spot))
    if (known) {
      known.amount += amount
    } else {
      this.entries.push({ ...spot, lot_id: lot.id, amount })
    }
    changeBalance(this.account.balances, spot, amount)
    changeLot(lot, spot, amount)
  }
}

function changeBalance(balances: Balances, { place }: Spot, amount: number): void {
  if (isOwn(place)) {
    balances[place] += place === "debt" ? -amount : amount
  }
}

function changeLot(lot: Lot, spot: Spot, amount: number): void {
  switch (spot.place) {
    case "pending":
    case "available":
    case "expired":
    case "clawed_back":
      lot[spot.place] += amount
      return
    case "debt":
      lot.owed -= amount
      return
    case "written_off":
      lot.written_off -= amount
      return
    case "issued":
    case "added":
      lot.granted -= amount
      return
    case "held":
    case "redeemed":
    case "deducted":
      changeUse(lot, spot, amount)
      return
    case "transferred":
      return
  }
}

function changeUse(lot: Lot, spot: Spot, amount: number): void {
  const use = lot.uses.find((known) => sameSpot(known, spot))
  if (use) {
    use.amount += amount
  } else {
    lot.uses.push({ ...at(spot.place, spot.hold_id), amount })
  }
}

/** The order in which points are spent. */
export function spentFirst(one: Lot, other: Lot): number {
  const [a, b] = [one, other].map((lot) => lot.expires_at?.getTime() ?? Infinity) as [
    number,
    number,
  ]
  if (a !== b) {
    return a < b ? -1 : 1
  }
  return one.id < other.id ? -1 : 1
}
