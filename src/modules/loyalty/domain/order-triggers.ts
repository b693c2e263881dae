import type { StatementTrigger } from "../../../core/triggers"

type Watched = { table: string; event: StatementTrigger["event"]; orders: string }

/** What makes the points of an order worth a look: it was placed, its units moved, or it was cancelled or claimed. */
const WATCHED: readonly Watched[] = [
  { table: "order_cart", event: "insert", orders: "select order_id from changed" },
  { table: "order_item", event: "insert", orders: "select order_id from changed" },
  { table: "order_item", event: "update", orders: "select order_id from after" },
  {
    table: "order",
    event: "update",
    orders: `select after.id from after join before on before.id = after.id
      where (after.status, after.customer_id) is distinct from (before.status, before.customer_id)`,
  },
  {
    table: "omni_pickup_settlement",
    event: "insert",
    orders:
      "select pickup.order_id from changed join omni_pickup pickup on pickup.id = changed.pickup_id",
  },
]

/** The triggers that mark orders of members. */
export const orderTriggers = (): StatementTrigger[] =>
  WATCHED.map(({ table, event, orders }) => ({
    table,
    event,
    procedure: "omni_loyalty_mark_orders",
    arguments: [orders],
  }))
