import { networkOf } from "../../../core/network"
import { keyedHash } from "../../../core/keyed-hash"

/** Something wrong tries are counted for, and how many of them it may have in one window. */
export type TrySubject = { key: string; limit: number }

export type TryLimits = { device: number; store: number; address: number }

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
            key: `address:${keyedHash(secret, "address", networkOf(caller.ip)).toString("hex").slice(0, 32)}`,
            limit: limits.address,
          },
        ]),
  ]
}
