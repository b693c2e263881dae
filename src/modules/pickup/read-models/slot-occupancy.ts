import { listOf, rowsOf, type SqlEntityManager } from "../../../core/sql"

export type SlotOccupancyInput = {
  store_ids: readonly string[]
  /** Slots that start from here ... */
  from: Date
  /** ... and before here. */
  to: Date
  /** The seat of this cart is its own: it does not count against it. */
  except_cart_id?: string
  now: Date
}

/** Places taken in one slot; `starts_at` in epoch milliseconds. */
export type SlotOccupancy = { retail_store_id: string; starts_at: number; taken: number }

/** Confirmed seats, and tentative ones that have not lapsed, by store and slot; empty slots are left out. One statement. */
export async function readSlotOccupancy(
  manager: SqlEntityManager,
  { store_ids, from, to, except_cart_id, now }: SlotOccupancyInput
): Promise<SlotOccupancy[]> {
  if (!store_ids.length) {
    return []
  }
  return await rowsOf<SlotOccupancy>(
    manager,
    `select retail_store_id, (extract(epoch from starts_at) * 1000)::float8 as starts_at, count(*)::int as taken
     from omni_slot_seat
     where retail_store_id in (${listOf(store_ids)}) and starts_at >= ? and starts_at < ? and cart_id <> ?
       and state <> 'freed' and (state = 'confirmed' or expires_at > ?) and deleted_at is null
     group by retail_store_id, starts_at`,
    [...store_ids, from, to, except_cart_id ?? "", now]
  )
}
