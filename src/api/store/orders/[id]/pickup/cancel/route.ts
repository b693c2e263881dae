import { commandPickupWorkflow } from "../../../../../../workflows/pickup/workflows/command-pickup"
import { withOwnErrors } from "../../../../../own-errors"
import { answerPickup, shopperCommand } from "../../../answer-pickup"
import type { OrderPickupRequest } from "../../../order-pickup-access"
import type { ShopperBody } from "../../../validators"

/**
 * POST /store/orders/:id/pickup/cancel: the shopper gives the order up; what was paid goes back.
 * Actor as for GET. Errors: 409 `pickup_transition`, `pickup_expired`, `pickup_changed`.
 */
export const POST = withOwnErrors<OrderPickupRequest<ShopperBody>>(async (req, res) => {
  const reason = (req.validatedBody.reason as string | undefined) ?? "Cancelled by the shopper"
  await commandPickupWorkflow(req.scope).run({ input: shopperCommand(req, "cancel", { reason }) })
  await answerPickup(req, res)
})
