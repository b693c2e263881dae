import type { MedusaContainer } from "@medusajs/framework/types"
import { invalid, notFound } from "../../../core/errors"
import type { SqlEntityManager } from "../../../core/sql"
import { type AccountBalance, readBalances } from "../../../modules/loyalty/read-models/balance"
import { accountsOfLines } from "../../../modules/loyalty/read-models/order-points"
import { reviewAccount } from "../../../modules/loyalty/operations/earning/review-account"
import { readReversal, type Reversal } from "../../../modules/loyalty/read-models/reversal"
import type { Origin } from "../../../modules/loyalty/types"
import type { LoyaltyReturnEffect, LoyaltyReturnPreview } from "../../../types/loyalty-returns"
import { withCartLocked } from "../cart-lock"
import { tryOnLedger } from "../ledger"
import { lineReference } from "../orders/references"
import { reverseReturned } from "../orders/reverse-order"
import { settleWebOrder } from "../orders/settle-order-points"
import { cartOfOrder, type LoyaltyOrder, readLoyaltyOrder } from "./loyalty-order"

/** Units of an order's line that would come back. */
export type ReturnedUnits = { line_item_id: string; quantity: number }

const NOBODY: Origin = { source: "preview", actor: null }

/**
 * What a return would do to points, to the point and the day, bonuses included: the return itself is tried and undone.
 * It counts what is still to be booked of the order, and units that came back before. Of accounts that brought the
 * shopper it tells nothing.
 * @throws NOT_FOUND `order_not_found`; INVALID_DATA `line_item_unknown`, `quantity_exceeded`.
 */
export async function previewReturn(
  container: MedusaContainer,
  { order_id, items }: { order_id: string; items: readonly ReturnedUnits[] },
  now: Date
): Promise<LoyaltyReturnPreview> {
  const cartId = await cartOfOrder(container, order_id)
  const tried = async () => {
    const order = await readLoyaltyOrder(container, order_id)
    if (!order) {
      throw notFound("order_not_found", `There is no order ${order_id}`)
    }
    const later = without(order, items)
    const bookAs = (manager: SqlEntityManager, state: LoyaltyOrder) =>
      cartId
        ? settleWebOrder(manager, { order: state, cartId }, now)
        : reverseReturned(manager, state, NOBODY, now)
    return await tryOnLedger(container, async (manager) => {
      await bookAs(manager, order)
      const ids = await accountsOfLines(
        manager,
        order.lines.map(({ id }) => lineReference(id))
      )
      await review(manager, ids, now)
      const before = await readBalances(manager, ids, now)
      await bookAs(manager, later)
      await review(manager, ids, now)
      return await effectsOn(manager, before, now)
    })
  }
  // As the real return does it, so that a completion that is still under way is waited for.
  const effects = await (cartId ? withCartLocked(container, cartId, tried) : tried())
  return { order_id, effects }
}

/** Bonuses that hang on what is kept. */
async function review(
  manager: SqlEntityManager,
  accountIds: readonly string[],
  now: Date
): Promise<void> {
  for (const id of accountIds) {
    await reviewAccount(manager, id, now)
  }
}

/** The order as it would be after the return. */
function without(order: LoyaltyOrder, items: readonly ReturnedUnits[]): LoyaltyOrder {
  items.forEach(({ line_item_id, quantity }, index) => {
    const line = order.lines.find(({ id }) => id === line_item_id)
    if (!line) {
      throw invalid(
        "line_item_unknown",
        `items.${index}.line_item_id: the order has no line ${line_item_id}`
      )
    }
    const left = order.is_canceled ? 0 : line.kept
    if (quantity > left) {
      throw invalid(
        "quantity_exceeded",
        `items.${index}.quantity: at most ${left} of this line may come back`
      )
    }
  })
  const back = new Map(items.map(({ line_item_id, quantity }) => [line_item_id, quantity]))
  const lines = order.lines.map((line) => ({ ...line, kept: line.kept - (back.get(line.id) ?? 0) }))
  return { ...order, lines }
}

async function effectsOn(
  manager: SqlEntityManager,
  before: readonly AccountBalance[],
  now: Date
): Promise<LoyaltyReturnEffect[]> {
  const ids = before.map(({ account_id }) => account_id)
  const after = new Map(
    (await readBalances(manager, ids, now)).map((balance) => [balance.account_id, balance])
  )
  const effects: LoyaltyReturnEffect[] = []
  for (const balance of before) {
    const { account_id, seq } = balance
    const { taken_back, given_back } = await readReversal(manager, { account_id, after: seq })
    if (taken_back.points > 0 || given_back.points > 0) {
      effects.push({
        account_id,
        taken_back,
        given_back: { ...given_back, dates: given_back.dates.map(told) },
        before: bucketsOf(balance),
        after: bucketsOf(after.get(account_id)!),
      })
    }
  }
  return effects
}

const told = ({ points, expires_at }: Reversal["given_back"]["dates"][number]) => ({
  points,
  expires_at: expires_at?.toISOString() ?? null,
})

const bucketsOf = ({ available, pending, held, debt }: AccountBalance) => ({
  available,
  pending,
  held,
  debt,
})
