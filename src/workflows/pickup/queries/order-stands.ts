import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { conflict } from "../../../core/errors"

/**
 * Medusa's own cancellation may be a moment ahead of the pickup's.
 * @throws CONFLICT `order_cancelled`
 */
export async function assertOrderStands(
  container: MedusaContainer,
  orderId: string
): Promise<void> {
  const order = await container
    .resolve(Modules.ORDER)
    .retrieveOrder(orderId, { select: ["id", "status"] })
  if (order.status === "canceled") {
    throw conflict("order_cancelled", "This order was cancelled; nothing may be handed over")
  }
}
