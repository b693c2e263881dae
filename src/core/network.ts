import { isIPv6 } from "node:net"

/**
 * An IPv6 caller owns the last 64 bits and could change them with every try; an IPv4 address may be
 * written as IPv6.
 */
export function networkOf(ip: string): string {
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
