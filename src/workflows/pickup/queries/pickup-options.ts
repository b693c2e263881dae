import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { isLimited, type StockLine, type VariantStock } from "../../../modules/pickup/domain/demand"
import { availabilityOf, statusOf } from "../../../modules/pickup/domain/store-availability"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import { calendarSince } from "../../../modules/retail-store/domain/since"
import { DAY_MS } from "../../../core/zone"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { FoundRetailStore } from "../../../modules/retail-store/types"
import type { StorePickupOption } from "../../../types/http"
import { collectionTimes } from "./collection-times"
import { storeCard } from "./store-card"
import { readStoresStock } from "./store-stock"

export const DEFAULT_STORES = 20
export const MAX_STORES = 50

export type StoreChoice = {
  /** Both or neither; stores come nearest first from here, else by name. */
  latitude?: number
  longitude?: number
  /** Stores answered at most; 20 when left out, never more than 50. */
  limit?: number
  /** Only these stores. */
  retail_store_ids?: string[]
  now: Date
}

/**
 * Where the cart can be collected: what is there of each line, when it would be ready and the next free
 * slots. The cart's own holds and seat do not count against it. The number of SQL statements does not
 * depend on the number of stores, lines or slots.
 * @throws NOT_FOUND `cart_not_found`
 */
export async function pickupOptions(
  container: MedusaContainer,
  { cart_id, ...choice }: StoreChoice & { cart_id: string }
): Promise<StorePickupOption[]> {
  const [demand, stores] = await Promise.all([
    cartDemand(container, cart_id),
    openStores(container, choice),
  ])
  return await optionsAt(container, stores, { ...demand, except_cart_id: cart_id, now: choice.now })
}

/** The same for lines of any origin, such as those of an order that was rejected. */
export async function pickupOptionsForLines(
  container: MedusaContainer,
  {
    lines,
    except_cart_id,
    ...choice
  }: StoreChoice & { lines: readonly StockLine[]; except_cart_id?: string }
): Promise<StorePickupOption[]> {
  const [variants, stores] = await Promise.all([
    variantsOf(container, lines),
    openStores(container, choice),
  ])
  return await optionsAt(container, stores, { lines, variants, except_cart_id, now: choice.now })
}

type Demand = {
  lines: readonly StockLine[]
  variants: ReadonlyMap<string, VariantStock>
  except_cart_id?: string
  now: Date
}

async function optionsAt(
  container: MedusaContainer,
  stores: readonly FoundRetailStore[],
  demand: Demand
): Promise<StorePickupOption[]> {
  const pickup = container.resolve<PickupModuleService>(PICKUP_MODULE)
  const limited = [...demand.variants.values()].filter(isLimited)
  const [stock, takenAt] = await Promise.all([
    readStoresStock(container, { ...demand, stores, variants: limited }),
    takenPlaces(pickup, stores, demand),
  ])
  const { slotHorizonDays, slotsPerStore } = pickup.options.pickup
  const now = demand.now.getTime()
  return stores.map((store) => {
    const lines = availabilityOf(demand.lines, {
      variants: demand.variants,
      freeOf: (itemId) => stock.freeOf(store, itemId),
      safetyOf: (variantId) => stock.safetyOf(store, variantId),
    })
    const times = collectionTimes({
      store,
      takenAt: (startsAt) => takenAt(store.id, startsAt),
      now,
      horizon_days: slotHorizonDays,
      limit: slotsPerStore,
    })
    return { retail_store: storeCard(store, now), status: statusOf(lines), lines, ...times }
  })
}

async function cartDemand(
  container: MedusaContainer,
  cartId: string
): Promise<Pick<Demand, "lines" | "variants">> {
  const lines = await container.resolve<PickupModuleService>(PICKUP_MODULE).cartLines(cartId)
  if (!lines) {
    throw notFound("cart_not_found", `There is no cart ${cartId}`)
  }
  return { lines, variants: await variantsOf(container, lines) }
}

async function variantsOf(
  container: MedusaContainer,
  lines: readonly StockLine[]
): Promise<ReadonlyMap<string, VariantStock>> {
  const ids = new Set(lines.flatMap((line) => line.variant_id ?? []))
  return await container.resolve<PickupModuleService>(PICKUP_MODULE).variantStock([...ids])
}

async function openStores(
  container: MedusaContainer,
  choice: StoreChoice
): Promise<FoundRetailStore[]> {
  const { stores } = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .findStores({
      latitude: choice.latitude,
      longitude: choice.longitude,
      ids: choice.retail_store_ids,
      is_active: true,
      pickup_enabled: true,
      since: calendarSince(choice.now),
      uncounted: true,
      limit: Math.min(choice.limit ?? DEFAULT_STORES, MAX_STORES),
      offset: 0,
    })
  return stores
}

/** Places taken in a slot of a store that starts at this instant (epoch milliseconds). */
async function takenPlaces(
  pickup: PickupModuleService,
  stores: readonly FoundRetailStore[],
  { except_cart_id, now }: Pick<Demand, "except_cart_id" | "now">
): Promise<(storeId: string, startsAt: number) => number> {
  const seats = await pickup.slotOccupancy({
    store_ids: stores.map((store) => store.id),
    from: now,
    to: new Date(now.getTime() + pickup.options.pickup.slotHorizonDays * DAY_MS),
    except_cart_id,
    now,
  })
  const taken = new Map(seats.map((row) => [`${row.retail_store_id} ${row.starts_at}`, row.taken]))
  return (storeId, startsAt) => taken.get(`${storeId} ${startsAt}`) ?? 0
}
