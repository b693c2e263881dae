import type { MedusaContainer } from "@medusajs/framework/types"
import { valueOfUnitsCollected } from "../../../modules/pickup/domain/value-kept"
import { readOrderMoney } from "./order-money"

/**
 * What is still to be paid when so many units of each line are collected in all; minor units, never below 0.
 * @param paid what the counter has taken before, though it may not be recorded on the order yet.
 */
export async function amountDue(
  container: MedusaContainer,
  orderId: string,
  collected: readonly { order_line_item_id: string; quantity: number }[],
  paid: number
): Promise<number> {
  const money = await readOrderMoney(container, orderId)
  const settled = Math.max(money.received, paid) + money.credit
  return Math.max(0, valueOfUnitsCollected(money.value, collected) - settled)
}
