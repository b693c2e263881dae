import { signGuestLink } from "../../modules/pickup/domain/guest-link"
import type { OmnichannelOptions } from "../../options"

const HOUR_MS = 3_600_000

/**
 * The storefront's page of one order for whoever reads the notice; null when the shop has none. The token is the page's
 * fragment: a browser never sends it to a server, so no log has it.
 * @param pickupId which of its pickups the notice is about: the page's query parameter `pickup_id`
 */
export function guestPage(
  orderId: string,
  { options, secret, now }: { options: OmnichannelOptions; secret: string; now: Date },
  pickupId?: string
): string | null {
  const expires_at = new Date(now.getTime() + options.pickup.guestLinkHours * HOUR_MS)
  const token = signGuestLink(secret, { order_id: orderId, expires_at })
  return pageOf(options.notices.guestPageUrl, token, pickupId)
}

/** The storefront's page of a gift receipt, the same way; null when the shop has none. */
export const giftPage = (token: string, { notices }: OmnichannelOptions): string | null =>
  pageOf(notices.giftPageUrl, token)

function pageOf(page: string | undefined, token: string, pickupId?: string): string | null {
  if (!page) {
    return null
  }
  const url = new URL(page)
  if (pickupId) {
    url.searchParams.set("pickup_id", pickupId)
  }
  url.hash = token
  return url.toString()
}
