import { defineReconcileJob } from "../../../core/jobs"
import { CHANGE_FEED_MODULE } from "../../../modules/change-feed"
import {
  forgetBefore,
  forgetSuperseded,
  type InTransaction,
} from "../../../modules/change-feed/operations/forget"
import type { ChangeFeedModuleService } from "../../../modules/change-feed/service"

const DAY_MS = 86_400_000

/** Keeps the feed small: one mark for each thing, and none that is older than the option says. */
export const forgetChangesJob = defineReconcileJob({
  name: "omni-forget-changes",
  schedule: "17 * * * *",
  timeoutSeconds: 1800,
  run: async ({ container, now, signal }) => {
    const service = container.resolve<ChangeFeedModuleService>(CHANGE_FEED_MODULE)
    const inTransaction: InTransaction = (work) => service.inTransaction(work)
    await forgetSuperseded(inTransaction, signal)
    const kept = service.options.changes.retentionDays * DAY_MS
    await forgetBefore(inTransaction, new Date(now.getTime() - kept), signal)
  },
})
