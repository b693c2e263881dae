import type { MedusaRequest } from "@medusajs/framework/http"
import { choosePickupWorkflow } from "../../../../../workflows/pickup/workflows/choose-pickup"
import { undoPickupWorkflow } from "../../../../../workflows/pickup/workflows/undo-pickup"
import { withOwnErrors } from "../../../../own-errors"
import { cartWithPickup } from "../../cart-answer"
import type { StoreChoosePickupBody } from "./validators"

/**
 * POST /store/carts/:id/pickup: the cart will be collected in a store. Actor: the holder of the cart id, as
 * on Medusa's own cart routes. Answers `{ cart }` with `cart.pickup`.
 * Errors: 404 `cart_not_found`, `store_not_found`; 400 `cart_empty`, `no_slots`, `pay_in_store_disabled`;
 * 409 `store_out_of_stock`, `slot_full`, `slot_unavailable`, `pickup_disabled`, `store_never_opens`,
 * `cart_completed`, `pickup_placed`, `pickup_completing`, `pickup_not_in_step`.
 */
export const POST = withOwnErrors<MedusaRequest<StoreChoosePickupBody>>(async (req, res) => {
  const cartId = req.params.id as string
  await choosePickupWorkflow(req.scope).run({ input: { ...req.validatedBody, cart_id: cartId } })
  res.json({ cart: await cartWithPickup(req.scope, cartId) })
})

/** DELETE /store/carts/:id/pickup: undoes the choice; nothing to undo is no error. Answers `{ cart }`. */
export const DELETE = withOwnErrors<MedusaRequest>(async (req, res) => {
  const cartId = req.params.id as string
  await undoPickupWorkflow(req.scope).run({ input: { cart_id: cartId } })
  res.json({ cart: await cartWithPickup(req.scope, cartId) })
})
