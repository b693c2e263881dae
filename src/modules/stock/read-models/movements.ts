import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { MovementReason } from "../types"

export type MovementFilters = {
  inventory_item_ids: readonly string[]
  /** null: every place. */
  stock_location_ids: readonly string[] | null
  reason: MovementReason | null
  limit: number
  offset: number
}

export type MovementRow = {
  id: string
  inventory_item_id: string
  sku: string | null
  stock_location_id: string
  stocked_change: number
  reserved_change: number
  stocked_after: number
  reserved_after: number
  reason: MovementReason
  line_item_id: string | null
  reference: string
  occurred_at: Date
  created_at: Date
  device_id: string | null
  epoch: number | null
  seq: number | null
  event_id: string | null
}

const FROM = `
  from (
    select movement.*,
      sum(stocked_change) over level as stocked_after, sum(reserved_change) over level as reserved_after
    from omni_stock_movement movement
    where inventory_item_id = any(?::text[]) and (?::text[] is null or stock_location_id = any(?::text[]))
    window level as (partition by inventory_item_id, stock_location_id order by position)
  ) movement
  where ?::text is null or reason = ?`

/** A page of the ledger of items, newest first, with what each place had after each movement. */
export async function listMovements(
  manager: SqlEntityManager,
  { inventory_item_ids, stock_location_ids, reason, limit, offset }: MovementFilters
): Promise<{ rows: MovementRow[]; count: number }> {
  const values = [inventory_item_ids, stock_location_ids, stock_location_ids, reason, reason]
  const rows = await boundRows<MovementRow>(
    manager,
    `select page.*, item.sku
     from (
       select id, position, inventory_item_id, stock_location_id, stocked_change::float8, reserved_change::float8,
         stocked_after::float8, reserved_after::float8, reason, line_item_id, reference, occurred_at, created_at,
         device_id, epoch, seq::float8 as seq, event_id
       ${FROM}
       order by position desc limit ? offset ?
     ) page
     left join inventory_item item on item.id = page.inventory_item_id
     order by page.position desc`,
    [...values, limit, offset]
  )
  const [total] = await boundRows<{ count: string }>(
    manager,
    `select count(*) as count ${FROM}`,
    values
  )
  return { rows, count: Number(total!.count) }
}
