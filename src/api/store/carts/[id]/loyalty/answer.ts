import type { MedusaContainer } from "@medusajs/framework/types"
import type { StoreCartLoyalty } from "../../../../../types/loyalty"
import { quoteCart } from "../../../../../workflows/loyalty/queries/cart-quote"
import { readLoyaltyCart } from "../../../../../workflows/loyalty/queries/loyalty-cart"

/** What points can do for a cart, for who asks. @throws NOT_FOUND `cart_not_found`, `programme_not_found`. */
export async function cartLoyalty(
  container: MedusaContainer,
  cartId: string,
  customerId: string | null
): Promise<StoreCartLoyalty> {
  const cart = await readLoyaltyCart(container, cartId)
  const quote = await quoteCart(container, cart, customerId, new Date())
  const { spending, programme, hold } = quote
  const { step, min_points } = programme.rules.spending
  return {
    currency_code: cart.currency_code,
    point_value: spending.point_value,
    balance: quote.balance,
    max_points: spending.max_points,
    max_amount: spending.max_points * spending.point_value,
    limited_by: spending.limited_by,
    step,
    min_points,
    applied: hold && {
      points: hold.amount,
      amount: quote.discount,
      expires_at: hold.expires_at.toISOString(),
    },
    points_to_earn: quote.points_to_earn,
  }
}
