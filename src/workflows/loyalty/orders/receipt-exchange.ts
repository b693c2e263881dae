import type { MedusaContainer } from "@medusajs/framework/types"
import { containerSql } from "../../../core/jobs"
import { findProgramme } from "../../../modules/loyalty/read-models/programme"
import type { Origin } from "../../../modules/loyalty/types"
import { writeLedger } from "../ledger"
import { readLoyaltyOrder } from "../queries/loyalty-order"
import { earnByOrder, lotsOf, scheduleDelivered } from "./earn"
import { lineReference } from "./references"

/**
 * Gives what was taken in exchange for goods of a till's receipt what it earns, to the account that the receipt itself
 * earned for, by the rules of the receipt's hour; a receipt that earned for nobody earns nothing by an exchange either.
 * The receipt's own lines are the till's to settle. It looks at the order as it is, so that it may run late and twice.
 */
export async function earnByReceiptExchange(
  container: MedusaContainer,
  orderId: string,
  origin: Origin,
  now: Date
): Promise<void> {
  const exchanged = await linesTakenInExchange(container, orderId)
  const order = exchanged.size > 0 ? await readLoyaltyOrder(container, orderId) : null
  if (!order) {
    return
  }
  await writeLedger(container, async (manager) => {
    const lots = await lotsOf(manager, order)
    const account_id = lots[0]?.account_id
    const programme = await findProgramme(manager, order.at)
    if (!account_id || !programme) {
      return
    }
    const known = new Set(lots.map(({ reference }) => reference))
    const lines = order.lines.filter(({ id }) => known.has(lineReference(id)) || exchanged.has(id))
    const receipt = { ...order, channel: "store" as const, lines }
    await earnByOrder(manager, origin, { order: receipt, account_id, programme }, now)
    await scheduleDelivered(manager, { order: receipt, programme }, now)
  })
}

async function linesTakenInExchange(
  container: MedusaContainer,
  orderId: string
): Promise<Set<string>> {
  const rows = await containerSql(container)<{ item_id: string }>(
    `select item.item_id from order_exchange exchange
     join order_exchange_item item on item.exchange_id = exchange.id and item.deleted_at is null
     where exchange.order_id = ? and exchange.canceled_at is null and exchange.deleted_at is null`,
    [orderId]
  )
  return new Set(rows.map(({ item_id }) => item_id))
}
