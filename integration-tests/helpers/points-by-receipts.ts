import type { TillEvent } from "../../till-simulator"

type Sale = TillEvent<"sale.completed">
type Terms = {
  /** Minor units that earn one point, and that one point is worth. */
  per: number
  worth: number
  /** Whose a receipt is; null: nobody's who collects. */
  accountOf: (sale: Sale) => string | null
}

/** What an account has earned and spent by receipts, less what came back. */
export type ReceiptPoints = { earned: number; spent: number }

/**
 * Adds up by hand what the receipts of tills come to, from nothing but the receipts. Every line must come to whole
 * points, and one that is paid with points must be its receipt's only one.
 */
export function pointsByReceipts(
  events: readonly TillEvent[],
  { per, worth, accountOf }: Terms
): Map<string, ReceiptPoints> {
  const sums = new Map<string, ReceiptPoints>()
  for (const sale of events.filter((event): event is Sale => event.type === "sale.completed")) {
    const account = accountOf(sale)
    if (account) {
      const sum = sums.get(account) ?? { earned: 0, spent: 0 }
      for (const line of sale.data.lines) {
        const spent = spentOn(sale, line.line_id)
        const back = unitsBack(events, sale, line.line_id) ?? line.quantity
        const kept = (points: number) => points - Math.floor((points * back) / line.quantity)
        sum.earned += kept((line.total - spent * worth) / per)
        sum.spent += kept(spent)
      }
      sums.set(account, sum)
    }
  }
  return sums
}

/** Points the receipt says a line was paid with. */
export const spentOn = ({ data }: Sale, lineId: string): number =>
  data.loyalty?.spent?.lines.find(({ line_id }) => line_id === lineId)?.points ?? 0

const isOf = (original: TillEvent<"return.completed">["data"]["original"], { id }: Sale): boolean =>
  !!original && "sale_event_id" in original && original.sale_event_id === id

/** Null: all, the sale was voided. */
function unitsBack(events: readonly TillEvent[], sale: Sale, lineId: string): number | null {
  let units = 0
  for (const event of events) {
    if (event.type === "sale.voided" && event.data.sale_event_id === sale.id) {
      return null
    }
    if (event.type === "return.completed" && isOf(event.data.original, sale)) {
      const lines = event.data.lines.filter((line) => line.original_line_id === lineId)
      units += lines.reduce((sum, { quantity }) => sum + quantity, 0)
    }
  }
  return units
}
