import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import {
  accountsOfLines,
  type LinePoints,
  readLinePoints,
} from "../../../modules/loyalty/read-models/order-points"
import type { AdminOrderPoints, AdminOrderPointsLine } from "../../../types/loyalty-returns"
import { loyaltyOf } from "../ledger"
import { lineReference } from "../orders/references"
import { type LoyaltyOrderLine, readLoyaltyOrder } from "./loyalty-order"

/** What an order gave and was paid with in points, as booked so far. @throws NOT_FOUND `order_not_found` */
export async function orderPoints(
  container: MedusaContainer,
  orderId: string
): Promise<AdminOrderPoints> {
  const order = await readLoyaltyOrder(container, orderId)
  if (!order) {
    throw notFound("order_not_found", `There is no order ${orderId}`)
  }
  const references = order.lines.map(({ id }) => lineReference(id))
  const { points, account_ids } = await loyaltyOf(container).reading(async (manager) => ({
    points: await readLinePoints(manager, references),
    account_ids: await accountsOfLines(manager, references),
  }))
  const lines = order.lines.map((line) => ({
    ...lineOf(line, points.get(lineReference(line.id))),
    kept: order.is_canceled ? 0 : line.kept,
  }))
  const sumOf = (what: "earned" | "taken_back" | "spent" | "given_back") =>
    lines.reduce((sum, line) => sum + line[what], 0)
  return {
    order_id: order.id,
    account_ids,
    earned: sumOf("earned"),
    taken_back: sumOf("taken_back"),
    spent: sumOf("spent"),
    given_back: sumOf("given_back"),
    lines,
  }
}

const lineOf = (
  { id, title, quantity }: LoyaltyOrderLine,
  points: LinePoints | undefined
): Omit<AdminOrderPointsLine, "kept"> => ({
  line_item_id: id,
  title,
  quantity,
  earned: points?.earned ?? 0,
  taken_back: points?.taken_back ?? 0,
  spent: points?.spent ?? 0,
  given_back: points?.given_back ?? 0,
  vests_at: points?.vests_at?.toISOString() ?? null,
  expires_at: points?.expires_at?.toISOString() ?? null,
})
