import { convertPickupWorkflow } from "../../../../../../workflows/pickup/workflows/convert-pickup"
import { withOwnErrors } from "../../../../../own-errors"
import { answerPickup, shopperCommand } from "../../../answer-pickup"
import type { OrderPickupRequest } from "../../../order-pickup-access"
import type { ShopperBody } from "../../../validators"

/**
 * POST /store/orders/:id/pickup/deliver: a rejected order is delivered instead, at no extra charge.
 * Actor as for GET. Errors: 409 `pickup_not_rejected`, `delivery_out_of_stock`.
 */
export const POST = withOwnErrors<OrderPickupRequest<ShopperBody>>(async (req, res) => {
  const shipping_address = req.validatedBody.shipping_address as Record<string, string>
  await convertPickupWorkflow(req.scope).run({
    input: {
      ...shopperCommand(req, "convert", {}),
      order_id: req.pickup.order_id,
      shipping_address,
    },
  })
  await answerPickup(req, res)
})
