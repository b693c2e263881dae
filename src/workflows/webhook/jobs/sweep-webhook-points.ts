import { defineReconcileJob } from "../../../core/jobs"
import { pointSource } from "../sources/points"
import { sweepSources } from "../sweep"

/** What a run that failed left out is told by the next; what stood still for longer, by the sweep of all sources. */
const BACK_MS = 10 * 60_000

/** The ledger of points has every change of them, and no event tells of one: this is how endpoints hear. */
export const sweepWebhookPoints = defineReconcileJob({
  name: "omni-sweep-webhook-points",
  schedule: "* * * * *",
  run: async (scope) => await sweepSources(scope, [pointSource], { grace_ms: 0, back_ms: BACK_MS }),
})
