import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"

/** Deletes a store softly; undoing restores it. */
export const deleteStoreStep = createStep(
  "delete-retail-store",
  async (input: { id: string }, { container }) => {
    const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    await stores.retrieveStore(input.id)
    await stores.softDeleteRetailStores([input.id])
    return new StepResponse(input.id, input.id)
  },
  async (id, { container }) => {
    if (!id) {
      return
    }
    await container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE).restoreRetailStores([id])
  }
)
