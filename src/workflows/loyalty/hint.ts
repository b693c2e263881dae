import type { MedusaContainer } from "@medusajs/framework/types"
import { containerSql, enqueueWith } from "../../core/jobs"
import { SETTLE_ORDER_POINTS } from "./jobs/names"

const IS_OF_MEMBER = `select 1 from "order" placed
  join omni_loyalty_account account on account.owner_id = placed.customer_id where placed.id = ?`

/** Lets the points of a member's order be settled at once rather than with the next sweep; asked twice, it happens once. */
export async function hintAtOrder(container: MedusaContainer, orderId: string): Promise<void> {
  const sql = containerSql(container)
  const found = await sql(IS_OF_MEMBER, [orderId])
  if (found.length > 0) {
    const key = `${SETTLE_ORDER_POINTS}:${orderId}`
    await enqueueWith(sql, SETTLE_ORDER_POINTS, { order_id: orderId }, { key })
  }
}

/** As `hintAtOrder`, for the order whose goods were delivered. */
export async function hintAtDelivery(
  container: MedusaContainer,
  fulfillmentId: string
): Promise<void> {
  const delivered =
    "select order_id from order_fulfillment where fulfillment_id = ? and deleted_at is null"
  const [link] = await containerSql(container)<{ order_id: string }>(delivered, [fulfillmentId])
  if (link) {
    await hintAtOrder(container, link.order_id)
  }
}
