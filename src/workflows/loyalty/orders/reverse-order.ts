import type { MedusaContainer } from "@medusajs/framework/types"
import type { SqlEntityManager } from "../../../core/sql"
import { valueOfUnits } from "../../../modules/loyalty/domain/earning/award"
import { reverseTo, type ReverseToInput } from "../../../modules/loyalty/operations/reverse-to"
import { holdsOfLines } from "../../../modules/loyalty/read-models/lines"
import type { Origin } from "../../../modules/loyalty/types"
import { type LoyaltyOrder, readLoyaltyOrder } from "../queries/loyalty-order"
import { lineReference, orderReference } from "./references"
import { writeLedger } from "../ledger"
import { reviewBuyers } from "../review-accounts"

/** How much of each line of an order has come back in all; of a cancelled one everything. */
export const returnedBy = (order: LoyaltyOrder, hold_ids: readonly string[]): ReverseToInput => ({
  reference: orderReference(order.id),
  lines: order.lines.map((line) => ({
    reference: lineReference(line.id),
    returned_value: valueOfUnits(order.is_canceled ? line.quantity : line.quantity - line.kept),
  })),
  hold_ids,
})

/**
 * Takes back what came back of an order, of any channel: what its lines earned, and what they were paid with. It looks
 * at the order as it is, so that it may run late, twice and in any order.
 */
export async function reverseOrderPoints(
  container: MedusaContainer,
  orderId: string,
  origin: Origin,
  now: Date
): Promise<void> {
  const order = await readLoyaltyOrder(container, orderId)
  if (!order) {
    return
  }
  await writeLedger(container, (manager) => reverseReturned(manager, order, origin, now))
  const references = order.lines.map(({ id }) => lineReference(id))
  await reviewBuyers(container, references, now)
}

/** As `reverseOrderPoints`, for an order as it was read, in the caller's transaction. */
export async function reverseReturned(
  manager: SqlEntityManager,
  order: LoyaltyOrder,
  origin: Origin,
  now: Date
): Promise<void> {
  const references = order.lines.map(({ id }) => lineReference(id))
  const hold_ids = await holdsOfLines(manager, references)
  await reverseTo(manager, origin, returnedBy(order, hold_ids), now)
}
