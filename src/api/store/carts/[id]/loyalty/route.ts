import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { StoreCartLoyalty } from "../../../../../types/loyalty"
import { readLoyaltyCart } from "../../../../../workflows/loyalty/queries/loyalty-cart"
import { removeCartPoints, setCartPoints } from "../../../../../workflows/loyalty/set-cart-points"
import { withOwnErrors } from "../../../../own-errors"
import { cartLoyalty } from "./answer"
import type { StoreApplyPointsBody } from "./validators"

/**
 * GET /store/carts/:id/loyalty: how many points may be used, their worth, why not more, and what the cart will earn.
 * Actor: the holder of the cart id; what the shopper has is told to the cart's own customer only, signed in.
 * Errors: 404 `cart_not_found`, `programme_not_found`.
 */
export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ loyalty: StoreCartLoyalty }>
) => {
  const customerId = req.auth_context?.actor_id || null
  res.json({ loyalty: await cartLoyalty(req.scope, req.params.id as string, customerId) })
}

/**
 * POST /store/carts/:id/loyalty: so many points pay for the cart, instead of those that did so far. Actor: the cart's
 * customer, signed in. Sent again, nothing changes. Answers as GET.
 * Errors: 400 `points_step`; 403 `cart_not_yours`; 404 `cart_not_found`, `programme_not_found`; 409 `points_limit`,
 * `insufficient_points`, `account_frozen`, `cart_completed`, `points_changing`, `points_not_applied`.
 */
export const POST = withOwnErrors<AuthenticatedMedusaRequest<StoreApplyPointsBody>>(
  async (req, res) => {
    const customer_id = req.auth_context.actor_id
    const cart_id = req.params.id as string
    await requireOwner(req, cart_id)
    const { points } = req.validatedBody
    await setCartPoints(req.scope, { cart_id, customer_id, points }, new Date())
    res.json({ loyalty: await cartLoyalty(req.scope, cart_id, customer_id) })
  }
)

/**
 * DELETE /store/carts/:id/loyalty: takes the points off the cart; they are free at once. Without any it is no error.
 * Actor: the cart's customer, signed in. Answers as GET. Errors: 403 `cart_not_yours`; 404 as GET.
 */
export const DELETE = withOwnErrors<AuthenticatedMedusaRequest>(async (req, res) => {
  const cart_id = req.params.id as string
  await requireOwner(req, cart_id)
  await removeCartPoints(req.scope, cart_id, new Date())
  res.json({ loyalty: await cartLoyalty(req.scope, cart_id, req.auth_context.actor_id) })
})

async function requireOwner(req: AuthenticatedMedusaRequest, cartId: string): Promise<void> {
  const { customer_id } = await readLoyaltyCart(req.scope, cartId)
  if (customer_id !== req.auth_context.actor_id) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      "Only the customer of this cart may use points on it",
      "cart_not_yours"
    )
  }
}
