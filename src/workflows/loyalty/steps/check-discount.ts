import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { conflict } from "../../../core/errors"
import { discountOf } from "../queries/line-money"
import { readLoyaltyCart } from "../queries/loyalty-cart"

export type CheckDiscountInput = { cart_id: string; code: string; amount: number }

/**
 * The points must take off what they are worth, else the shopper would set aside more than she gets.
 * @throws CONFLICT `points_not_applied`
 */
export const checkDiscountStep = createStep(
  "omni-check-points-discount",
  async ({ cart_id, code, amount }: CheckDiscountInput, { container }) => {
    const cart = await readLoyaltyCart(container, cart_id)
    if (discountOf(cart.lines, code, cart.currency_code) !== amount) {
      throw conflict("points_not_applied", "Points cannot be used together with these discounts")
    }
    return new StepResponse(null)
  }
)
