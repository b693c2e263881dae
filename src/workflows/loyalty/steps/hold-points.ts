import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { conflict, invalid } from "../../../core/errors"
import { hold } from "../../../modules/loyalty/operations/holds"
import { release } from "../../../modules/loyalty/operations/release"
import { generateEntityId } from "@medusajs/framework/utils"
import { createPointsPromotion, retirePointsPromotions } from "../points-promotion"
import { type CartQuote, quoteCart } from "../queries/cart-quote"
import { readLoyaltyCart } from "../queries/loyalty-cart"
import { loyaltyOf, writeLedger } from "../ledger"

export type ApplyPointsInput = { cart_id: string; customer_id: string; points: number; now: string }

const ONLINE = { source: "online", actor: null }

/**
 * Whether so many points may be used.
 * @throws INVALID_DATA `points_step`; CONFLICT `points_limit`.
 */
export function checkAllowed({ spending, programme }: CartQuote, points: number): void {
  const { step, min_points } = programme.rules.spending
  if (points % step !== 0 || points < min_points) {
    throw invalid("points_step", `points: a multiple of ${step}, from ${min_points}`)
  }
  if (points > spending.max_points) {
    throw conflict(
      "points_limit",
      `No more than ${spending.max_points} points may be used here (${spending.limited_by})`
    )
  }
}

/** Sets points aside for a cart and makes their discount. Undone, the points are free again. */
export const holdPointsStep = createStep(
  "omni-hold-points",
  async (input: ApplyPointsInput, { container }) => {
    const now = new Date(input.now)
    const service = loyaltyOf(container)
    const cart = await readLoyaltyCart(container, input.cart_id)
    const quote = await quoteCart(container, cart, input.customer_id, now)
    if (cart.is_completed) {
      throw conflict("cart_completed", "This cart was ordered already")
    }
    if (quote.hold) {
      throw conflict("points_changing", "The points of this cart are being changed: try again")
    }
    checkAllowed(quote, input.points)
    const expires_at = new Date(now.getTime() + service.options.loyalty.cartHoldMinutes * 60_000)
    const { hold_id } = await writeLedger(container, (manager) =>
      hold(
        manager,
        { ...ONLINE, key: `cart:${cart.id}:${generateEntityId()}` },
        {
          account_id: quote.member!.account_id,
          points: input.points,
          carrier: "cart",
          reference: cart.id,
          expires_at,
        },
        now
      )
    )
    const amount = input.points * quote.spending.point_value
    try {
      const code = await createPointsPromotion(container, {
        hold_id,
        cart_id: cart.id,
        customer_id: input.customer_id,
        currency_code: cart.currency_code,
        amount,
        line_ids: quote.spending.line_ids,
      })
      return new StepResponse({ code, amount }, { hold_id, now: input.now })
    } catch (error) {
      await writeLedger(container, (manager) => release(manager, ONLINE, hold_id, now))
      throw error
    }
  },
  async (done, { container }) => {
    if (done) {
      await retirePointsPromotions(container, [done.hold_id])
      await writeLedger(container, (manager) =>
        release(manager, ONLINE, done.hold_id, new Date(done.now))
      )
    }
  }
)
