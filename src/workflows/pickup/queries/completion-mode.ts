import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { PICKUP_MODULE } from "../../../modules/pickup"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { PICKUP_OPTION_TYPE } from "../../retail-store/sync/pickup-options"

/**
 * delivery: Medusa completes the cart as ever. pickup: our completion does. unclear: the cart's delivery and
 * its choice of store contradict each other.
 */
export type CompletionMode = "delivery" | "pickup" | "unclear"

type CartGraph = {
  completed_at: string | null
  shipping_methods?: ({ shipping_option?: { type?: { code: string } } } | null)[]
}

/** How a cart must be completed, from what it was told last. */
export async function completionModeOf(
  container: MedusaContainer,
  cartId: string
): Promise<CompletionMode> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [{ data }, [choice]] = await Promise.all([
    query.graph({
      entity: "cart",
      fields: [
        "completed_at",
        "shipping_methods.shipping_option_id",
        "shipping_methods.shipping_option.type.code",
      ],
      filters: { id: cartId },
    }),
    container.resolve<PickupModuleService>(PICKUP_MODULE).listCartPickups({ cart_id: cartId }),
  ])
  const [cart] = data as unknown as CartGraph[]
  if (choice?.state === "placed" || choice?.state === "completing") {
    return "pickup"
  }
  const codes = (cart?.shipping_methods ?? []).map((method) => method?.shipping_option?.type?.code)
  const collected = codes.filter((code) => code === PICKUP_OPTION_TYPE).length
  if (collected === 0) {
    return choice && codes.length === 0 ? "pickup" : "delivery"
  }
  return choice && collected === codes.length ? "pickup" : "unclear"
}
