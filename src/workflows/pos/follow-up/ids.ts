import { createHash } from "node:crypto"

const LENGTH = 26

/** An id that follows from what it is made of: made twice, it is the same thing. */
export function idFrom(prefix: string, ...parts: readonly string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest("hex")
  return `${prefix}_${hash.slice(0, LENGTH).toUpperCase()}`
}

type Event = { device_id: string; event_id: string }

export const orderIdOf = ({ device_id, event_id }: Event): string =>
  idFrom("order", device_id, event_id)

export const lineIdOf = ({ device_id, event_id }: Event, lineId: string): string =>
  idFrom("ordli", device_id, event_id, lineId)

export const paymentCollectionIdOf = ({ device_id, event_id }: Event): string =>
  idFrom("pay_col", device_id, event_id)

export const fulfillmentIdOf = ({ device_id, event_id }: Event): string =>
  idFrom("ful", device_id, event_id)
