import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { PICKUP_MODULE } from "../../../modules/pickup"
import type { PickupModuleService } from "../../../modules/pickup/service"

/** Every change of a cart prolongs what it holds. A failure here never stands in the shopper's way. */
export async function renewPickup(
  req: MedusaRequest,
  _: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const pickup = req.scope.resolve<PickupModuleService>(PICKUP_MODULE)
  const now = new Date()
  const until = new Date(now.getTime() + pickup.options.pickup.cartHoldMinutes * 60_000)
  try {
    await pickup.renewChoice(req.params.id as string, until, now)
  } catch (error) {
    req.scope
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`omni_pickup: a cart's hold was not renewed (${(error as Error).message})`)
  }
  next()
}
