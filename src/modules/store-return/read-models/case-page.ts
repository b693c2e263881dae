import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { findCases } from "../operations/cases"
import type { ReturnCase, ReturnCaseState, StoreDays } from "../types"
import { bindDays } from "./store-days"

export type CaseFilters = {
  /** null: every store. */
  store_ids: readonly string[] | null
  order_id?: string
  order_number?: number
  /** Only what was accepted on these days. */
  days?: StoreDays
  state?: ReturnCaseState
  /** null: none of gift receipts; left out: all. */
  gift_receipt_id?: null
  limit: number
  offset: number
}

/** A page of cases, the youngest first, and how many there are. */
export async function readCasePage(
  manager: SqlEntityManager,
  { store_ids, order_id, order_number, days, state, gift_receipt_id, limit, offset }: CaseFilters
): Promise<{ cases: ReturnCase[]; count: number }> {
  const { rows: daysRows, values: daysValues } = bindDays(days ?? [])
  const rows = await boundRows<{ id: string | null; count: string }>(
    manager,
    `with ${daysRows}, found as (
       select id, accepted_at from omni_return_case returned
       where deleted_at is null and (?::text[] is null or retail_store_id = any(?::text[]))
         and (?::text is null or order_id = ?) and (?::text is null or state = ?)
         and (?::int is null or order_display_id = ?) and (?::boolean or gift_receipt_id is null)
         and (not ? or exists (
           select 1 from omni_days days where days.store_id is not distinct from returned.retail_store_id
             and returned.accepted_at >= days.starts_at and returned.accepted_at < days.ends_at
         ))
     )
     select page.id, all_of_them.count
     from (select count(*) from found) all_of_them
     left join (
       select id, accepted_at from found order by accepted_at desc, id limit ? offset ?
     ) page on true
     order by page.accepted_at desc, page.id`,
    [
      ...daysValues,
      ...[store_ids, store_ids],
      ...[order_id ?? null, order_id ?? null, state ?? null, state ?? null],
      ...[order_number ?? null, order_number ?? null, gift_receipt_id === undefined],
      days !== undefined,
      ...[limit, offset],
    ]
  )
  const ids = rows.flatMap(({ id }) => id ?? [])
  return { cases: await findCases(manager, ids), count: Number(rows[0]?.count ?? 0) }
}
