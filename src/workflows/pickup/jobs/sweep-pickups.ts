import { defineReconcileJob, type JobScope } from "../../../core/jobs"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { endedPickups } from "../../../modules/pickup/operations/ended-pickups"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { cancelRejectedPickupJob, expirePickupJob } from "./end-pickup"

const PAGE = 100

/** Ends what should have ended, should its own job have been lost. One that fails does not stop the others. */
export const sweepPickupsJob = defineReconcileJob({
  name: "omni-sweep-pickups",
  schedule: "*/5 * * * *",
  run: async (scope) => {
    const service = scope.container.resolve<PickupModuleService>(PICKUP_MODULE)
    await service.forgetLapsedHolds(scope.now)
    let after = ""
    while (!scope.signal.aborted) {
      const page = { now: scope.now, after, take: PAGE }
      const ended = await service.reading((manager) => endedPickups(manager, page))
      for (const { id } of ended) {
        await end(id, scope)
      }
      const last = ended.at(-1)
      if (!last || ended.length < PAGE) {
        return
      }
      after = last.id
    }
  },
})

/** Each job looks for itself whether the pickup is one of its own. */
async function end(pickupId: string, scope: JobScope): Promise<void> {
  try {
    await expirePickupJob.run({ pickup_id: pickupId }, scope)
    await cancelRejectedPickupJob.run({ pickup_id: pickupId }, scope)
  } catch (error) {
    scope.logger.error(
      `omni_pickup: pickup ${pickupId} could not be ended (${(error as Error).message})`
    )
  }
}
