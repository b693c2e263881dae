import { MedusaError } from "@medusajs/framework/utils"
import { keyedHash, sameText } from "../../../core/keyed-hash"

const VERSION = "1"
const MAX_TOKEN = 256
const ORDER_ID = /^[A-Za-z0-9_-]{1,64}$/
const SECONDS = /^[0-9a-z]{1,9}$/

function signature(secret: string, signed: string): string {
  return keyedHash(secret, "guest-link", signed).toString("base64url")
}

/**
 * A token that lets who holds it see and change the pickup of one order until `expires_at` (whole
 * seconds). It names nobody. Send it in a header or after a page's "#", never in a query string, which
 * ends up in logs.
 */
export function signGuestLink(
  secret: string,
  link: { order_id: string; expires_at: Date }
): string {
  if (!ORDER_ID.test(link.order_id)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_ARGUMENT,
      "This order id cannot go into a link",
      "invalid_order_id"
    )
  }
  const seconds = Math.floor(link.expires_at.getTime() / 1000)
  const signed = `${VERSION}.${link.order_id}.${seconds.toString(36)}`
  return `${signed}.${signature(secret, signed)}`
}

/** The order a token opens now; null when it is not ours, was changed, or has run out. */
export function verifyGuestLink(
  secret: string,
  token: string,
  now: Date
): { order_id: string } | null {
  if (token.length > MAX_TOKEN) {
    return null
  }
  const [version, orderId, seconds, given, ...rest] = token.split(".")
  if (
    version !== VERSION ||
    orderId === undefined ||
    seconds === undefined ||
    given === undefined ||
    rest.length
  ) {
    return null
  }
  if (!sameText(given, signature(secret, `${version}.${orderId}.${seconds}`))) {
    return null
  }
  if (!ORDER_ID.test(orderId) || !SECONDS.test(seconds)) {
    return null
  }
  return parseInt(seconds, 36) * 1000 > now.getTime() ? { order_id: orderId } : null
}
