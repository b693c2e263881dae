import { createStockLocationsWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

export type DemoLocation = {
  name: string
  address_1: string
  city: string
  province: string
  postal_code: string
  phone: string
}

/** Ids of the stock locations of these places, in their order, made when missing. */
export async function ensureLocations(
  container: MedusaContainer,
  places: readonly DemoLocation[]
): Promise<string[]> {
  const names = places.map((place) => place.name)
  const found = await container
    .resolve(Modules.STOCK_LOCATION)
    .listStockLocations({ name: names }, { take: names.length })
  const ids = new Map(found.map((location) => [location.name, location.id]))
  const missing = places.filter((place) => !ids.has(place.name))
  if (missing.length) {
    const { result } = await createStockLocationsWorkflow(container).run({
      input: {
        locations: missing.map(({ name, address_1, city, province, postal_code, phone }) => ({
          name,
          address: { address_1, city, province, postal_code, phone, country_code: "ru" },
        })),
      },
    })
    result.forEach((location) => ids.set(location.name, location.id))
  }
  return places.map((place) => ids.get(place.name)!)
}
