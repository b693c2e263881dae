import { z } from "@medusajs/framework/zod"
import { defineJob } from "../../../../core/jobs"
import { STORE_RETURN_MODULE } from "../../../../modules/store-return"
import { findRequests } from "../../../../modules/store-return/operations/requests"
import type { StoreReturnModuleService } from "../../../../modules/store-return/service"
import { withOrderLocked } from "../../desk/order-lock"
import { findBegunReturn, freeReturn } from "../../medusa-return"
import { FREE_LOST_REQUEST_JOB, requestMark } from "./names"

/** A crash between the hold of a request's units and the request itself would keep them for ever. */
export const freeLostRequestJob = defineJob({
  name: FREE_LOST_REQUEST_JOB,
  schema: z.object({ request_id: z.string(), order_id: z.string() }),
  run: async ({ request_id, order_id }, { container }) => {
    const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    await withOrderLocked(container, order_id, async () => {
      const [known] = await desk.reading((manager) => findRequests(manager, "id", [request_id]))
      const lost = known
        ? null
        : await findBegunReturn(container, { order_id, mark: requestMark(request_id) })
      if (lost) {
        await freeReturn(container, lost.id)
      }
    })
  },
})
