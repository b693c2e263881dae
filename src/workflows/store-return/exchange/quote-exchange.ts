import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, generateEntityId } from "@medusajs/framework/utils"
import { invalid } from "../../../core/errors"
import {
  type ExchangeQuote,
  pricesOf,
  quoteExchange,
} from "../../../modules/store-return/domain/exchange"
import { feeKept } from "../../../modules/store-return/domain/policy-fee"
import type { SentLeg } from "../../../modules/store-return/domain/refund-kinds"
import type { NewUnitRow } from "../../../modules/store-return/types"
import type { AdminReturnQuote } from "../../../types/return-desk"
import { findStoresBy } from "../../stock/queries/stores-of-places"
import type { OrderQuote } from "../desk/quote-return"
import type { DeskOrder } from "../desk/read-order"
import { findOffers, type OrderMarket } from "./offers"

/** Units the shopper takes instead. */
export type WantedGoods = { variant_id: string; quantity: number }

export type NewUnit = Omit<NewUnitRow, "case_id">

export type QuotedExchange = ExchangeQuote<SentLeg> & {
  new_units: NewUnit[]
  /** What the shop keeps of the return's fee; minor units. */
  fee: number
}

/**
 * What units that go out in exchange cost, and the one difference of both sides.
 * @throws INVALID_DATA `goods_not_sold` naming a variant without a price in the order's region
 */
export async function quoteExchangeOf(
  container: MedusaContainer,
  { order, quote, legs }: Pick<OrderQuote, "order" | "quote" | "legs">,
  wanted: readonly WantedGoods[],
  country_code?: string
): Promise<QuotedExchange> {
  const market = await marketOf(container, order, country_code)
  const lines = new Map(order.lines.map((line) => [line.id, line]))
  const back = quote.units.map(({ line_id, amount }) => ({ ...lines.get(line_id)!, worth: amount }))
  const offers = await findOffers(
    container,
    [
      ...wanted.map(({ variant_id }) => variant_id),
      ...back.flatMap(({ variant_id }) => variant_id ?? []),
    ],
    market
  )
  const out = wanted.flatMap(({ variant_id, quantity }) => {
    const offer = offers.get(variant_id)
    if (!offer) {
      throw invalid(
        "goods_not_sold",
        `new_units: ${variant_id} has no price in this order's region`
      )
    }
    return Array.from({ length: quantity }, () => offer)
  })
  const prices = pricesOf(
    back.map(({ product_id, worth, variant_id }) => ({
      ...{ product_id, worth },
      price_today: offers.get(variant_id ?? "")?.price ?? null,
    })),
    out.map(({ product_id, price }) => ({ product_id, price_today: price }))
  )
  const exchange = quoteExchange({ ...quote, legs }, prices)
  return {
    ...exchange,
    fee: feeKept(quote, exchange.new_worth),
    new_units: out.map(({ price: _, ...offer }, place) => ({
      ...offer,
      place,
      line_item_id: generateEntityId(undefined, "ordli"),
      amount: prices[place]!,
    })),
  }
}

/**
 * The exchange's part of a quote as the dashboard gets it.
 * @throws as `quoteExchangeOf`
 */
export async function quoteExchangeAt(
  container: MedusaContainer,
  quoted: Pick<OrderQuote, "order" | "quote" | "legs">,
  at: { retail_store_id: string; new_units?: readonly WantedGoods[] }
): Promise<Pick<AdminReturnQuote, "fee" | "amount" | "legs" | "new_units" | "new_worth" | "due">> {
  const [store] = await findStoresBy(container, "id", [at.retail_store_id])
  const { new_units, ...difference } = await quoteExchangeOf(
    container,
    quoted,
    at.new_units ?? [],
    store?.country_code
  )
  return {
    ...difference,
    new_units: new_units.map(({ variant_id, title, variant_title, sku, thumbnail, amount }) => ({
      ...{ variant_id, title, variant_title, sku, thumbnail, amount },
    })),
  }
}

/** Where and in what money an order was bought. */
export async function marketOf(
  container: MedusaContainer,
  { id, currency_code }: Pick<DeskOrder, "id" | "currency_code">,
  country_code?: string
): Promise<OrderMarket> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: ["region_id"], filters: { id } })
  return { region_id: data[0]?.region_id ?? null, currency_code, country_code }
}
