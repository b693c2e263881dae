import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import type { AdminReturnQuote } from "../../../types/return-desk"
import { findStoresBy } from "../../stock/queries/stores-of-places"
import { quotedLegs, quoteReturnOf, type WantedUnits } from "../desk/quote-return"
import { quoteExchangeOf, type WantedGoods } from "./quote-exchange"

/**
 * What a visit at the desk would come to, as the dashboard shows it; moves nothing.
 * @throws as `quoteReturnOf` and `quoteExchangeOf`; NOT_FOUND `store_not_found`
 */
export async function quoteVisit(
  container: MedusaContainer,
  input: {
    order_id: string
    retail_store_id: string
    units: readonly WantedUnits[]
    new_units?: readonly WantedGoods[]
  }
): Promise<AdminReturnQuote> {
  const [store] = await findStoresBy(container, "id", [input.retail_store_id])
  if (!store) {
    throw notFound("store_not_found", "retail_store_id: there is no such store")
  }
  const { order, quote } = await quoteReturnOf(container, input.order_id, input.units)
  const { new_units, new_worth, due, amount, legs } = await quoteExchangeOf(
    container,
    { order, quote },
    input.new_units ?? [],
    store.country_code
  )
  return {
    order_id: order.id,
    order_number: order.display_id,
    currency_code: order.currency_code,
    worth: quote.worth,
    ...{ amount, new_worth, due },
    legs: quotedLegs(order, { legs }),
    units: quote.units.map((unit) => ({ line_item_id: unit.line_id, amount: unit.amount })),
    new_units: new_units.map(
      ({ variant_id, title, variant_title, sku, thumbnail, amount: price }) => ({
        ...{ variant_id, title, variant_title, sku, thumbnail },
        amount: price,
      })
    ),
  }
}
