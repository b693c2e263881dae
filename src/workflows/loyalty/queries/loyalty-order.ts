import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { containerSql } from "../../../core/jobs"
import type { Purchase, PurchaseLine } from "../../../modules/loyalty/domain/earning/purchase"
import { GOODS_FIELDS, type GoodsGraph, goodsOf } from "./goods"
import { type LineMoney, lineMoney, type LineMoneyGraph } from "./line-money"
import { unitsBackForClaims, unitsGone, type UnitsOfLine } from "./units-gone"

export type LoyaltyOrderLine = PurchaseLine & {
  title: string
  money: LineMoney
  /** Units that were bought and have not come back, and those of them in the shopper's hands. */
  kept: number
  delivered: number
}

/** An order of the web shop as its points see it. */
export type LoyaltyOrder = Omit<Purchase, "lines"> & {
  id: string
  customer_id: string | null
  is_canceled: boolean
  /** When goods last reached the shopper; null: not yet. */
  delivered_at: Date | null
  lines: LoyaltyOrderLine[]
  /** Lines that an edit took off the order. */
  gone_line_ids: string[]
}

type ItemGraph = GoodsGraph &
  LineMoneyGraph & {
    id: string
    title: string
    quantity: number
    detail: UnitsOfLine & Record<"quantity" | "delivered_quantity", number>
  }

type OrderGraph = {
  id: string
  customer_id: string | null
  sales_channel_id: string | null
  currency_code: string
  status: string
  created_at: string
  items?: (ItemGraph | null)[]
  fulfillments?: ({ delivered_at: string | null; canceled_at: string | null } | null)[]
}

const FIELDS = [
  "id",
  "customer_id",
  "sales_channel_id",
  "currency_code",
  "status",
  "created_at",
  "total",
  ...GOODS_FIELDS,
  "items.detail.*",
  "items.adjustments.*",
  "items.tax_lines.*",
  "fulfillments.delivered_at",
  "fulfillments.canceled_at",
]

/** The order, or null when it is gone. */
export async function readLoyaltyOrder(
  container: MedusaContainer,
  orderId: string
): Promise<LoyaltyOrder | null> {
  const [order] = await readLoyaltyOrders(container, [orderId])
  return order ?? null
}

/** Those of some orders that there are. */
export async function readLoyaltyOrders(
  container: MedusaContainer,
  orderIds: readonly string[]
): Promise<LoyaltyOrder[]> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: FIELDS, filters: { id: [...orderIds] } })
  const orders = data as unknown as OrderGraph[]
  if (orders.length === 0) {
    return []
  }
  const notTaken = await unitsNotTaken(container, orderIds)
  const claimedBack = await unitsBackForClaims(container, orderIds)
  const everHad = await linesEverHad(container, orderIds)
  const goneOf = ({ id, detail }: ItemGraph): number =>
    unitsGone(detail, claimedBack.get(id) ?? 0) + (notTaken.get(id) ?? 0)
  return orders.map((order) => orderOf(order, goneOf, everHad.get(order.id) ?? []))
}

function orderOf(
  order: OrderGraph,
  goneOf: (item: ItemGraph) => number,
  everHad: readonly string[]
): LoyaltyOrder {
  const there = new Set(order.items?.map((item) => item?.id))
  const { id, customer_id, sales_channel_id, currency_code } = order
  return {
    id,
    customer_id,
    sales_channel_id,
    currency_code,
    channel: "online",
    retail_store_id: null,
    time_zone: null,
    at: new Date(order.created_at),
    is_canceled: order.status === "canceled",
    delivered_at: lastDelivery(order),
    lines: (order.items ?? []).flatMap((item) =>
      item ? lineOf(item, currency_code, goneOf(item)) : []
    ),
    gone_line_ids: everHad.filter((lineId) => !there.has(lineId)),
  }
}

function lineOf(item: ItemGraph, currencyCode: string, gone: number): LoyaltyOrderLine {
  const { detail } = item
  const money = lineMoney(item, currencyCode)
  return {
    ...goodsOf(item),
    id: item.id,
    title: item.title,
    quantity: Number(item.quantity),
    with_tax: money.with_tax,
    without_tax: money.without_tax,
    money,
    kept: Math.max(0, Number(detail.quantity) - gone),
    delivered: Number(detail.delivered_quantity),
  }
}

function lastDelivery({ fulfillments = [] }: OrderGraph): Date | null {
  const times = fulfillments.flatMap((each) =>
    each?.delivered_at && !each.canceled_at ? new Date(each.delivered_at).getTime() : []
  )
  return times.length ? new Date(Math.max(...times)) : null
}

/** Lines of orders, by order, also those taken off: Medusa keeps every version of an order's lines. */
async function linesEverHad(
  container: MedusaContainer,
  orderIds: readonly string[]
): Promise<Map<string, string[]>> {
  const rows = await containerSql(container)<{ order_id: string; lines: string[] }>(
    `select order_id, array_agg(distinct item_id) as lines from order_item
     where order_id = any(?::text[]) and deleted_at is null group by order_id`,
    [orderIds]
  )
  return new Map(rows.map(({ order_id, lines }) => [order_id, lines]))
}

/**
 * Units the order's own pickup gave back: refused at the counter, missing in the store, never collected. Medusa has no
 * return of them; it has one of what was taken in exchange and not collected.
 */
async function unitsNotTaken(
  container: MedusaContainer,
  orderIds: readonly string[]
): Promise<Map<string, number>> {
  const rows = await containerSql(container)<{ line_id: string; units: number }>(
    `select unit->>'order_line_item_id' as line_id, sum((unit->>'quantity')::numeric)::float8 as units
     from omni_pickup pickup
     join omni_pickup_settlement settlement on settlement.pickup_id = pickup.id and settlement.deleted_at is null
     cross join jsonb_array_elements(settlement.units) unit
     where pickup.order_id = any(?::text[]) and pickup.return_case_id is null and pickup.deleted_at is null
       and settlement.reason <> 'whole'
     group by 1`,
    [orderIds]
  )
  return new Map(rows.map(({ line_id, units }) => [line_id, units]))
}

/** The cart an order came from; null for orders of staff and of tills. */
export async function cartOfOrder(
  container: MedusaContainer,
  orderId: string
): Promise<string | null> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order_cart",
    fields: ["cart_id"],
    filters: { order_id: orderId },
  })
  return (data as { cart_id: string }[])[0]?.cart_id ?? null
}
