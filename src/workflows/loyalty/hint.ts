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

/** As `hintAtOrder`, for the order of a pickup. */
export async function hintAtPickup(container: MedusaContainer, pickupId: string): Promise<void> {
  const ofPickup = "select order_id from omni_pickup where id = ?"
  const [pickup] = await containerSql(container)<{ order_id: string }>(ofPickup, [pickupId])
  if (pickup) {
    await hintAtOrder(container, pickup.order_id)
  }
}
