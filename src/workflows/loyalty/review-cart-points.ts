import type { MedusaContainer } from "@medusajs/framework/types"
import { readCartHolds } from "../../modules/loyalty/read-models/cart-holds"
import { quoteCart } from "./queries/cart-quote"
import { readLoyaltyCart } from "./queries/loyalty-cart"
import { removeCartPoints, setCartPoints } from "./set-cart-points"
import { loyaltyOf } from "./ledger"

/**
 * Looks, before a cart is ordered, whether its points are still within the limits: the cart may have changed since they
 * were applied. If not, they are brought down to what is allowed.
 * @returns whether they were changed, so that the shopper looks again before she pays
 */
export async function reviewCartPoints(
  container: MedusaContainer,
  cartId: string,
  now: Date
): Promise<boolean> {
  const holds = await loyaltyOf(container).reading((manager) => readCartHolds(manager, cartId))
  if (!holds.some(({ status }) => status === "open")) {
    return false
  }
  const cart = await readLoyaltyCart(container, cartId)
  if (cart.is_completed) {
    return false
  }
  const { hold, discount, spending } = await quoteCart(container, cart, cart.customer_id, now)
  if (!hold || discount === 0 || discount <= spending.max_points * spending.point_value) {
    return false
  }
  await removeCartPoints(container, cartId, now)
  if (spending.max_points > 0 && cart.customer_id) {
    const { customer_id } = cart
    await setCartPoints(
      container,
      { cart_id: cartId, customer_id, points: spending.max_points },
      now
    )
  }
  return true
}
