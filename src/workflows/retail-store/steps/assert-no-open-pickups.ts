import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { conflict } from "../../../core/errors"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { OPEN_STATUSES } from "../../../modules/pickup/domain/transitions"
import type { PickupModuleService } from "../../../modules/pickup/service"

/** Refuses when a shopper still waits for an order of this store. @throws CONFLICT `store_has_open_pickups` */
export const assertNoOpenPickupsStep = createStep(
  "assert-no-open-pickups",
  async ({ retail_store_id }: { retail_store_id: string }, { container }) => {
    const [open] = await container
      .resolve<PickupModuleService>(PICKUP_MODULE)
      .listPickups(
        { retail_store_id, status: [...OPEN_STATUSES] },
        { select: ["order_display_id"], take: 1 }
      )
    if (open) {
      throw conflict(
        "store_has_open_pickups",
        `Order ${open.order_display_id} still waits in this store; switch pickup off and finish its orders first`
      )
    }
    return new StepResponse(undefined)
  }
)
