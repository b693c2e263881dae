import {
  createWorkflow,
  transform,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { assertNoOpenPickupsStep } from "../steps/assert-no-open-pickups"
import { deleteStoreStep } from "../steps/delete-store"
import { withdrawPickupStep } from "../steps/withdraw-pickup"

/** Closes a store for good. Its location, till channel and stock stay Medusa's. @throws NOT_FOUND `store_not_found`, CONFLICT `store_has_open_pickups` */
export const deleteRetailStoreWorkflow = createWorkflow(
  "delete-retail-store",
  (input: WorkflowData<{ id: string }>) => {
    assertNoOpenPickupsStep(transform({ input }, ({ input }) => ({ retail_store_id: input.id })))
    const id = deleteStoreStep(input)
    withdrawPickupStep(input)
    return new WorkflowResponse(id)
  }
)
