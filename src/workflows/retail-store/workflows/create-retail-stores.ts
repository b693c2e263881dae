import {
  createWorkflow,
  transform,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { CreateStoreInput } from "../../../modules/retail-store/types"
import { createStoresStep } from "../steps/create-stores"
import { readStoresStep } from "../steps/read-store"
import { syncStoresStep } from "../steps/sync-stores"
import { validateNewStoresStep, validateTillChannelsStep } from "../steps/validate-new-stores"

export type CreateRetailStoreInput = CreateStoreInput
export type CreateRetailStoresInput = { retail_stores: CreateRetailStoreInput[] }

/**
 * Opens stores at existing stock locations and brings Medusa's side in step. When only the latter fails the
 * store is there with its `sync_error`, and is brought in step later.
 * @throws as `validateNewStoresStep`, `validateTillChannelsStep` and `createStores`
 */
export const createRetailStoresWorkflow = createWorkflow(
  "create-retail-stores",
  (input: WorkflowData<CreateRetailStoresInput>) => {
    validateNewStoresStep(input.retail_stores)
    validateTillChannelsStep(input.retail_stores)
    const created = createStoresStep(input.retail_stores)
    const ids = transform({ created }, ({ created }) => ({ ids: created.map((store) => store.id) }))
    syncStoresStep(ids)
    return new WorkflowResponse(readStoresStep(ids))
  }
)
