import { z } from "@medusajs/framework/zod"
import { defineJob } from "../../../core/jobs"
import { failDryRun } from "../../../modules/loyalty/operations/dry-runs"
import { workDryRun } from "../dry-run/work-dry-run"
import { writeLedger } from "../ledger"
import { DRY_RUN_RULES } from "./names"

const ATTEMPTS = 5

/** Tries rules on past orders when there are many. It goes on where an earlier attempt ended. */
export const dryRunRulesJob = defineJob({
  name: DRY_RUN_RULES,
  schema: z.object({ dry_run_id: z.string() }),
  maxAttempts: ATTEMPTS,
  timeoutSeconds: 1800,
  run: async ({ dry_run_id: id }, { container, now, signal, job }) => {
    try {
      await workDryRun(container, id, { now, signal })
    } catch (error) {
      if (job.attempts >= ATTEMPTS) {
        await writeLedger(container, (manager) => failDryRun(manager, id, now))
      }
      throw error
    }
  },
})
