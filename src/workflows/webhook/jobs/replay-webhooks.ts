import { z } from "@medusajs/framework/zod"
import { defineJob } from "../../../core/jobs"
import { WEBHOOK_MODULE } from "../../../modules/webhook"
import { continueReplay, REPLAY_JOB } from "../../../modules/webhook/operations/replays"
import type { WebhookModuleService } from "../../../modules/webhook/service"

const PAGE = 500

/** Makes the deliveries of a replay, page by page; one that is interrupted goes on where it was. */
export const replayWebhooks = defineJob({
  name: REPLAY_JOB,
  schema: z.object({ replay_id: z.string() }),
  run: async ({ replay_id }, { container, now, signal }) => {
    const webhooks = container.resolve<WebhookModuleService>(WEBHOOK_MODULE)
    let hasMore = true
    while (hasMore) {
      signal.throwIfAborted()
      hasMore = await webhooks.inTransaction((manager) =>
        continueReplay(manager, { replay_id, limit: PAGE, now })
      )
    }
  },
})
