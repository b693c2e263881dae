import { rowsOf, type SqlEntityManager } from "../../../core/sql"
import type { StockLine } from "../domain/demand"

type Row = { id: string | null; variant_id: string | null; quantity: number }

/**
 * The lines of a cart, the oldest first; null when there is no such cart. One statement, where Medusa's
 * query API takes two and, on the road of every shopper's request, several milliseconds.
 */
export async function readCartLines(
  manager: SqlEntityManager,
  cartId: string
): Promise<StockLine[] | null> {
  const rows = await rowsOf<Row>(
    manager,
    `select i.id, i.variant_id, i.quantity
     from cart c
     left join cart_line_item i on i.cart_id = c.id and i.deleted_at is null
     where c.id = ? and c.deleted_at is null
     order by i.created_at, i.id`,
    [cartId]
  )
  if (!rows.length) {
    return null
  }
  // A cart without lines is one row of nulls.
  return rows.flatMap(({ id, variant_id, quantity }) =>
    id === null ? [] : [{ id, variant_id, quantity }]
  )
}
