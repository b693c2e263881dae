import { invalid } from "../../../../../../core/errors"
import { commandPickupWorkflow } from "../../../../../../workflows/pickup/workflows/command-pickup"
import { reroutePickupWorkflow } from "../../../../../../workflows/pickup/workflows/reroute-pickup"
import { withOwnErrors } from "../../../../../own-errors"
import { answerPickup, shopperCommand } from "../../../answer-pickup"
import type { OrderPickupRequest } from "../../../order-pickup-access"
import type { ShopperBody } from "../../../validators"

/**
 * POST /store/orders/:id/pickup/reschedule: another slot in the same store; for a rejected pickup, another
 * store. Actor as for GET. Errors: 400 `retail_store_required`, `other_store`, `no_slots`; 409 `slot_full`,
 * `slot_unavailable`, `store_out_of_stock`, `pickup_waits`, `pickup_disabled`, `pickup_transition`.
 */
export const POST = withOwnErrors<OrderPickupRequest<ShopperBody>>(async (req, res) => {
  const { retail_store_id, slot_starts_at } = req.validatedBody as {
    retail_store_id?: string
    slot_starts_at?: string
  }
  if (req.pickup.status === "rejected") {
    if (!retail_store_id) {
      throw invalid("retail_store_required", "retail_store_id: choose one of the other stores")
    }
    const command = shopperCommand(req, "reroute", { retail_store_id, slot_starts_at })
    await reroutePickupWorkflow(req.scope).run({ input: { ...command, retail_store_id } })
  } else {
    if (retail_store_id && retail_store_id !== req.pickup.retail_store_id) {
      throw invalid(
        "other_store",
        "retail_store_id: another store can be chosen only when this one cannot serve"
      )
    }
    await commandPickupWorkflow(req.scope).run({
      input: shopperCommand(req, "reschedule", { slot_starts_at }),
    })
  }
  await answerPickup(req, res)
})
