import type { MedusaContainer } from "@medusajs/framework/types"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { eventOfKey } from "../../../modules/pickup/operations/transition"
import type { PickupModuleService } from "../../../modules/pickup/service"

/** Whether a command to this pickup has carried the key before. */
export async function isKnownKey(
  container: MedusaContainer,
  pickupId: string,
  key: string | undefined
): Promise<boolean> {
  const service = container.resolve<PickupModuleService>(PICKUP_MODULE)
  return (
    key !== undefined &&
    (await service.reading((manager) => eventOfKey(manager, pickupId, key))) !== null
  )
}
