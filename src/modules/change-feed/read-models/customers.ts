import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { chosen, type Which } from "../../../core/which"
import type { PosCustomer } from "../../../types/pos-changes"
import { customerDataOf, type CustomerRow } from "../domain/customers"

/** What tills may know of shoppers, by customer; the same in every store. One statement. */
export async function readCustomers(
  manager: SqlEntityManager,
  which: Which
): Promise<Map<string, PosCustomer>> {
  const { where, tail, whereValues, tailValues } = chosen("c.id", which)
  const rows = await boundRows<CustomerRow & { id: string }>(
    manager,
    `select c.id, c.first_name, c.last_name, c.email, c.phone, c.has_account,
       array(select g.customer_group_id from customer_group_customer g
             where g.customer_id = c.id and g.deleted_at is null order by 1) as group_ids
     from customer c where ${where} and c.deleted_at is null ${tail}`,
    [...whereValues, ...tailValues]
  )
  return new Map(rows.map((row) => [row.id, customerDataOf(row)]))
}
