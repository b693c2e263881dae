import type { SqlEntityManager } from "../../../core/sql"
import { valueOfUnits } from "../../../modules/loyalty/domain/earning/award"
import { splitByWeight } from "../../../modules/loyalty/domain/split"
import { capture } from "../../../modules/loyalty/operations/capture"
import { release } from "../../../modules/loyalty/operations/release"
import { type CartHold, codeOfHold } from "../../../modules/loyalty/read-models/cart-holds"
import type { BurnLine, Origin } from "../../../modules/loyalty/types"
import { toMinor } from "../../../core/money"
import { discountOf } from "../queries/line-money"
import type { LoyaltyOrder } from "../queries/loyalty-order"
import { lineReference } from "./references"

/**
 * What became of points set aside for a cart once its order exists: those whose discount the order has are spent, the
 * rest is free again. A part of a point is not taken. An order that was cancelled at once spends nothing.
 */
export async function burnHeld(
  manager: SqlEntityManager,
  origin: Origin,
  { order, hold, pointValue }: { order: LoyaltyOrder; hold: CartHold; pointValue: number },
  now: Date
): Promise<void> {
  const code = codeOfHold(hold.id)
  const discount = discountOf(order.lines, code, order.currency_code)
  const points = Math.min(hold.amount, Math.floor(discount / pointValue))
  if (points === 0 || order.is_canceled) {
    await release(manager, origin, hold.id, now)
    return
  }
  const lines = burnLines(order, code, points)
  await capture(manager, origin, { hold_id: hold.id, points, lines }, now)
}

/** Each line gets its part by what the discount took off it. */
function burnLines(order: LoyaltyOrder, code: string, points: number): BurnLine[] {
  const paid = order.lines.filter(({ money }) => money.points.has(code))
  const weights = paid.map(({ money }) =>
    BigInt(toMinor(money.points.get(code) ?? 0, order.currency_code))
  )
  const parts = splitByWeight(points, weights)
  return paid.map((line, index) => ({
    reference: lineReference(line.id),
    points: parts[index]!,
    line_value: Math.max(1, valueOfUnits(line.quantity)),
  }))
}
