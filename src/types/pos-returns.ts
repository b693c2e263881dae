/** Returns that a till asks the shop about before it takes goods. Amounts are integer minor units. */

import type { ReturnDispositionName, ReturnGradeName, ReturnReasonName } from "./return-desk"

/** Where money of a return goes. */
export type PosReturnLeg = {
  /**
   * `payment` goes back by itself, through Medusa's provider. `tender` is given by the till; that of points,
   * `loyalty`, comes back by itself. `store_credit` is no matter of the till: it is given by itself or by people in the
   * dashboard.
   */
  kind: "payment" | "tender" | "store_credit"
  provider_id: string | null
  /** As in `return.completed`. */
  tender: string | null
  amount: number
}

/** What a return would come to; nothing has moved. */
export type PosReturnQuote = {
  order_id: string
  order_number: number
  currency_code: string
  /** What the units are worth, discounts off and tax in. */
  worth: number
  /** Of `worth`, tax. */
  tax: number
  /**
   * What is kept back for discounts that do not hold for what the shopper keeps; below 0: what was kept back before and
   * is given back. As the policy has it (`lapsed_discounts`).
   */
  lapsed: number
  /** What the shopper pays for returning: the shop keeps it, of money alone and never of points. */
  fee: number
  /** What goes back, `lapsed` and the fee off: less than `worth` also when some of it went back before, or was never paid. */
  amount: number
  lines: { original_line_id: string; quantity: number; amount: number }[]
  /** They add up to `amount`. */
  legs: PosReturnLeg[]
  /** Of all accounts together: what the goods gave, and what they were paid with. */
  points: { taken_back: number; given_back: number }
}

/** A return that was accepted. */
export type PosReturn = {
  /** What `return.completed` names as `return_id`. */
  id: string
  order_id: string
  order_number: number
  /** `accepted`: the rest is under way. `waiting`: for the till or for people. */
  state: "accepted" | "waiting" | "settled"
  currency_code: string
  worth: number
  /** As in the quote: `amount` is `worth` less both, or less when it was given back before. */
  lapsed: number
  fee: number
  amount: number
  units: {
    original_line_id: string
    reason: ReturnReasonName
    grade: ReturnGradeName
    /** Where the shop has it put. */
    disposition: ReturnDispositionName
    amount: number
  }[]
  legs: (PosReturnLeg & { done_at: string | null })[]
  accepted_at: string
}
