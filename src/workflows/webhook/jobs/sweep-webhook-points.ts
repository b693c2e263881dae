import { defineReconcileJob } from "../../../core/jobs"
import { pointSource } from "../sources/points"
import { sweepSources } from "../sweep"

/** The ledger of points has every change of them, and no event tells of one: this is how endpoints hear. */
export const sweepWebhookPoints = defineReconcileJob({
  name: "omni-sweep-webhook-points",
  schedule: "* * * * *",
  run: async (scope) => await sweepSources(scope, [pointSource], 0),
})
