import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { notFound } from "../../../core/errors"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import { calendarSince } from "../../../modules/retail-store/domain/since"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { FoundRetailStore } from "../../../modules/retail-store/types"
import type { AdminAlternative, AdminAlternativeList } from "../../../types/return-desk"
import { quoteReturnOf } from "../desk/quote-return"
import { readPlaces } from "./alternative-places"
import { afterDiscounts, countSwap, type QuotedReturn, readSwap, type Swap } from "./quote-exchange"

export type AlternativesInput = {
  order_id: string
  /** Its next unit is the one that would come back. */
  line_item_id: string
  retail_store_id: string
  limit: number
  offset: number
  now: Date
}

/**
 * What a shopper may take instead of a unit she brings back: every variant of its product that is sold, the same one too, with
 * what it costs in exchange and where nobody else has a claim on it. The number of statements does not depend on variants
 * or stores.
 * @throws as `quoteReturnOf`; NOT_FOUND `store_not_found`; CONFLICT `points_in_exchange`
 */
export async function alternativesTo(
  container: MedusaContainer,
  { order_id, line_item_id, retail_store_id, limit, offset, now }: AlternativesInput
): Promise<AdminAlternativeList> {
  const here = await storeAt(container, retail_store_id, now)
  const quoted = await quoteReturnOf(container, order_id, [{ line_item_id, quantity: 1 }], {
    ...{ retail_store_id, now, is_exchange: true },
  })
  const bought = quoted.order.lines.find(({ id }) => id === line_item_id)!
  const { variants, count } = await variantsOf(container, bought.product_id, { limit, offset })
  const ids = variants.map(({ id }) => id)
  const [swap, placesOf] = await Promise.all([
    readSwap(container, quoted, ids, here.country_code),
    readPlaces(container, here, ids, now),
  ])
  return {
    ...{ line_item_id, currency_code: quoted.order.currency_code },
    alternatives: variants.flatMap(({ id, options }) => {
      const price = priceOf(quoted, swap, id)
      return price ? { ...price, ...placesOf(id), options, is_same: id === bought.variant_id } : []
    }),
    ...{ count, limit, offset },
  }
}

/** @throws NOT_FOUND `store_not_found` */
async function storeAt(
  container: MedusaContainer,
  id: string,
  now: Date
): Promise<FoundRetailStore> {
  const { stores } = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .findStores({ ids: [id], uncounted: true, since: calendarSince(now), limit: 1, offset: 0 })
  if (!stores[0]) {
    throw notFound("store_not_found", "retail_store_id: there is no such store")
  }
  return stores[0]
}

type VariantOfProduct = { id: string; options: AdminAlternative["options"] }
type VariantGraph = {
  id: string
  options: { value: string; option: { title: string } | null }[] | null
}

/** A page of a product's variants as the shop has them in order. */
async function variantsOf(
  container: MedusaContainer,
  product_id: string | null,
  { limit, offset }: { limit: number; offset: number }
): Promise<{ variants: VariantOfProduct[]; count: number }> {
  if (product_id === null) {
    return { variants: [], count: 0 }
  }
  const { data, metadata } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "variant",
    fields: ["id", "options.value", "options.option.title"],
    filters: { product_id },
    pagination: { take: limit, skip: offset, order: { variant_rank: "ASC", id: "ASC" } },
  })
  return {
    count: metadata?.count ?? data.length,
    variants: (data as unknown as VariantGraph[]).map(({ id, options }) => ({
      id,
      options: (options ?? []).map(({ value, option }) => ({ title: option?.title ?? "", value })),
    })),
  }
}

type Price = Omit<AdminAlternative, "options" | "is_same" | "here" | "elsewhere">

/** What one of a variant costs in exchange, and the difference if nothing else changes hands; null: it is not sold. */
function priceOf(quoted: QuotedReturn, swap: Swap, variantId: string): Price | null {
  const offer = swap.offers.get(variantId)
  if (!offer) {
    return null
  }
  const { variant_id, title, variant_title, sku, thumbnail } = offer
  const { prices, ...counted } = countSwap(quoted, swap, [offer])
  const { due, amount, new_worth } = afterDiscounts(quoted, counted, prices)
  return {
    ...{ variant_id, title, variant_title, sku, thumbnail },
    ...{ amount: new_worth, difference: due - amount },
  }
}
