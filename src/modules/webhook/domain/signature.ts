import { randomBytes } from "node:crypto"
import { Webhook } from "standardwebhooks"

const SECRET_BYTES = 32

/** A new secret in the form of Standard Webhooks: `whsec_` and 32 random bytes in base64. */
export const newWebhookSecret = (): string =>
  `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`

/**
 * The three headers of Standard Webhooks, one signature per secret.
 * @param sentAt of the attempt: receivers refuse what is more than five minutes off their clock.
 */
export function signatureHeaders(
  secrets: readonly string[],
  messageId: string,
  sentAt: Date,
  body: string
): Record<string, string> {
  return {
    "webhook-id": messageId,
    "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1000)),
    "webhook-signature": secrets
      .map((secret) => new Webhook(secret).sign(messageId, sentAt, body))
      .join(" "),
  }
}
