import { signedLink } from "../../../core/signed-link"

const link = signedLink("guest-link")

/** A token that opens one order to a guest until `expires_at`. @throws INVALID_ARGUMENT `invalid_link_id` */
export const signGuestLink = (
  secret: string,
  { order_id, expires_at }: { order_id: string; expires_at: Date }
): string => link.sign(secret, { id: order_id, expires_at })

/** The order a token opens now; null when it is not ours, was changed, or has run out. */
export function verifyGuestLink(
  secret: string,
  token: string,
  now: Date
): { order_id: string; expires_at: Date } | null {
  const opened = link.verify(secret, token, now)
  return opened && { order_id: opened.id, expires_at: opened.expires_at }
}
