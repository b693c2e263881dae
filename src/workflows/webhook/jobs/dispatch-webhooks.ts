import { z } from "@medusajs/framework/zod"
import { defineJob } from "../../../core/jobs"
import { WEBHOOK_MODULE } from "../../../modules/webhook"
import { DISPATCH_JOB } from "../../../modules/webhook/operations/dispatch-job"
import { claimWave, recordWave, scheduleNext } from "../../../modules/webhook/operations/waves"
import type { WebhookModuleService } from "../../../modules/webhook/service"
import { deliver } from "../deliver"

/** After this the rest waits for its next turn, so that every endpoint gets one. */
const TURN_MS = 5_000

/** A turn, and a last wave that took as long as a receiver may. */
const TIMEOUT_SECONDS = 100

/**
 * Sends what is due at one endpoint, wave by wave, and comes back when the next delivery is due. At least
 * once: a wave that was sent but not written down is sent again, under the same ids.
 */
export const dispatchWebhooks = defineJob({
  name: DISPATCH_JOB,
  schema: z.object({ endpoint_id: z.string() }),
  timeoutSeconds: TIMEOUT_SECONDS,
  run: async ({ endpoint_id }, { container, now, signal }) => {
    const webhooks = container.resolve<WebhookModuleService>(WEBHOOK_MODULE)
    const options = webhooks.options.webhooks
    const started = performance.now()
    const elapsed = () => performance.now() - started
    const clock = () => new Date(now.getTime() + elapsed())
    while (elapsed() < TURN_MS && !signal.aborted) {
      const wave = await webhooks.inTransaction((manager) =>
        claimWave(manager, webhooks.secret, {
          endpoint_id,
          limit: options.concurrency,
          now: clock(),
        })
      )
      if (!wave) {
        break
      }
      const attempts = await Promise.all(
        wave.deliveries.map((delivery) => deliver(delivery, wave, options))
      )
      await webhooks.inTransaction((manager) =>
        recordWave(
          manager,
          { endpoint_id, attempts },
          { now: clock(), random: Math.random, disableAfterDays: options.disableAfterDays }
        )
      )
    }
    await webhooks.inTransaction((manager) => scheduleNext(manager, endpoint_id))
  },
})
