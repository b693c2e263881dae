import type { MedusaContainer } from "@medusajs/framework/types"
import { CHANGE_FEED_MODULE } from "../../../modules/change-feed"
import { priceAt } from "../../../modules/change-feed/domain/prices"
import { readPrices } from "../../../modules/change-feed/read-models/prices"
import { readStoreView } from "../../../modules/change-feed/read-models/store-view"
import type { ChangeFeedModuleService } from "../../../modules/change-feed/service"
import { POS_MODULE } from "../../../modules/pos"
import {
  type Difference,
  priceDifferences,
  type PriceOf,
} from "../../../modules/pos/domain/differences"
import type { PosEventData } from "../../../modules/pos/domain/events/envelope"
import type { PendingEvent } from "../../../modules/pos/operations/follow-up"
import { findProducts } from "../../../modules/pos/read-models/product-references"
import type { PosModuleService } from "../../../modules/pos/service"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { PosPriceEntry } from "../../../types/pos-changes"

type Sale = PosEventData<"sale.completed">

/** A till that hands a sale in later than this was away, and may have missed a change of prices. */
const AWAY_MS = 10 * 60_000

const saleOf = (event: PendingEvent): Sale => event.body.data as Sale

const namesVersion = (event: PendingEvent): boolean =>
  saleOf(event).lines.some(({ price_version }) => price_version !== undefined)

/**
 * Where the prices of sales are not ours, as the till's feed tells them, at the time of the sale. Lines that name
 * no version of a price are not compared.
 */
export async function readPriceDifferences(
  container: MedusaContainer,
  events: readonly PendingEvent[]
): Promise<(event: PendingEvent) => Difference[]> {
  const versioned = events.filter(namesVersion)
  const found = new Map<PendingEvent, Difference[]>()
  for (const storeId of new Set(versioned.map(({ retail_store_id }) => retail_store_id))) {
    const ofStore = versioned.filter(({ retail_store_id }) => retail_store_id === storeId)
    const pricesOf = await readStorePrices(container, storeId, ofStore)
    for (const event of ofStore) {
      const away = event.received_at.getTime() - Date.parse(event.body.occurred_at) > AWAY_MS
      found.set(event, priceDifferences(saleOf(event), pricesOf(event), away))
    }
  }
  return (event) => found.get(event) ?? []
}

const NO_PRICES = (): PriceOf => () => null

async function readStorePrices(
  container: MedusaContainer,
  storeId: string,
  events: readonly PendingEvent[]
): Promise<(event: PendingEvent) => PriceOf> {
  const [store] = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .listRetailStores({ id: storeId }, { select: ["id", "stock_location_id", "sales_channel_id"] })
  if (!store) {
    return NO_PRICES
  }
  const { stock_location_id, sales_channel_id } = store
  const products = await container.resolve<PosModuleService>(POS_MODULE).reading((manager) =>
    findProducts(
      manager,
      events.flatMap((event) => saleOf(event).lines)
    )
  )
  const variantOf = (line: Sale["lines"][number]) => products.find(line)?.variant_id
  const ids = events.flatMap((event) =>
    saleOf(event).lines.flatMap((line) => variantOf(line) ?? [])
  )
  // Price lists that are over now may have held then.
  const since = new Date(Math.min(...events.map(({ body }) => Date.parse(body.occurred_at))))
  const prices = await container
    .resolve<ChangeFeedModuleService>(CHANGE_FEED_MODULE)
    .reading(async (manager) => {
      const view = await readStoreView(manager, {
        retail_store_id: storeId,
        stock_location_id,
        sales_channel_id: sales_channel_id ?? "",
      })
      return view && (await readPrices(manager, view, { ids: [...new Set(ids)] }, since))
    })
  if (!prices) {
    return NO_PRICES
  }
  return (event) => (line) => {
    const sale = saleOf(event)
    const known = prices.get(variantOf(line) ?? "")
    const units = sale.lines
      .filter((other) => variantOf(other) === variantOf(line))
      .reduce((sum, { quantity }) => sum + quantity, 0)
    const entry = known && priceAt(known.prices, new Date(event.body.occurred_at), units)
    return entry && known.currency_code === sale.currency_code
      ? inTaxMode(entry, sale.prices_include_tax, line)
      : null
  }
}

/** Our price as the receipt writes prices, with tax or without, by the line's own rates. */
function inTaxMode(
  { amount, includes_tax }: PosPriceEntry,
  inclusive: boolean,
  { taxes }: Sale["lines"][number]
): number {
  const factor = 1 + taxes.reduce((sum, { rate }) => sum + rate, 0) / 100
  if (includes_tax === inclusive) {
    return amount
  }
  return Math.round(inclusive ? amount * factor : amount / factor)
}
