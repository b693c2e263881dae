import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { notFound } from "../../../core/errors"
import type { Goods } from "../../../modules/loyalty/domain/earning/purchase"
import { GOODS_FIELDS, type GoodsGraph, goodsOf } from "./goods"
import { type LineMoney, lineMoney, type LineMoneyGraph } from "./line-money"

export type LoyaltyCartLine = Goods & {
  id: string
  quantity: number
  is_discountable: boolean
  money: LineMoney
}

/** A cart as its points see it. */
export type LoyaltyCart = {
  id: string
  customer_id: string | null
  sales_channel_id: string | null
  currency_code: string
  is_completed: boolean
  payment_statuses: string[]
  lines: LoyaltyCartLine[]
}

type CartGraph = Pick<LoyaltyCart, "id" | "customer_id" | "sales_channel_id" | "currency_code"> & {
  completed_at: string | null
  payment_collection?: { payment_sessions?: ({ status: string } | null)[] } | null
  items?: (
    | (GoodsGraph & LineMoneyGraph & { id: string; quantity: number; is_discountable: boolean })
    | null
  )[]
}

const FIELDS = [
  "id",
  "customer_id",
  "sales_channel_id",
  "currency_code",
  "completed_at",
  "total",
  "payment_collection.payment_sessions.status",
  ...GOODS_FIELDS,
  "items.adjustments.*",
  "items.tax_lines.*",
]

/** @throws NOT_FOUND `cart_not_found`. */
export async function readLoyaltyCart(
  container: MedusaContainer,
  cartId: string
): Promise<LoyaltyCart> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "cart", fields: FIELDS, filters: { id: cartId } })
  const [cart] = data as unknown as CartGraph[]
  if (!cart) {
    throw notFound("cart_not_found", `There is no cart ${cartId}`)
  }
  const { id, customer_id, sales_channel_id, currency_code } = cart
  return {
    id,
    customer_id,
    sales_channel_id,
    currency_code,
    is_completed: cart.completed_at !== null,
    payment_statuses: (cart.payment_collection?.payment_sessions ?? []).flatMap(
      (session) => session?.status ?? []
    ),
    lines: (cart.items ?? []).flatMap((item) =>
      item
        ? {
            ...goodsOf(item),
            id: item.id,
            quantity: Number(item.quantity),
            is_discountable: item.is_discountable,
            money: lineMoney(item, currency_code),
          }
        : []
    ),
  }
}
