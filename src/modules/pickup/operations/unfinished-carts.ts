import { rowsOf, type SqlEntityManager } from "../../../core/sql"

export type UnfinishedCart = { id: string; cart_id: string; order_id: string | null }

/**
 * Carts untouched since `before` that are half completed, or whose order has no pickup yet; by id. One
 * statement over Medusa's link of carts and orders.
 */
export async function unfinishedCarts(
  manager: SqlEntityManager,
  page: { before: Date; after: string; take: number }
): Promise<UnfinishedCart[]> {
  return rowsOf<UnfinishedCart>(
    manager,
    `select choice.id, choice.cart_id, link.order_id
     from omni_cart_pickup choice
     left join order_cart link on link.cart_id = choice.cart_id and link.deleted_at is null
     where choice.deleted_at is null and choice.updated_at < ? and choice.id > ?
       and (choice.state = 'completing' or (choice.state = 'chosen' and link.order_id is not null))
     order by choice.id
     limit ?`,
    [page.before, page.after, page.take]
  )
}

/** Deletes choices that lapsed long ago, with the name of who was to collect. */
export async function forgetOldChoices(manager: SqlEntityManager, before: Date): Promise<void> {
  await manager.execute("delete from omni_cart_pickup where state = 'chosen' and held_until < ?", [
    before,
  ])
}
