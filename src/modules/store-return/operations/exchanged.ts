import { boundRows, type SqlEntityManager } from "../../../core/sql"

/** When and where units of an order went out in exchange, by their line in it. */
export const findExchanged = (
  manager: SqlEntityManager,
  orderId: string
): Promise<{ line_item_id: string; accepted_at: Date; retail_store_id: string | null }[]> =>
  boundRows(
    manager,
    `select unit.line_item_id, returned.accepted_at, returned.retail_store_id
     from omni_return_case returned join omni_return_new_unit unit on unit.case_id = returned.id
     where returned.order_id = ? and returned.deleted_at is null`,
    [orderId]
  )
