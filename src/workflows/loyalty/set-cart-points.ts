import type { MedusaContainer } from "@medusajs/framework/types"
import { conflict } from "../../core/errors"
import { checkAllowed } from "./steps/hold-points"
import { quoteCart } from "./queries/cart-quote"
import { readLoyaltyCart } from "./queries/loyalty-cart"
import { applyCartPointsWorkflow } from "./workflows/apply-cart-points"
import { removeCartPointsWorkflow } from "./workflows/remove-cart-points"

/**
 * Lets so many points pay for a cart, instead of those that do so far. What is refused at once leaves the cart as it
 * is; when somebody else was faster, it is left without points.
 * @throws as `checkAllowed`, `hold`; CONFLICT `cart_completed`, `points_changing`, `points_not_applied`.
 */
export async function setCartPoints(
  container: MedusaContainer,
  input: { cart_id: string; customer_id: string; points: number },
  now: Date
): Promise<void> {
  const cart = await readLoyaltyCart(container, input.cart_id)
  if (cart.is_completed) {
    throw conflict("cart_completed", "This cart was ordered already")
  }
  const quote = await quoteCart(container, cart, input.customer_id, now)
  checkAllowed(quote, input.points)
  const { hold, discount, spending } = quote
  if (hold?.amount === input.points && discount === input.points * spending.point_value) {
    return
  }
  if (hold) {
    await removeCartPoints(container, input.cart_id, now)
  }
  await applyCartPointsWorkflow(container).run({ input: { ...input, now: now.toISOString() } })
}

/** Takes points off a cart, which are free again then; without any nothing happens, nor when it was ordered. */
export async function removeCartPoints(
  container: MedusaContainer,
  cartId: string,
  now: Date
): Promise<void> {
  await removeCartPointsWorkflow(container).run({
    input: { cart_id: cartId, now: now.toISOString(), only_lapsed: false },
  })
}
