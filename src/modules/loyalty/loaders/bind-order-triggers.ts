import type { LoaderOptions } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { bindTriggers } from "../../../core/triggers"
import { orderTriggers } from "../domain/order-triggers"

/** Begins the names of our triggers; another module that watches the same table takes another. */
const PREFIX = "omni_loyalty_mark"

/** Orders of members may have changed unseen while a trigger was not bound. */
const MARK_ALL = `insert into omni_loyalty_order_mark (order_id, marked_at)
  select placed.id, clock_timestamp() from omni_loyalty_account account
  join "order" placed on placed.customer_id = account.owner_id and placed.created_at >= account.created_at
  on conflict (order_id) do nothing`

/** Binds the triggers that mark orders of members whenever something happens to their points. */
export default async function bindOrderTriggers({ container }: LoaderOptions): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await bindTriggers(connection, PREFIX, orderTriggers(), async (sql) => {
    await sql(MARK_ALL, [])
  })
}
