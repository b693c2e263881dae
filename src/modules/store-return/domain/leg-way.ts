import type { ReturnLegRow } from "../types"
import { POINTS_TENDER } from "./quote"

/**
 * Whether a leg goes by itself: a payment through its provider, points with their units, store credit through the official
 * loyalty plugin when it is known whose. What a drawer or terminal gives waits for a till or for people, as does all
 * other store credit.
 */
export const goesByItself = ({
  kind,
  tender,
  credit_customer_id,
}: Pick<ReturnLegRow, "kind" | "tender" | "credit_customer_id">): boolean =>
  kind === "payment" || tender === POINTS_TENDER || credit_customer_id !== null

/**
 * Whose account the store credit of a return goes to by itself: that of who bought the goods, if they have an account in
 * the shop. null: people give it, as to a guest, and to who brings a gift, whom nobody knows.
 */
export const creditCustomerOf = (bought: {
  is_gift: boolean
  customer: { id: string; has_account: boolean } | null
}): string | null => (bought.customer?.has_account && !bought.is_gift ? bought.customer.id : null)

/** Legs whose store credit goes to this customer. */
export const creditedTo = <Leg extends Pick<ReturnLegRow, "kind" | "credit_customer_id">>(
  legs: readonly Leg[],
  customerId: string | null
): Leg[] =>
  legs.map((leg) =>
    leg.kind === "store_credit" ? { ...leg, credit_customer_id: customerId } : leg
  )
