import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { findCases } from "../operations/cases"
import type { ReturnCase, ReturnCaseState } from "../types"

export type CaseFilters = {
  /** null: every store. */
  store_ids: readonly string[] | null
  order_id?: string
  state?: ReturnCaseState
  limit: number
  offset: number
}

/** A page of cases, the youngest first, and how many there are. */
export async function readCasePage(
  manager: SqlEntityManager,
  { store_ids, order_id, state, limit, offset }: CaseFilters
): Promise<{ cases: ReturnCase[]; count: number }> {
  const rows = await boundRows<{ id: string | null; count: string }>(
    manager,
    `with found as (
       select id, accepted_at from omni_return_case
       where deleted_at is null and (?::text[] is null or retail_store_id = any(?::text[]))
         and (?::text is null or order_id = ?) and (?::text is null or state = ?)
     )
     select page.id, all_of_them.count
     from (select count(*) from found) all_of_them
     left join (
       select id, accepted_at from found order by accepted_at desc, id limit ? offset ?
     ) page on true
     order by page.accepted_at desc, page.id`,
    [
      ...[store_ids, store_ids],
      ...[order_id ?? null, order_id ?? null, state ?? null, state ?? null],
      ...[limit, offset],
    ]
  )
  const ids = rows.flatMap(({ id }) => id ?? [])
  return { cases: await findCases(manager, ids), count: Number(rows[0]?.count ?? 0) }
}
