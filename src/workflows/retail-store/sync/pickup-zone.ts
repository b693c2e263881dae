import type { FulfillmentSetDTO, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  createLinksWorkflow,
  createLocationFulfillmentSetWorkflow,
  createServiceZonesWorkflow,
  updateServiceZonesWorkflow,
} from "@medusajs/medusa/core-flows"
import type { RetailStoreDTO } from "../../../modules/retail-store/types"
import { graph } from "./graph"
import type { Shop } from "./shop"

/** Names of sets and zones are unique in a shop; a store's own name is not, and changes. */
export const pickupSetName = (storeId: string) => `Click and collect ${storeId}`

/**
 * Makes sure the location has a pickup set with our service zone in it, open to every country the shop sells
 * to: nobody needs a home address to collect. Answers the zone's id; null while the shop has no country.
 */
export async function ensurePickupZone(
  container: MedusaContainer,
  store: RetailStoreDTO,
  shop: Shop
): Promise<string | null> {
  if (!shop.countries.length) {
    return null
  }
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const setId = await ensurePickupSet(container, store)
  const geo_zones = shop.countries.map((country_code) => ({
    type: "country" as const,
    country_code,
  }))
  const name = pickupSetName(store.id)
  const [zone] = await fulfillment.listServiceZones({ name }, { relations: ["geo_zones"] })
  if (!zone) {
    const { result } = await createServiceZonesWorkflow(container).run({
      input: { data: [{ name, fulfillment_set_id: setId, geo_zones }] },
    })
    return result[0]!.id
  }
  const covered = zone.geo_zones.map((geo) => geo.country_code).sort()
  if (covered.join() !== shop.countries.join()) {
    await updateServiceZonesWorkflow(container).run({
      input: { selector: { id: zone.id }, update: { geo_zones } },
    })
  }
  return zone.id
}

async function ensurePickupSet(container: MedusaContainer, store: RetailStoreDTO): Promise<string> {
  const [location] = await graph<{
    fulfillment_sets: ({ id: string; type: string } | null)[] | null
  }>(container, {
    entity: "stock_location",
    fields: ["fulfillment_sets.id", "fulfillment_sets.type"],
    filters: { id: store.stock_location_id },
  })
  const own = (location?.fulfillment_sets ?? []).find((set) => set?.type === "pickup")
  if (own) {
    return own.id
  }
  const name = pickupSetName(store.id)
  const [orphan] = await container.resolve(Modules.FULFILLMENT).listFulfillmentSets({ name })
  if (orphan) {
    return await adopt(container, store, orphan)
  }
  await createLocationFulfillmentSetWorkflow(container).run({
    input: { location_id: store.stock_location_id, fulfillment_set_data: { name, type: "pickup" } },
  })
  const [created] = await container.resolve(Modules.FULFILLMENT).listFulfillmentSets({ name })
  return created!.id
}

/** An earlier run died between making the set and linking it. */
async function adopt(
  container: MedusaContainer,
  store: RetailStoreDTO,
  set: FulfillmentSetDTO
): Promise<string> {
  await createLinksWorkflow(container).run({
    input: [
      {
        [Modules.STOCK_LOCATION]: { stock_location_id: store.stock_location_id },
        [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
      },
    ],
  })
  return set.id
}
