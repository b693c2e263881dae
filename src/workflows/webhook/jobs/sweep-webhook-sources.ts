import { defineReconcileJob } from "../../../core/jobs"
import { DAY_MS } from "../../../core/zone"
import { pointSource } from "../sources/points"
import { HINTED_SOURCES } from "../sources/table"
import { sweepSources } from "../sweep"

/** What is younger may still be told by its event. */
const GRACE_MS = 60_000

/** Tells endpoints what they were not told because its event was lost, or because nothing ran. */
export const sweepWebhookSources = defineReconcileJob({
  name: "omni-sweep-webhook-sources",
  schedule: "*/5 * * * *",
  run: async (scope) =>
    await sweepSources(scope, [...HINTED_SOURCES, pointSource], {
      ...{ grace_ms: GRACE_MS, back_ms: DAY_MS },
    }),
})
