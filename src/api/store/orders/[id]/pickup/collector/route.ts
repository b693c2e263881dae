import { commandPickupWorkflow } from "../../../../../../workflows/pickup/workflows/command-pickup"
import type { Collector } from "../../../../../../types/http"
import { withOwnErrors } from "../../../../../own-errors"
import { answerPickup, shopperCommand } from "../../../answer-pickup"
import type { OrderPickupRequest } from "../../../order-pickup-access"
import type { ShopperBody } from "../../../validators"

type CollectorWords = Pick<Collector, "first_name" | "last_name"> & Partial<Collector>

/**
 * POST /store/orders/:id/pickup/collector: somebody else collects; null takes that back.
 * Actor as for GET. Errors: 409 `pickup_transition`, `pickup_expired`, `pickup_changed`.
 */
export const POST = withOwnErrors<OrderPickupRequest<ShopperBody>>(async (req, res) => {
  const asked = req.validatedBody.collector as CollectorWords | null
  const collector = asked && { ...asked, phone: asked.phone ?? null, email: asked.email ?? null }
  await commandPickupWorkflow(req.scope).run({
    input: shopperCommand(req, "collector", { collector }),
  })
  await answerPickup(req, res)
})
