import { signGuestLink } from "../../modules/pickup/domain/guest-link"
import type { OmnichannelOptions } from "../../options"

const HOUR_MS = 3_600_000

/**
 * The storefront's page of one order for whoever reads the notice; null when the shop has none. The token is the page's
 * fragment: a browser never sends it to a server, so no log has it.
 */
export function guestPage(
  orderId: string,
  { options, secret, now }: { options: OmnichannelOptions; secret: string; now: Date }
): string | null {
  if (!options.notices.guestPageUrl) {
    return null
  }
  const expires = new Date(now.getTime() + options.pickup.guestLinkHours * HOUR_MS)
  const url = new URL(options.notices.guestPageUrl)
  url.hash = signGuestLink(secret, { order_id: orderId, expires_at: expires })
  return url.toString()
}
