import { createHmac } from "node:crypto"
import { sameText } from "../../../core/keyed-hash"

/** A request's time may be off by this much from the server's, either way. */
const TOLERANCE_SECONDS = 300
const MAX_ID = 128
const PREFIX = "whsec_"

export type SignedRequest = {
  /** Headers of Standard Webhooks 1.0, as sent. */
  id: string
  timestamp: string
  signature: string
  body: Buffer
}

/** Whether a request is in time; it says nothing about who sent it. */
export function isInTime({ id, timestamp }: SignedRequest, now: Date): boolean {
  const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : NaN
  return (
    id !== "" &&
    id.length <= MAX_ID &&
    Math.abs(now.getTime() / 1000 - seconds) <= TOLERANCE_SECONDS
  )
}

/**
 * Whether one of the signatures of the header is of this secret ("whsec_" and base64): HMAC-SHA256 of
 * `<id>.<timestamp>.<body>` over the bytes as they came. The library signs the same, but in JavaScript and
 * over text: 1 MB would take it some 10 ms.
 */
export function isSignedBy(
  secret: string,
  { id, timestamp, signature, body }: SignedRequest
): boolean {
  const expected = createHmac("sha256", Buffer.from(secret.slice(PREFIX.length), "base64"))
    .update(`${id}.${timestamp}.`)
    .update(body)
    .digest("base64")
  return signature.split(" ").some((one) => sameText(one, `v1,${expected}`))
}

/** The instant after which a request of this time is refused anyhow. */
export const signatureExpiry = ({ timestamp }: SignedRequest): Date =>
  new Date((Number(timestamp) + TOLERANCE_SECONDS + 1) * 1000)
