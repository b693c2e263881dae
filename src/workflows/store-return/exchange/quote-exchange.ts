import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, generateEntityId } from "@medusajs/framework/utils"
import { unitsAmount } from "../../../core/exact-shares"
import { conflict, invalid } from "../../../core/errors"
import {
  type ExchangeQuote,
  keepLapsed,
  pricesOf,
  quoteExchange,
  type UnitBack,
} from "../../../modules/store-return/domain/exchange"
import { keptAfter } from "../../../modules/store-return/domain/quote"
import { feeKept } from "../../../modules/store-return/domain/policy-fee"
import type { SentLeg } from "../../../modules/store-return/domain/refund-kinds"
import type { NewUnitRow } from "../../../modules/store-return/types"
import type { AdminReturnQuote } from "../../../types/return-desk"
import { placeNames } from "../../names"
import { findStoresBy } from "../../stock/queries/stores-of-places"
import type { OrderQuote } from "../desk/quote-return"
import type { DeskLine, DeskOrder } from "../desk/read-order"
import { collectionPlaces } from "./collection-places"
import { newUnitTold, placesOf } from "./new-units-told"
import { findOffers, type Offer, type OrderMarket } from "./offers"

/** Units the shopper takes instead. */
export type WantedGoods = {
  variant_id: string
  quantity: number
  /** The stock location where they lie; absent: handed out at the desk. */
  from?: string
  /** The shopper comes for them to that store; else they are delivered from there. */
  collect?: true
}

export type NewUnit = Omit<NewUnitRow, "case_id">

export type QuotedExchange = ExchangeQuote<SentLeg> & {
  new_units: NewUnit[]
  /** What the shop keeps of the return's fee; minor units. */
  fee: number
  /** As of `ReturnQuote`. */
  lapsed: number
}

/** The return that goods may go out for. */
export type QuotedReturn = Pick<OrderQuote, "order" | "quote" | "legs" | "lapsedMore">

/** Units that come back, and goods that may go out in their stead, with today's prices. */
export type Swap = { back: readonly UnitBack[]; offers: ReadonlyMap<string, Offer> }

/**
 * Reads what an exchange is counted from.
 * @param variantIds what may go out; those without a price in the order's region are left out
 * @throws CONFLICT `points_in_exchange` when a till took the worth of points off what comes back
 */
export async function readSwap(
  container: MedusaContainer,
  { order, quote }: QuotedReturn,
  variantIds: readonly string[],
  country_code?: string
): Promise<Swap> {
  const market = await marketOf(container, order, country_code)
  const lines = new Map(order.lines.map((line) => [line.id, line]))
  const back = quote.units.map(({ line_id, place, amount }) => {
    const line = lines.get(line_id)!
    return { ...line, worth: amount, points_off: pointsOffUnit(line, place) }
  })
  if (variantIds.length > 0 && back.some(({ points_off }) => points_off === null)) {
    throw conflict(
      "points_in_exchange",
      "Points paid for these goods at a till: take them back, and sell the new ones at a till"
    )
  }
  const offers = await findOffers(
    container,
    [...variantIds, ...back.flatMap(({ variant_id }) => variant_id ?? [])],
    market
  )
  return {
    offers,
    back: back.map(({ product_id, worth, points_off, variant_id }) => ({
      ...{ product_id, worth, points_off: points_off ?? 0 },
      price_today: offers.get(variant_id ?? "")?.price ?? null,
    })),
  }
}

/** What each of these costs when all of them go out, and the one difference. */
export function countSwap(
  { quote, legs }: Pick<QuotedReturn, "quote" | "legs">,
  { back }: Swap,
  out: readonly Offer[]
): ExchangeQuote<SentLeg> & { prices: number[] } {
  const prices = pricesOf(
    back,
    out.map(({ product_id, price }) => ({ product_id, price_today: price }))
  )
  return { ...quoteExchange({ ...quote, legs }, prices), prices }
}

/**
 * What units that go out in exchange cost, and the one difference of both sides.
 * @throws INVALID_DATA `goods_not_sold` naming a variant without a price in the order's region; as `readSwap`
 */
export async function quoteExchangeOf(
  container: MedusaContainer,
  quoted: QuotedReturn,
  wanted: readonly WantedGoods[],
  country_code?: string
): Promise<QuotedExchange> {
  const ids = wanted.map(({ variant_id }) => variant_id)
  const swap = await readSwap(container, quoted, ids, country_code)
  const out = wanted.flatMap(({ variant_id, quantity, from, collect }) => {
    const offer = swap.offers.get(variant_id)
    if (!offer) {
      throw invalid(
        "goods_not_sold",
        `new_units: ${variant_id} has no price in this order's region`
      )
    }
    const where = { from_location_id: from ?? null, collect: collect ?? false }
    return Array.from({ length: quantity }, () => ({ ...offer, ...where }))
  })
  const { prices, ...counted } = countSwap(quoted, swap, out)
  const exchange = afterDiscounts(quoted, counted, prices)
  return {
    ...exchange,
    fee: feeKept(quoted.quote, exchange.new_worth),
    new_units: out.map(({ price: _, ...offer }, place) => ({
      ...offer,
      place,
      line_item_id: generateEntityId(undefined, "ordli"),
      amount: prices[place]!,
    })),
  }
}

/** The exchange once discounts that hold no longer are kept back; what comes back alone has been told already. */
export function afterDiscounts(
  { order, quote, lapsedMore }: QuotedReturn,
  counted: ExchangeQuote<SentLeg>,
  prices: readonly number[]
): ExchangeQuote<SentLeg> & { lapsed: number } {
  if (prices.length === 0) {
    return { ...counted, lapsed: quote.lapsed }
  }
  const returned = quote.units.map(({ line_id }) => ({ line_id, quantity: 1 }))
  const kept = { ...keptAfter(order, returned), taken: prices }
  return keepLapsed(counted, lapsedMore(kept))
}

/** The unit's share of what points took off its line, as of what it is worth. */
const pointsOffUnit = ({ points_off, quantity }: DeskLine, place: number): number | null =>
  points_off === null ? null : unitsAmount({ total: points_off, quantity }, quantity - place - 1, 1)

/**
 * The exchange's part of a quote as the dashboard gets it.
 * @throws as `quoteExchangeOf`, `collectionPlaces`
 */
export async function quoteExchangeAt(
  container: MedusaContainer,
  quoted: QuotedReturn,
  at: { retail_store_id: string; new_units?: readonly WantedGoods[]; now: Date }
): Promise<
  Pick<AdminReturnQuote, "fee" | "lapsed" | "amount" | "legs" | "new_units" | "new_worth" | "due">
> {
  const [store] = await findStoresBy(container, "id", [at.retail_store_id])
  const { new_units: units, ...difference } = await quoteExchangeOf(
    container,
    quoted,
    at.new_units ?? [],
    store?.country_code
  )
  const [places, collections] = await Promise.all([
    placeNames(container, placesOf(units)),
    collectionPlaces(container, units, at.now),
  ])
  return {
    ...difference,
    new_units: units.map((unit) => {
      const collection = collections.get(unit.from_location_id ?? "")
      return newUnitTold(unit, places, collection ?? null)
    }),
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
