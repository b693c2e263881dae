import type { MedusaContainer } from "@medusajs/framework/types"
import { containerSql, enqueueWith } from "../../core/jobs"
import { SETTLE_ORDER_POINTS } from "./jobs/names"

/** Lets the points of an order be settled at once rather than with the next sweep; asked twice, it happens once. */
export async function hintAtOrder(container: MedusaContainer, orderId: string): Promise<void> {
  const key = `${SETTLE_ORDER_POINTS}:${orderId}`
  await enqueueWith(containerSql(container), SETTLE_ORDER_POINTS, { order_id: orderId }, { key })
}
