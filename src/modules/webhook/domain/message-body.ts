import { MedusaError } from "@medusajs/framework/utils"
import type { WebhookBody } from "../../../types/webhook"
import type { NewMessage } from "../types"

const MOST_BYTES = 20 * 1024

/**
 * The bytes every receiver gets, at every attempt.
 * @throws UNEXPECTED_STATE `webhook_too_big` above 20 KB: bodies carry ids only.
 */
export function messageBody(message: Pick<NewMessage, "type" | "occurred_at" | "data">): string {
  const body = JSON.stringify({
    type: message.type,
    timestamp: message.occurred_at,
    data: message.data,
  } satisfies WebhookBody)
  if (Buffer.byteLength(body) > MOST_BYTES) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `A webhook of type ${message.type} would have more than ${MOST_BYTES} bytes`,
      "webhook_too_big"
    )
  }
  return body
}
