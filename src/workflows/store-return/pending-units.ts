import type { MedusaContainer } from "@medusajs/framework/types"
import { STORE_RETURN_MODULE } from "../../modules/store-return"
import { pendingOf } from "../../modules/store-return/operations/pending"
import type { StoreReturnModuleService } from "../../modules/store-return/service"

/** Units by line that desks took back and Medusa's order does not show yet. */
export async function pendingUnits(
  container: MedusaContainer,
  orderId: string
): Promise<ReadonlyMap<string, number>> {
  const { units } = await container
    .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    .reading((manager) => pendingOf(manager, orderId))
  return units
}
