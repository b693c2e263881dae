import { defineReconcileJob } from "../../../core/jobs"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { pickupNotices } from "../../../modules/pickup/operations/notices"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { requeueStranded } from "../../notices/outbox-jobs"

/** Finds notices that are due and that no job will send any more, and gives them a job. */
export const sweepPickupNotices = defineReconcileJob({
  name: "omni-sweep-pickup-notices",
  schedule: "*/10 * * * *",
  run: async (scope) => {
    const pickups = scope.container.resolve<PickupModuleService>(PICKUP_MODULE)
    await requeueStranded(pickupNotices, pickups, scope, "pickup notices")
  },
})
