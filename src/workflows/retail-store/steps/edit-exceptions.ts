import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { ExceptionInput } from "../../../modules/retail-store/types"

export type PutExceptionInput = { retail_store_id: string; exception: ExceptionInput }
export type RemoveExceptionInput = { retail_store_id: string; exception_id: string }

type Undo = { retail_store_id: string; exceptions: ExceptionInput[] }

/** Adds or changes one exception; undoing puts the list back. */
export const putExceptionStep = createStep(
  "put-hours-exception",
  async ({ retail_store_id, exception }: PutExceptionInput, { container }) => {
    const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    const { exceptions } = await stores.retrieveStore(retail_store_id)
    await stores.putException(retail_store_id, exception)
    return new StepResponse(undefined, { retail_store_id, exceptions } satisfies Undo)
  },
  async (undo, { container }) => {
    if (!undo) {
      return
    }
    const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    await stores.replaceExceptions(undo.retail_store_id, undo.exceptions)
  }
)

/** Takes one exception away; undoing puts the list back. */
export const removeExceptionStep = createStep(
  "remove-hours-exception",
  async ({ retail_store_id, exception_id }: RemoveExceptionInput, { container }) => {
    const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    const { exceptions } = await stores.retrieveStore(retail_store_id)
    await stores.removeException(retail_store_id, exception_id)
    return new StepResponse(undefined, { retail_store_id, exceptions } satisfies Undo)
  },
  async (undo, { container }) => {
    if (!undo) {
      return
    }
    const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    await stores.replaceExceptions(undo.retail_store_id, undo.exceptions)
  }
)
