import { MedusaError } from "@medusajs/framework/utils"
import { keyedHash, sameText } from "./keyed-hash"

const VERSION = "1"
const MAX_TOKEN = 256
const ORDER_ID = /^[A-Za-z0-9_-]{1,64}$/
const SECONDS = /^[0-9a-z]{1,9}$/

/**
 * Signed links to one order, for people without an account.
 * @param purpose keeps a link of one kind from passing for another
 */
export function orderLink(purpose: string) {
  const signature = (secret: string, signed: string): string =>
    keyedHash(secret, purpose, signed).toString("base64url")

  return {
    /**
     * A token that opens one order to whoever holds it until `expires_at` (whole seconds). It names nobody. Send it in
     * a header or after a page's "#", never in a query string, which ends up in logs.
     */
    sign(secret: string, link: { order_id: string; expires_at: Date }): string {
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
    },

    /** The order a token opens now; null when it is not ours, was changed, or has run out. */
    verify(secret: string, token: string, now: Date): { order_id: string } | null {
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
    },
  }
}
