import type { MedusaContainer } from "@medusajs/framework/types"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"

export type StoreOfPlace = {
  id: string
  name: string
  stock_location_id: string
  country_code: string
  time_zone: string
}

/** The stores, by id or by their places; stores that were deleted keep their name. */
export async function findStoresBy(
  container: MedusaContainer,
  column: "id" | "stock_location_id",
  values: readonly string[]
): Promise<StoreOfPlace[]> {
  const wanted = [...new Set(values)]
  return wanted.length === 0
    ? []
    : await container
        .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
        .listRetailStores({ [column]: wanted }, {
          select: ["id", "name", "stock_location_id", "country_code", "time_zone"],
          take: null,
          withDeleted: true,
        } as never)
}
