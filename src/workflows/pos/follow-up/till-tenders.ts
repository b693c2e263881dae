import { toMinor } from "../../../core/money"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { AT_TILL } from "./order-money"

/** What tills took and gave for an order by one kind of tender; minor units. */
export type TillTender = { type: string; taken: number; given: number }

/** In the order the receipt has them; none for an order that no till took or gave money for. */
export async function readTillTenders(
  manager: SqlEntityManager,
  orderId: string,
  currencyCode: string
): Promise<TillTender[]> {
  const rows = await boundRows<{ type: string; taken: string; given: string }>(
    manager,
    `select substr(reference, ?) as type,
       coalesce(sum(amount) filter (where amount > 0), 0) as taken,
       coalesce(-sum(amount) filter (where amount < 0), 0) as given
     from order_transaction
     where order_id = ? and starts_with(reference, ?) and deleted_at is null
     group by 1 order by min(reference_id) filter (where amount > 0), 1`,
    [AT_TILL.length + 1, orderId, AT_TILL]
  )
  return rows.map(({ type, taken, given }) => ({
    type,
    taken: toMinor(taken, currencyCode),
    given: toMinor(given, currencyCode),
  }))
}
