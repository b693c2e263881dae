import {
  createWorkflow,
  transform,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { syncStoresStep } from "../steps/sync-stores"

/** Brings Medusa's side of one store in step: safe to run at any time, any number of times. */
export const syncRetailStoreWorkflow = createWorkflow(
  "sync-retail-store",
  (input: WorkflowData<{ id: string }>) => {
    const results = syncStoresStep(transform({ input }, ({ input }) => ({ ids: [input.id] })))
    return new WorkflowResponse(transform({ results }, ({ results }) => results[0]!))
  }
)
