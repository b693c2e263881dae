import { z } from "@medusajs/framework/zod"
import { defineJob, defineReconcileJob } from "../../../core/jobs"
import { recheckPromises } from "../recheck-promises"
import { RECHECK_PROMISES } from "./names"

defineJob({
  name: RECHECK_PROMISES,
  schema: z.strictObject({ stock_location_id: z.string() }),
  run: async ({ stock_location_id }, { container, now }) => {
    await recheckPromises(container, stock_location_id, now)
  },
})

/** Finds what changed elsewhere: stock corrected in the dashboard, orders cancelled or moved to another store. */
defineReconcileJob({
  name: "omni-sweep-pos-promises",
  schedule: "*/5 * * * *",
  run: async ({ container, now }) => {
    await recheckPromises(container, null, now)
  },
})
