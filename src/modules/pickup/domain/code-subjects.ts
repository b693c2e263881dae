import { isIPv6 } from "node:net"
import { keyedHash } from "../../../core/keyed-hash"

/** Something wrong tries are counted for, and how many of them it may have in one window. */
export type TrySubject = { key: string; limit: number }

export type TryLimits = { device: number; store: number; address: number }

/**
 * An IPv6 caller owns the last 64 bits and could change them with every try; an IPv4 address may be
 * written as IPv6.
 */
function addressOf(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "").replace(/%.*$/, "")
  if (!isIPv6(plain)) {
    return plain
  }
  const [head = "", tail] = plain.toLowerCase().split("::")
  const left = head === "" ? [] : head.split(":")
  const right = tail ? tail.split(":") : []
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length
  const groups = [...left, ...Array<string>(zeros).fill("0"), ...right]
  return groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(":")
}

/**
 * Whom a try of a pickup code counts for: the dashboard user or device, each store it looks into, and the
 * address it comes from, of which only a keyed hash is kept.
 */
export function trySubjects(
  secret: string,
  caller: { device_id: string; retail_store_ids: readonly string[]; ip: string | undefined },
  limits: TryLimits
): TrySubject[] {
  const stores = [...new Set(caller.retail_store_ids)]
  return [
    { key: `device:${caller.device_id}`, limit: limits.device },
    ...stores.map((id) => ({ key: `store:${id}`, limit: limits.store })),
    ...(caller.ip === undefined
      ? []
      : [
          {
            key: `address:${keyedHash(secret, "address", addressOf(caller.ip)).toString("hex").slice(0, 32)}`,
            limit: limits.address,
          },
        ]),
  ]
}
