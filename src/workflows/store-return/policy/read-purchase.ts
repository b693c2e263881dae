import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { POS_MODULE } from "../../../modules/pos"
import type { SaleOfOrder } from "../../../modules/pos/read-models/bought"
import { salesOfOrders } from "../../../modules/pos/read-models/sales-of-orders"
import type { PosModuleService } from "../../../modules/pos/service"
import type { Handover } from "../../../modules/store-return/domain/handed-over"
import type { ReturnedGoods } from "../../../modules/store-return/domain/policy"
import type { Channel } from "../../../modules/store-return/domain/policy-rules"
import { GOODS_FIELDS, type GoodsGraph, goodsOf } from "../../loyalty/queries/goods"
import { type FulfillmentGraph, readExchanged, readHandovers, zoneOfStore } from "./read-handovers"

/** What a policy asks about an order. */
export type Purchase = {
  /** The policy in force then was promised. */
  bought_at: Date
  channel: Channel
  customer_id: string | null
  email: string | null
  lines: Map<string, { goods: ReturnedGoods; handovers: readonly Handover[] }>
}

type OrderGraph = {
  created_at: string | Date
  customer_id: string | null
  email: string | null
  items: (GoodsGraph & { id: string; quantity: unknown })[]
  fulfillments: FulfillmentGraph[] | null
}

const FIELDS = [
  "created_at",
  "customer_id",
  "email",
  ...GOODS_FIELDS,
  "fulfillments.delivered_at",
  "fulfillments.canceled_at",
  "fulfillments.items.line_item_id",
  "fulfillments.items.quantity",
]

/** An order that is known to be there, as a policy looks at it. */
export async function readPurchase(container: MedusaContainer, orderId: string): Promise<Purchase> {
  const [{ data }, sales] = await Promise.all([
    container
      .resolve(ContainerRegistrationKeys.QUERY)
      .graph({ entity: "order", fields: FIELDS, filters: { id: orderId } }),
    container
      .resolve<PosModuleService>(POS_MODULE)
      .reading((manager) => salesOfOrders(manager, [orderId])),
  ])
  const order = data[0] as unknown as OrderGraph
  const sale = sales.get(orderId)
  const fulfillments = order.fulfillments ?? []
  const later = await readHandovers(container, orderId, fulfillments)
  const handovers = sale ? await soldAcrossTheCounter(container, order, sale) : later
  const exchanged = await readExchanged(container, orderId, later)
  return {
    bought_at: new Date(sale?.body.occurred_at ?? order.created_at),
    channel: sale ? "store" : "online",
    customer_id: order.customer_id,
    email: order.email,
    lines: new Map(
      order.items.map((item) => [
        item.id,
        { goods: goodsOf(item), handovers: exchanged.get(item.id) ?? handovers.get(item.id) ?? [] },
      ])
    ),
  }
}

/** The till's own time: its receipt may have arrived days later. */
async function soldAcrossTheCounter(
  container: MedusaContainer,
  { items }: OrderGraph,
  { body, retail_store_id }: SaleOfOrder
): Promise<Map<string, Handover[]>> {
  const at = new Date(body.occurred_at)
  const time_zone = await zoneOfStore(container, retail_store_id)
  return new Map(
    items.map(({ id, quantity }) => [id, [{ at, time_zone, quantity: Number(quantity) }]])
  )
}
