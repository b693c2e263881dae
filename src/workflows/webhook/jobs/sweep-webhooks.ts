import { defineReconcileJob } from "../../../core/jobs"
import { WEBHOOK_MODULE } from "../../../modules/webhook"
import { forgetMessages, forgetReplays } from "../../../modules/webhook/operations/deliveries"
import { forgetEndedSecrets } from "../../../modules/webhook/operations/secrets"
import { requeueStranded } from "../../../modules/webhook/operations/waves"
import type { WebhookModuleService } from "../../../modules/webhook/service"

const DAY_MS = 86_400_000
const BATCH = 1_000

/** Wakes endpoints whose job was lost, and forgets what is older than it is kept. */
export const sweepWebhooks = defineReconcileJob({
  name: "omni-sweep-webhooks",
  schedule: "*/10 * * * *",
  run: async ({ container, logger, now, signal }) => {
    const webhooks = container.resolve<WebhookModuleService>(WEBHOOK_MODULE)
    const stranded = await webhooks.inTransaction((manager) => requeueStranded(manager, now))
    if (stranded > 0) {
      logger.warn(`${stranded} webhook endpoints had lost their job and have a new one`)
    }
    await webhooks.inTransaction((manager) => forgetEndedSecrets(manager, now))
    const before = new Date(now.getTime() - webhooks.options.webhooks.keepDays * DAY_MS)
    await webhooks.inTransaction((manager) => forgetReplays(manager, before))
    let forgotten = BATCH
    while (forgotten === BATCH && !signal.aborted) {
      forgotten = await webhooks.inTransaction((manager) =>
        forgetMessages(manager, { before, limit: BATCH })
      )
    }
  },
})
