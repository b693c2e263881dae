import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { findPickups } from "../../../modules/pickup/operations/pickups"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { PickupRow } from "../../../modules/pickup/types"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { RetailStoreWithCalendar } from "../../../modules/retail-store/types"

/** @throws NOT_FOUND `pickup_not_found`. */
export async function readPickupRow(container: MedusaContainer, id: string): Promise<PickupRow> {
  const [pickup] = await container
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .reading((manager) => findPickups(manager, { column: "id", values: [id] }))
  if (!pickup) {
    throw notFound("pickup_not_found", "There is no such pickup")
  }
  return pickup
}

/** The store a pickup waits in, with its calendar. */
export async function storeOf(
  container: MedusaContainer,
  pickup: Pick<PickupRow, "retail_store_id">
): Promise<RetailStoreWithCalendar> {
  return container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .retrieveStore(pickup.retail_store_id)
}
