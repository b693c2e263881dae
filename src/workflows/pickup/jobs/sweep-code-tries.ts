import { defineReconcileJob } from "../../../core/jobs"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { forgetOldTries } from "../../../modules/pickup/operations/code-attempts"
import type { PickupModuleService } from "../../../modules/pickup/service"

/** Counters of wrong codes are of no use after their window, and say who tried from where. */
export const sweepCodeTries = defineReconcileJob({
  name: "omni-sweep-code-tries",
  schedule: "*/15 * * * *",
  run: async ({ container, now }) => {
    const pickups = container.resolve<PickupModuleService>(PICKUP_MODULE)
    await pickups.inTransaction((manager) => forgetOldTries(manager, now))
  },
})
