import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type {
  ChangeStoreInput,
  RetailStoreWithCalendar,
  UpdateStoreRow,
} from "../../../modules/retail-store/types"

/** Changes one store in one transaction; undoing puts the columns and hours back that it changed. */
export const updateStoreStep = createStep(
  "update-retail-store",
  async (input: ChangeStoreInput, { container }) => {
    const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    const before = await stores.retrieveStore(input.id)
    await stores.changeStore(input)
    return new StepResponse(await stores.retrieveStore(input.id), undoOf(input, before))
  },
  async (undo, { container }) => {
    if (!undo) {
      return
    }
    await container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE).changeStore(undo)
  }
)

function undoOf(input: ChangeStoreInput, before: RetailStoreWithCalendar): ChangeStoreInput {
  const changed = Object.keys(input.update ?? {}) as (keyof UpdateStoreRow)[]
  return {
    id: input.id,
    update: Object.fromEntries(changed.map((column) => [column, before[column]])),
    weekly_hours: input.weekly_hours && before.weekly_hours,
    exceptions: input.exceptions && before.exceptions,
  }
}
