import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { WEBHOOK_MODULE } from "../../../modules/webhook"
import { recordMessages } from "../../../modules/webhook/operations/messages"
import type { WebhookModuleService } from "../../../modules/webhook/service"
import type { NewMessage } from "../../../modules/webhook/types"

export type RecordInput = {
  messages: NewMessage[]
  /** ISO 8601; what a job's run stands for. Left out: now. */
  now?: string
}

/** What happened stays told: there is nothing to undo. */
export const recordWebhookMessagesStep = createStep(
  "omni-record-webhook-messages",
  async (input: RecordInput, { container }) => {
    const webhooks = container.resolve<WebhookModuleService>(WEBHOOK_MODULE)
    const recorded = await webhooks.inTransaction((manager) =>
      recordMessages(manager, input.messages, input.now ? new Date(input.now) : new Date())
    )
    return new StepResponse({ recorded })
  }
)
