import { boundRows, type SqlEntityManager } from "../../../core/sql"

/** A unit that goes out in exchange. */
export type ExchangedUnit = {
  line_item_id: string
  accepted_at: Date
  retail_store_id: string | null
  /** It lies elsewhere and is delivered or collected; else it was handed out where and when it was accepted. */
  is_elsewhere: boolean
}

/** Units of an order that go out in exchange, by their line in it. */
export const findExchanged = (
  manager: SqlEntityManager,
  orderId: string
): Promise<ExchangedUnit[]> =>
  boundRows(
    manager,
    `select unit.line_item_id, returned.accepted_at, returned.retail_store_id,
       unit.from_location_id is not null as is_elsewhere
     from omni_return_case returned join omni_return_new_unit unit on unit.case_id = returned.id
     where returned.order_id = ? and returned.deleted_at is null`,
    [orderId]
  )

/** Whether a return of Medusa's was written for a desk. */
export async function isOfDesk(
  manager: SqlEntityManager,
  orderId: string,
  medusaReturnId: string
): Promise<boolean> {
  const rows = await boundRows(
    manager,
    `select 1 from omni_return_case
     where order_id = ? and medusa_return_id = ? and deleted_at is null`,
    [orderId, medusaReturnId]
  )
  return rows.length > 0
}
