import {
  createWorkflow,
  transform,
  when,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  acquireLockStep,
  completeCartWorkflow,
  emitEventStep,
  releaseLockStep,
} from "@medusajs/medusa/core-flows"
import { PickupEvents } from "../events"
import { claimChoiceStep, COMPLETION_MINUTES } from "../steps/claim-choice"
import { placePickupStep } from "../steps/place-pickup"
import { verifyReservationStep } from "../steps/verify-reservation"

/** Seconds. Medusa's own lock is skipped inside another workflow; ours lives as long as the claim. */
const LOCK = { timeout: 30, ttl: COMPLETION_MINUTES * 60 }

/**
 * Places the order of a cart that is collected in a store. Around Medusa's own completion: the store's
 * units are claimed before it, so that a refusal comes before money moves; the pickup begins after it. Safe
 * to repeat: a cart has one order and one pickup.
 */
export const completePickupCartWorkflow = createWorkflow(
  "omni-complete-pickup-cart",
  (input: WorkflowData<{ cart_id: string }>) => {
    acquireLockStep(transform({ input }, ({ input }) => ({ key: input.cart_id, ...LOCK })))
    const claim = claimChoiceStep(input)
    const order = completeCartWorkflow.runAsStep({
      input: transform({ input }, ({ input }) => ({ id: input.cart_id })),
    })
    const placed = transform({ input, order }, ({ input, order }) => ({
      cart_id: input.cart_id,
      order_id: order.id,
    }))
    // An order that was there already is not looked at again: its stock may rightly have changed since.
    when("omni-just-reserved", { claim }, ({ claim }) => claim.claimed).then(() => {
      verifyReservationStep(placed)
    })
    const pickup = placePickupStep(placed)
    when("omni-pickup-placed", { pickup }, ({ pickup }) => pickup?.is_new === true).then(() => {
      emitEventStep({
        eventName: PickupEvents.place,
        data: transform({ pickup }, ({ pickup }) => ({ id: pickup?.id })),
      })
    })
    releaseLockStep(transform({ input }, ({ input }) => ({ key: input.cart_id })))
    return new WorkflowResponse(transform({ order }, ({ order }) => ({ order_id: order.id })))
  }
)
