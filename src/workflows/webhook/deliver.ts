import { guardedPost } from "../../core/http/guarded-post"
import { answerError } from "../../modules/webhook/domain/outcome"
import { signatureHeaders } from "../../modules/webhook/domain/signature"
import type { Wave } from "../../modules/webhook/operations/waves"
import type { Attempt, DueDelivery } from "../../modules/webhook/types"
import type { OmnichannelOptions } from "../../options"

const KEPT_OF_ANSWER = 1024

/** Posts one delivery, signed with every secret that counts. Never throws for what the receiver does. */
export async function deliver(
  delivery: DueDelivery,
  { url, secrets }: Pick<Wave, "url" | "secrets">,
  { timeoutMs, allowPrivateAddresses }: OmnichannelOptions["webhooks"]
): Promise<Attempt> {
  // The receiver compares it with its own clock, so it is the real time, also when a drain pretends another.
  const sentAt = new Date()
  const { status, body, error, duration_ms } = await guardedPost({
    url,
    body: delivery.body,
    headers: {
      "content-type": "application/json",
      "user-agent": "medusa-plugin-omnichannel",
      ...signatureHeaders(secrets, delivery.message_id, sentAt, delivery.body),
    },
    timeoutMs,
    allowPrivateAddresses,
    keepBytes: KEPT_OF_ANSWER,
  })
  return {
    delivery,
    sent_at: sentAt,
    duration_ms,
    status_code: status,
    error: status === null ? error : answerError(status),
    answer: body && storable(body),
  }
}

/** PostgreSQL stores no NUL. */
const storable = (text: string): string => text.replaceAll("\u0000", "")
