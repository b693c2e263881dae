import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { CreateStoreInput } from "../../../modules/retail-store/types"

export const createStoresStepId = "create-retail-stores"

/** Creates stores with their hours; undoing deletes them. */
export const createStoresStep = createStep(
  createStoresStepId,
  async (input: CreateStoreInput[], { container }) => {
    const created = await container
      .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
      .createStores(input)
    return new StepResponse(
      created,
      created.map((store) => store.id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    await container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE).deleteRetailStores(ids)
  }
)
