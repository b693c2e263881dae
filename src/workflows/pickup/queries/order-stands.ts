import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { conflict } from "../../../core/errors"

/** Whether an order was not cancelled. */
export async function orderStands(container: MedusaContainer, orderId: string): Promise<boolean> {
  const { status } = await container
    .resolve(Modules.ORDER)
    .retrieveOrder(orderId, { select: ["id", "status"] })
  return status !== "canceled"
}

/**
 * Medusa's own cancellation may be a moment ahead of the pickup's.
 * @throws CONFLICT `order_cancelled`
 */
export async function assertOrderStands(
  container: MedusaContainer,
  orderId: string
): Promise<void> {
  if (!(await orderStands(container, orderId))) {
    throw conflict("order_cancelled", "This order was cancelled; nothing may be handed over")
  }
}
