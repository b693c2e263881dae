import type { MedusaContainer } from "@medusajs/framework/types"
import type { SqlEntityManager } from "../../../core/sql"
import { reverseTo } from "../../../modules/loyalty/operations/reverse-to"
import { readCartHolds } from "../../../modules/loyalty/read-models/cart-holds"
import { findMember, findProgramme } from "../../../modules/loyalty/read-models/programme"
import { withCartLocked } from "../cart-lock"
import { cartOfOrder, type LoyaltyOrder, readLoyaltyOrder } from "../queries/loyalty-order"
import { reviewBuyers } from "../review-accounts"
import { burnHeld } from "./burn"
import { earnByOrder, scheduleDelivered } from "./earn"
import { earnByReceiptExchange } from "./receipt-exchange"
import { lineReference } from "./references"
import { returnedBy, reverseOrderPoints } from "./reverse-order"
import { writeLedger } from "../ledger"

const ONLINE = { source: "online", actor: null }

/**
 * Makes the ledger say of a web order what Medusa says of it: points set aside for it are spent, its lines have earned,
 * what was delivered gets its day, and what came back, by whatever door, is reversed. It looks at the order as it
 * is, so that it may run late, twice and in any order. Orders of staff earn nothing; a till's receipt earns with its
 * sale, and here for what was taken in exchange for its goods. What came back of either is reversed.
 */
export async function settleOrderPoints(
  container: MedusaContainer,
  orderId: string,
  now: Date
): Promise<void> {
  const cartId = await cartOfOrder(container, orderId)
  if (!cartId) {
    await earnByReceiptExchange(container, orderId, ONLINE, now)
    await reverseOrderPoints(container, orderId, ONLINE, now)
    return
  }
  await withCartLocked(container, cartId, async () => {
    // Read under the lock: before, the completion might still have been undone.
    const order =
      (await cartOfOrder(container, orderId)) && (await readLoyaltyOrder(container, orderId))
    if (order) {
      await writeLedger(container, (manager) => settleWebOrder(manager, { order, cartId }, now))
      const references = order.lines.map(({ id }) => lineReference(id))
      await reviewBuyers(container, references, now)
    }
  })
}

/** As `settleOrderPoints`, for an order as it was read, in the caller's transaction. */
export async function settleWebOrder(
  manager: SqlEntityManager,
  { order, cartId }: { order: LoyaltyOrder; cartId: string },
  now: Date
): Promise<void> {
  const programme = await findProgramme(manager, order.at)
  if (!programme) {
    return
  }
  const holds = await readCartHolds(manager, cartId)
  for (const hold of holds.filter(({ status }) => status === "open")) {
    // What a point was worth when it was set aside.
    const then = (await findProgramme(manager, hold.created_at)) ?? programme
    const pointValue = then.rules.spending.values[order.currency_code] ?? 1
    await burnHeld(manager, ONLINE, { order, hold, pointValue }, now)
  }
  const member = order.customer_id && (await findMember(manager, programme.id, order.customer_id))
  if (member && member.joined_at <= order.at && !order.is_canceled) {
    const { account_id } = member
    await earnByOrder(manager, ONLINE, { order, account_id, programme }, now)
  }
  const returned = returnedBy(
    order,
    holds.map(({ id }) => id)
  )
  await reverseTo(manager, ONLINE, returned, now)
  await scheduleDelivered(manager, { order, programme }, now)
}
