import type { MedusaContainer } from "@medusajs/framework/types"
import { conflict, notFound } from "../../../core/errors"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { GiftReceipt, RequestWay } from "../../../modules/store-return/types"
import { type OrderQuote, quoteReturnOf, type WantedUnits } from "../desk/quote-return"
import { giftConditions } from "../gift/gift-conditions"
import type { ReturnConditions } from "../policy/assess-order"

/** What a shopper, or the holder of a gift receipt, means to bring or send back. */
export type AskedReturn<Units extends WantedUnits = WantedUnits> = {
  order_id: string
  units: readonly Units[]
  way: RequestWay
  /** The store the shopper means to come to; left out: any. */
  retail_store_id?: string
  /** The units are asked for by this receipt. */
  gift?: { receipt: GiftReceipt }
  now: Date
}

/**
 * The stock location the goods are meant to come to; null: any store's.
 * @throws NOT_FOUND `store_not_found`; CONFLICT `post_not_offered`
 */
export async function receivingPlace(
  container: MedusaContainer,
  { way, retail_store_id }: Pick<AskedReturn, "way" | "retail_store_id">
): Promise<string | null> {
  if (way === "post") {
    const { postLocationId } =
      container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE).options.returns
    if (!postLocationId) {
      throw conflict("post_not_offered", "This shop takes nothing back by post")
    }
    return postLocationId
  }
  if (!retail_store_id) {
    return null
  }
  const [store] = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .listStoresWithCalendar([retail_store_id])
  if (!store) {
    throw notFound("store_not_found", "retail_store_id: there is no such store")
  }
  return store.stock_location_id
}

/** What it comes to now, and what the policy refuses of it. @throws as `quoteReturnOf`, `giftConditions` */
export async function quoteAsked(
  container: MedusaContainer,
  asked: AskedReturn
): Promise<OrderQuote> {
  const conditions = await conditionsOf(container, asked)
  return await quoteReturnOf(container, asked.order_id, asked.units, conditions)
}

async function conditionsOf(
  container: MedusaContainer,
  { units, way, retail_store_id, gift, now }: AskedReturn
): Promise<ReturnConditions> {
  const at = { way, retail_store_id: retail_store_id ?? null, now }
  return gift
    ? await giftConditions(container, gift.receipt, { ...at, units })
    : { ...at, receipt_shown: true }
}
