import { MedusaError } from "@medusajs/framework/utils"
import { keyedHash, sameText } from "./keyed-hash"

const VERSION = "1"
const MAX_TOKEN = 256
const ID = /^[A-Za-z0-9_-]{1,64}$/
const SECONDS = /^[0-9a-z]{1,9}$/

/**
 * Signed links to one thing, for people without an account.
 * @param purpose keeps a link of one kind from passing for another
 */
export function signedLink(purpose: string) {
  const signature = (secret: string, signed: string): string =>
    keyedHash(secret, purpose, signed).toString("base64url")

  return {
    /**
     * A token that opens the thing of this id to whoever holds it until `expires_at` (whole seconds). It names nobody.
     * Send it in a header or after a page's "#", never in a query string, which ends up in logs.
     * @throws INVALID_ARGUMENT `invalid_link_id`
     */
    sign(secret: string, link: { id: string; expires_at: Date }): string {
      if (!ID.test(link.id)) {
        throw new MedusaError(
          MedusaError.Types.INVALID_ARGUMENT,
          "This id cannot go into a link",
          "invalid_link_id"
        )
      }
      const seconds = Math.floor(link.expires_at.getTime() / 1000)
      const signed = `${VERSION}.${link.id}.${seconds.toString(36)}`
      return `${signed}.${signature(secret, signed)}`
    },

    /** What a token opens now; null when it is not ours, was changed, or has run out. */
    verify(secret: string, token: string, now: Date): { id: string; expires_at: Date } | null {
      if (token.length > MAX_TOKEN) {
        return null
      }
      const [version, id, seconds, given, ...rest] = token.split(".")
      if (
        version !== VERSION ||
        id === undefined ||
        seconds === undefined ||
        given === undefined ||
        rest.length
      ) {
        return null
      }
      if (!sameText(given, signature(secret, `${version}.${id}.${seconds}`))) {
        return null
      }
      if (!ID.test(id) || !SECONDS.test(seconds)) {
        return null
      }
      const expires_at = new Date(parseInt(seconds, 36) * 1000)
      return expires_at > now ? { id, expires_at } : null
    },
  }
}
