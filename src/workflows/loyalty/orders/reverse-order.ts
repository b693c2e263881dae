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

/** What is left of each line an order has or had; of a cancelled one nothing. */
export const returnedBy = (order: LoyaltyOrder, hold_ids: readonly string[]): ReverseToInput => ({
  reference: orderReference(order.id),
  lines: [
    ...order.lines.map((line) => ({
      reference: lineReference(line.id),
      whole: valueOfUnits(line.quantity),
      kept: order.is_canceled ? 0 : valueOfUnits(line.kept),
    })),
    ...order.gone_line_ids.map((id) => ({ reference: lineReference(id), whole: 0, kept: 0 })),
  ],
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
  await reviewBuyers(container, referencesOf(order), now)
}

/** As `reverseOrderPoints`, for an order as it was read, in the caller's transaction. */
export async function reverseReturned(
  manager: SqlEntityManager,
  order: LoyaltyOrder,
  origin: Origin,
  now: Date
): Promise<void> {
  const hold_ids = await holdsOfLines(manager, referencesOf(order))
  await reverseTo(manager, origin, returnedBy(order, hold_ids), now)
}

const referencesOf = ({ lines, gone_line_ids }: LoyaltyOrder): string[] =>
  [...lines.map(({ id }) => id), ...gone_line_ids].map(lineReference)
