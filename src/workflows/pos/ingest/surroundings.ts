import type { SqlEntityManager } from "../../../core/sql"
import type { Fresh } from "../../../modules/pos/domain/classify"
import { providesOf, saleOfKey, waitsFor } from "../../../modules/pos/domain/references"
import { voidKey } from "../../../modules/pos/domain/voids"
import { claimVoids, findProvided } from "../../../modules/pos/operations/inbox"
import type { Surroundings } from "./plan"
import { livingEvents, type SaleSeen, type TillBatch } from "./read-ahead"

/** Whether a batch takes sales back: which void of a sale counts depends on all others that are stored with it. */
export const hasVoids = (batch: readonly Fresh[]): boolean =>
  livingEvents(batch).some(({ type }) => type === "sale.voided")

/**
 * What the rest of the inbox says about the references of batches, in their order. Of batches with voids there may
 * be one.
 * @param sales as `readAhead` found them
 */
export async function readSurroundings(
  manager: SqlEntityManager,
  batches: readonly (TillBatch & { sales: ReadonlyMap<string, SaleSeen> })[]
): Promise<Surroundings[]> {
  const living = batches.map(({ credential, batch, sales }) => {
    const { device_id } = credential
    const events = livingEvents(batch)
    const here = new Set(events.flatMap((event) => providesOf(event, device_id) ?? []))
    const keys = events.flatMap((event) => waitsFor(event, device_id) ?? [])
    return { events, sales, here, keys }
  })
  const voids = await claimVoids(
    manager,
    living.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === "sale.voided" ? [event.data.sale_event_id] : []))
    )
  )
  const provided = await findProvided(
    manager,
    living.flatMap(({ keys, here }) =>
      keys.filter((key) => saleOfKey(key) === null && !here.has(key))
    )
  )
  return living.map(({ sales, here }) => ({
    isSeen: (key) => {
      const saleId = saleOfKey(key)
      return saleId === null ? provided.has(key) || here.has(key) : sales.has(saleId)
    },
    saleOf: (eventId) => sales.get(eventId),
    voidOf: (saleEventId) => voids.get(voidKey(saleEventId)),
  }))
}
