import { defineReconcileJob } from "../../../core/jobs"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { pickupNotices } from "../../../modules/pickup/operations/notices"
import type { PickupModuleService } from "../../../modules/pickup/service"

const BATCH = 500

/** Finds notices that are due and that no job will send any more, and gives them a job. */
export const sweepPickupNotices = defineReconcileJob({
  name: "omni-sweep-pickup-notices",
  schedule: "*/10 * * * *",
  run: async ({ container, logger, now, signal }) => {
    const pickups = container.resolve<PickupModuleService>(PICKUP_MODULE)
    let found = BATCH
    while (found === BATCH && !signal.aborted) {
      found = await pickups.inTransaction((manager) =>
        pickupNotices.requeueStranded(manager, { now, limit: BATCH })
      )
      if (found > 0) {
        logger.warn(`${found} pickup notices had lost their job and have a new one`)
      }
    }
  },
})
