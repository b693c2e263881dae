import type { MedusaContainer } from "@medusajs/framework/types"
import type { OriginalPurchase } from "../../../modules/pos/domain/events/sale"
import type { SaidOfUnit } from "../../../modules/store-return/domain/condition"
import type { PosReturnQuote } from "../../../types/pos-returns"
import type { TillAt } from "../../loyalty/till/origin"
import { pointsMoved } from "../desk/points-moved"
import { quoteReturnOf } from "../desk/quote-return"
import { letInQuoted } from "../desk/let-in-quoted"
import { openIfNamed } from "../requests/open-request"
import { findOriginal, type NamedUnits } from "./original"

/**
 * What a return at a till would come to: money, where it goes, and points. Moves nothing.
 * @throws as `findOriginal`, `openRequest`, `quoteReturnOf`, `letIn`
 */
export async function quoteAtTill(
  container: MedusaContainer,
  till: TillAt,
  asked: {
    original: OriginalPurchase
    request_id?: string
    lines: readonly (NamedUnits & SaidOfUnit)[]
  }
): Promise<PosReturnQuote> {
  const { order_id, units, nameOf } = await findOriginal(container, till, asked)
  const { request_id } = asked
  const { retail_store_id, now } = till
  const request = await openIfNamed(container, { order_id, request_id, units, now })
  const quoted = await quoteReturnOf(container, order_id, units, {
    ...{ retail_store_id, now },
    ...request,
  })
  const { order, quote, legs } = quoted
  // Nobody at a till may let in what the policy refuses: that is done at the desk.
  letInQuoted(quoted, null)
  return {
    order_id,
    order_number: order.display_id,
    currency_code: order.currency_code,
    ...{ worth: quote.worth, tax: quote.tax },
    ...{ lapsed: quote.lapsed, fee: quote.fee },
    amount: quote.amount,
    lines: units.map(({ line_item_id, quantity }) => ({
      original_line_id: nameOf(line_item_id),
      quantity,
      amount: quote.units
        .filter(({ line_id }) => line_id === line_item_id)
        .reduce((sum, { amount }) => sum + amount, 0),
    })),
    legs: legs.map(({ kind, provider_id, tender, amount }) => ({
      ...{ kind, provider_id, tender, amount },
    })),
    points: await pointsMoved(container, { order_id, units }, now),
  }
}
