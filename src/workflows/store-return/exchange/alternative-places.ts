import type { MedusaContainer } from "@medusajs/framework/types"
import { PICKUP_MODULE } from "../../../modules/pickup"
import type { VariantStock } from "../../../modules/pickup/domain/demand"
import { unitsOnTheShelf } from "../../../modules/pickup/domain/stock-status"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import { calendarSince } from "../../../modules/retail-store/domain/since"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { FoundRetailStore } from "../../../modules/retail-store/types"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { binsOf } from "../../../modules/store-return/domain/disposition"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { AdminAlternative, AdminAlternativePlace } from "../../../types/return-desk"
import { readStoresStock } from "../../pickup/queries/store-stock"
import { collectableAt } from "./collection-places"

/** Stores that are looked at, the nearest first. */
const STORES_ASKED = 20
const CENTRAL_PLACES = 5
/** Stores that are told of one variant. */
const STORES_TOLD = 5
const MOST_UNITS = 99

type Places = Pick<AdminAlternative, "here" | "elsewhere">
/** A store, or a place that is none under its own id. */
type Place = { id: string; name: string; stock_location_id: string }
const isStore = (place: Place | FoundRetailStore): place is FoundRetailStore =>
  "distance_km" in place

/** Where there is how much of each variant that may still be promised. */
export async function readPlaces(
  container: MedusaContainer,
  here: FoundRetailStore,
  variantIds: readonly string[],
  now: Date
): Promise<(variantId: string) => Places> {
  const variants = await container
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .variantStock(variantIds)
  const { near, centre } = await placesBeside(container, here, [...variants.values()], now)
  const stock = await readStoresStock(container, {
    ...{ stores: [here, ...near, ...centre], variants: [...variants.values()], now },
  })
  return (variantId) => {
    const variant = variants.get(variantId)
    const unitsAt = (place: Place): number =>
      variant ? unitsOnTheShelf(variant, stockAt(stock, place), MOST_UNITS) : 0
    const told = (place: Place | FoundRetailStore): AdminAlternativePlace => ({
      stock_location_id: place.stock_location_id,
      name: place.name,
      available: unitsAt(place),
      ...(isStore(place)
        ? {
            retail_store_id: place.id,
            distance_km: roundedKm(place),
            collect_at: collectableAt(place, now)?.toISOString() ?? null,
          }
        : { retail_store_id: null, distance_km: null, collect_at: null }),
    })
    const isThere = ({ available }: { available: number }): boolean => available > 0
    const inStores = near.map(told).filter(isThere)
    const inCentre = centre.map(told).filter(isThere)
    return {
      here: unitsAt(here),
      // What is not counted lies nowhere in particular.
      elsewhere: variant?.manage_inventory ? [...inStores.slice(0, STORES_TOLD), ...inCentre] : [],
    }
  }
}

type Stock = Awaited<ReturnType<typeof readStoresStock>>

const stockAt = (stock: Stock, place: Place) => ({
  freeOf: (itemId: string) => stock.freeOf(place, itemId),
  safetyOf: (variantId: string) => stock.safetyOf(place, variantId),
})

const roundedKm = ({ distance_km }: FoundRetailStore): number =>
  Math.round((distance_km ?? 0) * 10) / 10

/** The nearest stores, and places that are no store and have something fit for sale. */
async function placesBeside(
  container: MedusaContainer,
  here: FoundRetailStore,
  variants: readonly VariantStock[],
  now: Date
): Promise<{ near: FoundRetailStore[]; centre: Place[] }> {
  const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
  const items = variants.flatMap(({ components }) =>
    components.map((each) => each.inventory_item_id)
  )
  const { options } = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const bins = binsOf(options.returns)
  const [nearest, central] = await Promise.all([
    stores.findStores({
      ...{ latitude: here.latitude, longitude: here.longitude, is_active: true },
      ...{ uncounted: true, since: calendarSince(now), limit: STORES_ASKED + 1, offset: 0 },
    }),
    stores.centralPlaces([...new Set(items)], CENTRAL_PLACES + bins.length),
  ])
  return {
    near: nearest.stores.filter(({ id }) => id !== here.id).slice(0, STORES_ASKED),
    centre: central
      .filter(({ id }) => !bins.includes(id))
      .slice(0, CENTRAL_PLACES)
      .map(({ id, name }) => ({ id, name, stock_location_id: id })),
  }
}
