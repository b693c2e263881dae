import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { ReturnLegRow } from "../types"

export type PendingOfOrder = {
  /** Places by line that units of cases have. */
  places: Map<string, number[]>
  /** Units by line that cases took back and Medusa's order does not show yet, held or taken. */
  units: Map<string, number>
  /** Every leg of the order's cases, done or not. */
  legs: (Pick<ReturnLegRow, "case_id" | "kind" | "payment_id" | "tender" | "amount"> & {
    is_done: boolean
  })[]
  /** What the order's cases cost the shopper, and what stands for goods that went out and Medusa's order lacks yet. */
  fees: number
  /** What they kept back for discounts that do not hold any more, less what they gave back of it. */
  lapsed: number
}

/** What cases of an order took back, and where its money went and will go. */
export async function pendingOf(
  manager: SqlEntityManager,
  orderId: string
): Promise<PendingOfOrder> {
  const legs = await boundRows<PendingOfOrder["legs"][number]>(
    manager,
    `select case_id, kind, payment_id, tender, leg.amount, done_at is not null as is_done
     from omni_return_case returned join omni_return_leg leg on leg.case_id = returned.id
     where order_id = ? and deleted_at is null`,
    [orderId]
  )
  const places = await boundRows<{ order_line_item_id: string; places: number[] }>(
    manager,
    `select order_line_item_id, array_agg(place order by place) as places
     from omni_return_case returned join omni_return_unit unit on unit.case_id = returned.id
     where order_id = ? and deleted_at is null group by 1`,
    [orderId]
  )
  const [cost] = await boundRows<{ fees: string; lapsed: string }>(
    manager,
    `select coalesce(sum(fee), 0) + coalesce((
       select sum(amount - due) from (
         select sum(unit.amount) as amount, returned.due
         from omni_return_case returned join omni_return_new_unit unit on unit.case_id = returned.id
         where order_id = ? and deleted_at is null and not exists (
           select 1 from order_item item where item.item_id = unit.line_item_id and item.deleted_at is null
         )
         group by returned.id
       ) going_out
     ), 0) as fees, coalesce(sum(lapsed), 0) as lapsed
     from omni_return_case returned join omni_return_terms terms on terms.case_id = returned.id
     where order_id = ? and deleted_at is null`,
    [orderId, orderId]
  )
  return {
    places: new Map(places.map((row) => [row.order_line_item_id, row.places])),
    fees: Number(cost!.fees),
    lapsed: Number(cost!.lapsed),
    units: (await pendingUnits(manager, [orderId])).get(orderId) ?? new Map<string, number>(),
    legs: legs.map((leg) => ({ ...leg, amount: Number(leg.amount) })),
  }
}

/** Units by order and line that cases took back and Medusa's orders do not show yet. */
export async function pendingUnits(
  manager: SqlEntityManager,
  orderIds: readonly string[]
): Promise<Map<string, Map<string, number>>> {
  const rows = await boundRows<{ order_id: string; order_line_item_id: string; units: number }>(
    manager,
    `select order_id, order_line_item_id,
       omni_return_units_pending(order_id, order_line_item_id)::int as units
     from (
       select distinct order_id, order_line_item_id
       from omni_return_case returned join omni_return_unit unit on unit.case_id = returned.id
       where order_id = any(?::text[]) and medusa_return_id is null and deleted_at is null
     ) taken`,
    [orderIds]
  )
  const byOrder = new Map<string, Map<string, number>>()
  for (const { order_id, order_line_item_id, units } of rows) {
    const lines = byOrder.get(order_id) ?? new Map<string, number>()
    byOrder.set(order_id, lines.set(order_line_item_id, units))
  }
  return byOrder
}
