import { z } from "@medusajs/framework/zod"
import { defineJob, defineReconcileJob } from "../../../core/jobs"
import { resolveWaiting } from "../ingest/resolve-waiting"
import { RESOLVE_WAITING } from "./names"

defineJob({
  name: RESOLVE_WAITING,
  schema: z.object({}),
  run: async (_, { container, now }) => {
    await resolveWaiting(container, now)
  },
})

/** Finds what two tills missed of each other because they sent at the same moment. */
defineReconcileJob({
  name: "omni-sweep-pos-waiting",
  schedule: "* * * * *",
  run: async ({ container, now }) => {
    await resolveWaiting(container, now)
  },
})
