import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"

/** One store with its hours. @throws NOT_FOUND `store_not_found` */
export const readStoreStep = createStep(
  "read-retail-store",
  async (input: { id: string }, { container }) => {
    const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    return new StepResponse(await stores.retrieveStore(input.id))
  }
)

/** The stores as they are now, in the order asked. */
export const readStoresStep = createStep(
  "read-retail-stores",
  async (input: { ids: string[] }, { container }) => {
    const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    return new StepResponse(await stores.listStoresWithCalendar(input.ids))
  }
)
