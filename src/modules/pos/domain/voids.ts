import { problem } from "../../../core/problem"

/** An applied void provides this, so that a sale is taken back once. */
export const voidKey = (saleEventId: string): string => `void:${saleEventId.toLowerCase()}`

export const ALREADY_VOIDED = problem(409, "already_voided", "The sale has been voided already", {
  pointer: "/data/sale_event_id",
})

/** Where a void stands. */
export type VoidPlace = { occurred_at: string; device_id: string; epoch: number; seq: number }

const compare = (a: VoidPlace, b: VoidPlace): number =>
  Date.parse(a.occurred_at) - Date.parse(b.occurred_at) ||
  (a.device_id === b.device_id ? 0 : a.device_id < b.device_id ? -1 : 1) ||
  a.epoch - b.epoch ||
  a.seq - b.seq

export const isSameVoid = (a: VoidPlace | undefined, b: VoidPlace | undefined): boolean =>
  a !== undefined && b !== undefined && compare(a, b) === 0

/**
 * Of several voids of one sale the first by its till's clock is the one that counts. It follows from the voids
 * alone, so stock and shifts end the same in whatever order they arrive.
 */
export function firstVoids(
  voids: Iterable<readonly [key: string, each: VoidPlace]>
): Map<string, VoidPlace> {
  const first = new Map<string, VoidPlace>()
  for (const [key, each] of voids) {
    const earlier = first.get(key)
    if (!earlier || compare(each, earlier) < 0) {
      first.set(key, each)
    }
  }
  return first
}
