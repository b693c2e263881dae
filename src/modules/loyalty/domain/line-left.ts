import { cumulativeShare } from "./cumulative-share"

/** What is left of a line of a purchase, in what lines are measured by. */
export type LineLeft = {
  /** Of the line as it is now, after changes of the order; what came back of it included. */
  whole: number
  /** What of that has not come back. */
  kept: number
}

/** How much of the line that earned is no longer kept. What was added to it later is no part of it. */
export const unearned = (lineValue: number, { kept }: LineLeft): number =>
  Math.max(0, lineValue - kept)

/**
 * How much of the line that was paid with points has come back with its discount. When an order is changed, Medusa leaves
 * the discount whole on a line of fewer or more units, so it is the share of the line as it is now.
 */
export const unpaid = (lineValue: number, { whole, kept }: LineLeft): number =>
  kept === 0 ? lineValue : cumulativeShare(lineValue, Math.max(0, whole - kept), whole)
