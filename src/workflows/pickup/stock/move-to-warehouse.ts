import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import { moveTo } from "./move-to"

type OrderGraph = { sales_channel?: { stock_locations?: ({ id: string } | null)[] } }

/** Which of the places are stores. */
export async function storeLocationsAmong(
  container: MedusaContainer,
  locationIds: readonly string[]
): Promise<Set<string>> {
  const stores = locationIds.length
    ? await container
        .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
        .listRetailStores({ stock_location_id: [...locationIds] }, { take: locationIds.length })
    : []
  return new Set(stores.map((store) => store.stock_location_id))
}

/** Places of the order's sales channel that are no stores, in a fixed order. */
async function warehousesOf(container: MedusaContainer, orderId: string): Promise<string[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["sales_channel.stock_locations.id"],
    filters: { id: orderId },
  })
  const locations = (data as unknown as OrderGraph[])[0]?.sales_channel?.stock_locations ?? []
  const ids = locations.flatMap((location) => location?.id ?? [])
  const stores = await storeLocationsAmong(container, ids)
  return ids.filter((id) => !stores.has(id)).sort()
}

/**
 * Reserves the lines in the first warehouse that has all of them.
 * @returns its location; null when none has, and then nothing has moved.
 */
export async function moveToWarehouse(
  container: MedusaContainer,
  input: { order_id: string; line_item_ids: string[]; reference: string }
): Promise<string | null> {
  for (const locationId of await warehousesOf(container, input.order_id)) {
    try {
      await moveTo(container, input.line_item_ids, locationId, `${input.reference}:${locationId}`)
      return locationId
    } catch (error) {
      if ((error as { code?: string }).code !== "store_out_of_stock") {
        throw error
      }
    }
  }
  return null
}
