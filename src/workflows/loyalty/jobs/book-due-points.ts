import { defineReconcileJob } from "../../../core/jobs"
import { bookDue } from "../../../modules/loyalty/operations/due"
import { expireHolds } from "../../../modules/loyalty/operations/release"
import { writeLedger } from "../ledger"

/** Few enough that a till waits a moment at most for an account of the batch. */
const BATCH = 200

/**
 * Makes points available whose day has come, expires those whose time is over, and ends lapsed holds of tills. A command
 * does the same for its own account first, so that nobody waits for this job.
 */
export const bookDuePointsJob = defineReconcileJob({
  name: "omni-book-due-points",
  schedule: "*/10 * * * *",
  timeoutSeconds: 1800,
  run: async ({ container, now, signal }) => {
    for (const act of [expireHolds, bookDue]) {
      let done = BATCH
      while (done > 0 && !signal.aborted) {
        done = await writeLedger(container, (manager) => act(manager, now, BATCH))
      }
    }
  },
})
