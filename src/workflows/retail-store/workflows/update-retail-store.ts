import {
  createWorkflow,
  transform,
  when,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { ChangeStoreInput } from "../../../modules/retail-store/types"
import { readStoreStep } from "../steps/read-store"
import { syncStoresStep } from "../steps/sync-stores"
import { updateStoreStep } from "../steps/update-store"
import { validateTillChannelsStep } from "../steps/validate-new-stores"

export type UpdateRetailStoreInput = ChangeStoreInput

/**
 * Changes a store's facts, settings or hours, and brings Medusa's side in step when that shows any of it.
 * @throws NOT_FOUND `store_not_found`; INVALID_DATA `invalid_hours` and as `validateTillChannelsStep`
 */
export const updateRetailStoreWorkflow = createWorkflow(
  "update-retail-store",
  (input: WorkflowData<UpdateRetailStoreInput>) => {
    const before = readStoreStep({ id: input.id })
    validateTillChannelsStep(
      transform({ input, before }, ({ input, before }) => [
        {
          sales_channel_id: input.update?.sales_channel_id,
          stock_location_id: before.stock_location_id,
          store_id: before.id,
        },
      ])
    )
    const store = updateStoreStep(input)
    when("medusa-shows-it", { input }, ({ input }) => bearsOnMedusa(input)).then(() => {
      syncStoresStep(transform({ input }, ({ input }) => ({ ids: [input.id] })))
    })
    return new WorkflowResponse(store)
  }
)

const SHOWN_BY_MEDUSA = ["name", "city", "sales_channel_id", "is_active", "pickup_enabled"] as const

const bearsOnMedusa = ({ update = {} }: ChangeStoreInput) =>
  SHOWN_BY_MEDUSA.some((field) => field in update)
