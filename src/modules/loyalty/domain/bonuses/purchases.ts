import { cumulativeShare } from "../cumulative-share"

/** A line that was bought, as the ledger knows it. */
export type BoughtLot = {
  lot_id: string
  account_id: string
  /** What it was bought in, such as the order. */
  purchase: string
  at: Date
  channel: "online" | "store"
  currency_code: string
  /** What was paid for it and counts, minor units. */
  amount: number
  points: number
  line_value: number
  returned_value: number
  vests_at: Date | null
  rules_version: number
}

/** A purchase of which something was kept. */
export type KeptPurchase = Pick<
  BoughtLot,
  "account_id" | "purchase" | "at" | "channel" | "currency_code" | "rules_version"
> & {
  /** What was paid for what was kept, minor units. */
  kept: number
  /** When none of it can come back any more; null: not known yet. */
  vests_at: Date | null
}

/** What members bought and kept, the earliest first. Goods that do not earn, and what was free, is no purchase. */
export function keptPurchases(lots: readonly BoughtLot[]): KeptPurchase[] {
  const purchases = new Map<string, KeptPurchase>()
  for (const lot of lots) {
    const kept = lot.amount - cumulativeShare(lot.amount, lot.returned_value, lot.line_value)
    if (kept > 0) {
      const known = purchases.get(lot.purchase)
      const { account_id, purchase, at, channel, currency_code, rules_version } = lot
      purchases.set(purchase, {
        ...(known ?? { account_id, purchase, at, channel, currency_code, rules_version }),
        kept: kept + (known?.kept ?? 0),
        vests_at: known ? later(known.vests_at, lot.vests_at) : lot.vests_at,
      })
    }
  }
  return [...purchases.values()].sort(
    (one, other) =>
      one.at.getTime() - other.at.getTime() || (one.purchase < other.purchase ? -1 : 1)
  )
}

const later = (one: Date | null, other: Date | null): Date | null =>
  one && other && (one > other ? one : other)
