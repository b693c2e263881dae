import type { MedusaContainer } from "@medusajs/framework/types"
import { conflict, invalid } from "../../../core/errors"
import {
  type QuotedLeg,
  quoteReturn,
  type ReturnQuote,
} from "../../../modules/store-return/domain/quote"
import { type DeskOrder, readDeskOrder } from "./read-order"

export type WantedUnits = { line_item_id: string; quantity: number }

/** Why the desk takes nothing of an order back; null when it does. */
export function refusalOf(order: DeskOrder): { code: string; message: string } | null {
  if (order.is_canceled) {
    return { code: "order_cancelled", message: "This order was cancelled" }
  }
  if (order.is_unpaid) {
    const message =
      "Something of this order is still to be paid: hand the rest over or cancel it first"
    return { code: "order_not_paid", message }
  }
  return null
}

/** The legs of a quote with the provider each payment went through. */
export function quotedLegs(
  { money }: DeskOrder,
  { legs }: ReturnQuote
): (QuotedLeg & { provider_id: string | null })[] {
  const providers = new Map(money.payments.map(({ id, provider_id }) => [id, provider_id]))
  return legs.map((leg) => ({ ...leg, provider_id: providers.get(leg.payment_id ?? "") ?? null }))
}

/**
 * What these units of an order are worth and where the money goes, now.
 * @throws NOT_FOUND `order_not_found`; CONFLICT `order_cancelled`, `order_not_paid`; INVALID_DATA `units_not_returnable`
 */
export async function quoteReturnOf(
  container: MedusaContainer,
  orderId: string,
  units: readonly WantedUnits[]
): Promise<{ order: DeskOrder; quote: ReturnQuote }> {
  const order = await readDeskOrder(container, orderId)
  const refusal = refusalOf(order)
  if (refusal) {
    throw conflict(refusal.code, refusal.message)
  }
  const wanted = new Map<string, number>()
  for (const { line_item_id, quantity } of units) {
    wanted.set(line_item_id, (wanted.get(line_item_id) ?? 0) + quantity)
  }
  for (const [id, quantity] of wanted) {
    const line = order.lines.find((each) => each.id === id)
    if (!line || line.returnable < quantity) {
      throw invalid(
        "units_not_returnable",
        `Of "${line?.title ?? id}" ${line?.returnable ?? 0} may come back, and ${quantity} are asked for`
      )
    }
  }
  const returned = [...wanted].map(([line_id, quantity]) => ({ line_id, quantity }))
  return { order, quote: quoteReturn(order, returned) }
}
