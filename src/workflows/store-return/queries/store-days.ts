import type { MedusaContainer } from "@medusajs/framework/types"
import { invalid } from "../../../core/errors"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import { DAY_MS, instantOf } from "../../../core/zone"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { StoreDays } from "../../../modules/store-return/types"
import { currentPolicy } from "../policy/versions"

/** Calendar dates such as `2026-11-28`, both included; an absent one leaves its side open. */
export type Period = { from?: string; to?: string }

const FIRST_DAY = "2000-01-01"
const LAST_DAY = "2999-12-31"

/**
 * When those days begin and end in each of these stores, on its own clock; null stands for every store, also those
 * that were closed down, and for parcels, by the clock of the policy. @throws INVALID_DATA `period_invalid`
 */
export async function storeDays(
  container: MedusaContainer,
  storeIds: readonly string[] | null,
  { from = FIRST_DAY, to = LAST_DAY }: Period
): Promise<StoreDays> {
  if (from > to) {
    throw invalid("period_invalid", `to: ${to} is before ${from}`)
  }
  const stores = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .listRetailStores(storeIds ? { id: [...storeIds] } : {}, {
      select: ["id", "time_zone", "stock_location_id", "deleted_at"],
      take: null,
      withDeleted: true,
    } as never)
  const places: Place[] = withOwnPlaces(stores)
  if (storeIds === null) {
    const { rules } = await currentPolicy(container, new Date())
    places.push({ id: null, time_zone: rules.time_zone, stock_location_id: null })
  }
  const beginOf = (zone: string, day: number) => new Date(instantOf(zone, day, 0))
  return places.map(({ id, time_zone, stock_location_id }) => ({
    ...{ store_id: id, stock_location_id },
    starts_at: beginOf(time_zone, dayOf(from)),
    ends_at: beginOf(time_zone, dayOf(to) + 1),
  }))
}

type Place = { id: string | null; time_zone: string; stock_location_id: string | null }
type Store = Place & { id: string; stock_location_id: string; deleted_at?: unknown }

/** A place belongs to one store: to that which is open, where another was there before. */
function withOwnPlaces(stores: readonly Store[]): Place[] {
  const owners = new Map<string, string>()
  const openLast = [...stores].sort((one, other) => (isOpen(one) ? 1 : 0) - (isOpen(other) ? 1 : 0))
  openLast.forEach(({ id, stock_location_id }) => owners.set(stock_location_id, id))
  return stores.map(({ id, time_zone, stock_location_id }) => ({
    ...{ id, time_zone },
    stock_location_id: owners.get(stock_location_id) === id ? stock_location_id : null,
  }))
}

const isOpen = ({ deleted_at }: Store): boolean => !deleted_at

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS
