import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { TransferLineState, TransferState } from "../domain/transfers"

export type TransferRow = Omit<TransferState, "lines"> & {
  id: string
  created_at: Date
  updated_at: Date
  lines: (TransferLineState & { sku: string | null })[]
}

export type TransferFilters = {
  id?: string
  /** Of one of these stores, as sender or receiver; null: of any. */
  store_ids: readonly string[] | null
  status?: TransferState["status"]
  /** For this pickup. */
  pickup_id?: string
  limit: number
  offset: number
}

const FROM = `
  from omni_stock_transfer transfer
  where (?::text is null or transfer.id = ?)
    and (?::text[] is null or transfer.from_store_id = any(?::text[]) or transfer.to_store_id = any(?::text[]))
    and (?::text is null or transfer.status = ?)
    and (?::text is null or transfer.pickup_id = ?)`

/** A page of transfers with their lines, the youngest first. */
export async function listTransfers(
  manager: SqlEntityManager,
  { id, store_ids, status, pickup_id, limit, offset }: TransferFilters
): Promise<{ rows: TransferRow[]; count: number }> {
  const values = [
    ...[id, id, store_ids, store_ids, store_ids, status, status, pickup_id, pickup_id],
  ].map((value) => value ?? null)
  const rows = await boundRows<TransferRow>(
    manager,
    `select transfer.*, coalesce((
         select jsonb_agg(to_jsonb(line) - 'transfer_id' || jsonb_build_object('sku', item.sku)
           order by item.sku, line.inventory_item_id)
         from omni_stock_transfer_line line
         left join inventory_item item on item.id = line.inventory_item_id
         where line.transfer_id = transfer.id
       ), '[]') as lines
     ${FROM}
     order by transfer.created_at desc, transfer.id limit ? offset ?`,
    [...values, limit, offset]
  )
  const [total] = await boundRows<{ count: string }>(
    manager,
    `select count(*) as count ${FROM}`,
    values
  )
  return { rows, count: Number(total!.count) }
}
