import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { RequestState } from "../domain/request-states"
import { findRequests } from "../operations/requests"
import type { RequestWay, ReturnRequest } from "../types"

export type RequestFilters = {
  order_id?: string
  order_number?: number
  state?: RequestState
  way?: RequestWay
  /** null: none of gift receipts; left out: all. */
  gift_receipt_id?: string | null
  limit: number
  offset: number
}

/** A page of requests, the youngest first, and how many there are. */
export async function readRequestPage(
  manager: SqlEntityManager,
  { order_id, order_number, state, way, gift_receipt_id, limit, offset }: RequestFilters
): Promise<{ requests: ReturnRequest[]; count: number }> {
  const found = `from omni_return_request
    where (?::text is null or order_id = ?) and (?::text is null or state = ?)
      and (?::text is null or way = ?) and (?::int is null or order_display_id = ?)
      and (?::boolean or gift_receipt_id is not distinct from ?)`
  const values = [
    ...[order_id ?? null, order_id ?? null, state ?? null, state ?? null],
    ...[way ?? null, way ?? null, order_number ?? null, order_number ?? null],
    ...[gift_receipt_id === undefined, gift_receipt_id ?? null],
  ]
  const [all] = await boundRows<{ count: string }>(manager, `select count(*) ${found}`, values)
  const rows = await boundRows<{ id: string }>(
    manager,
    `select id ${found} order by asked_at desc, id limit ? offset ?`,
    [...values, limit, offset]
  )
  const ids = rows.map(({ id }) => id)
  return { requests: await findRequests(manager, "id", ids), count: Number(all!.count) }
}
