import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { invalid } from "../../../core/errors"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import { readyAt } from "../../../modules/retail-store/domain/ready-time"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { RetailStoreWithCalendar } from "../../../modules/retail-store/types"
import type { NewUnitRow } from "../../../modules/store-return/types"
import { pickupOptionIds } from "../../pickup/queries/pickup-option-ids"
import { findStoresBy } from "../../stock/queries/stores-of-places"

type Unit = Pick<NewUnitRow, "variant_id" | "from_location_id" | "collect">

export type CollectionPlace = { retail_store_id: string; ready_at: Date; time_zone: string }

/** When what is taken now can be collected in a store; null: nothing is handed over there. */
export function collectableAt(store: RetailStoreWithCalendar, now: Date): Date | null {
  const ready =
    store.is_active && store.pickup_enabled
      ? readyAt({ ...store, calendar: store }, now.getTime())
      : null
  return ready === null ? null : new Date(ready)
}

/**
 * Where and when those units of an exchange that are collected can be, by stock location.
 * @throws INVALID_DATA `place_not_offered` naming a place that is no store or hands nothing over; CONFLICT
 *   `pickup_not_in_step` while Medusa could not fulfil the goods from there
 */
export async function collectionPlaces(
  container: MedusaContainer,
  units: readonly Unit[],
  now: Date
): Promise<ReadonlyMap<string, CollectionPlace>> {
  const collected = units.filter(({ collect }) => collect)
  if (collected.length === 0) {
    return new Map()
  }
  const places = [...new Set(collected.flatMap(({ from_location_id }) => from_location_id ?? []))]
  const [stores, profileOf] = await Promise.all([
    storesAt(container, places),
    readProfiles(container, collected),
  ])
  const found = new Map<string, CollectionPlace>()
  for (const place of places) {
    const store = stores.find(({ stock_location_id }) => stock_location_id === place)
    const ready_at = store ? collectableAt(store, now) : null
    if (!store || !ready_at) {
      throw invalid("place_not_offered", `new_units: nothing is collected at ${place}`)
    }
    const here = collected.filter(({ from_location_id }) => from_location_id === place)
    await pickupOptionIds(container, place, here.map(profileOf))
    found.set(place, { retail_store_id: store.id, ready_at, time_zone: store.time_zone })
  }
  return found
}

async function storesAt(
  container: MedusaContainer,
  places: readonly string[]
): Promise<RetailStoreWithCalendar[]> {
  const stores = await findStoresBy(container, "stock_location_id", places)
  return await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .listStoresWithCalendar(stores.map(({ id }) => id))
}

type VariantGraph = { id: string; product: { shipping_profile?: { id: string } | null } | null }

/** Shipping profiles: Medusa fulfils goods by an option of theirs. */
async function readProfiles(
  container: MedusaContainer,
  units: readonly Unit[]
): Promise<(unit: Unit) => string> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "variant",
    fields: ["id", "product.shipping_profile.id"],
    filters: { id: [...new Set(units.map(({ variant_id }) => variant_id))] },
  })
  const profiles = new Map(
    (data as unknown as VariantGraph[]).map(({ id, product }) => [
      id,
      product?.shipping_profile?.id,
    ])
  )
  return ({ variant_id }) => profiles.get(variant_id) ?? ""
}
