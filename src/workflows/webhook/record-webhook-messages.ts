import {
  createWorkflow,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { type RecordInput, recordWebhookMessagesStep } from "./steps/record-webhook-messages"

/**
 * Tells webhook endpoints what happened. Recording an occurrence again, known by its `source_key`, does
 * nothing; what no endpoint asks for is not kept. Answers how many were new and wanted.
 */
export const recordWebhookMessagesWorkflow = createWorkflow(
  "omni-record-webhook-messages",
  (input: WorkflowData<RecordInput>) => {
    return new WorkflowResponse(recordWebhookMessagesStep(input))
  }
)
