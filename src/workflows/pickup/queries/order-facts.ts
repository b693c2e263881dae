import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { notFound } from "../../../core/errors"
import type { PlacePickupInput } from "../../../modules/pickup/operations/place"

type OrderGraph = {
  id: string
  display_id: number
  customer_id: string | null
  email: string | null
  locale?: string | null
  currency_code: string
  shipping_address: { first_name: string | null; last_name: string | null } | null
  customer: { first_name: string | null; last_name: string | null } | null
  items: {
    id: string
    variant_id: string | null
    variant_sku: string | null
    title: string
    product_title: string | null
    variant_title: string | null
    thumbnail: string | null
    quantity: number
  }[]
}

export type OrderFacts = Omit<PlacePickupInput, "cart_id" | "actor" | "now" | "locale"> & {
  locale: string | null
}

/** What a pickup copies from its order, so that the counter can work without asking Medusa again. */
export async function readOrderFacts(
  container: MedusaContainer,
  orderId: string
): Promise<OrderFacts> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "id",
      "display_id",
      "customer_id",
      "email",
      "locale",
      "currency_code",
      "shipping_address.first_name",
      "shipping_address.last_name",
      "customer.first_name",
      "customer.last_name",
      "items.*",
    ],
    filters: { id: orderId },
  })
  const [order] = data as unknown as OrderGraph[]
  if (!order) {
    throw notFound("order_not_found", `There is no order ${orderId}`)
  }
  return {
    order_id: order.id,
    order_display_id: order.display_id,
    customer_id: order.customer_id,
    customer_name: nameOf(order.customer) || nameOf(order.shipping_address) || "",
    email: order.email,
    locale: order.locale ?? null,
    currency_code: order.currency_code,
    lines: order.items.map((item) => ({
      order_line_item_id: item.id,
      variant_id: item.variant_id,
      sku: item.variant_sku,
      title: item.product_title ?? item.title,
      variant_title: item.variant_title,
      thumbnail: item.thumbnail,
      quantity: Number(item.quantity),
    })),
  }
}

function nameOf(person: OrderGraph["customer"]): string {
  return [person?.first_name, person?.last_name].filter(Boolean).join(" ")
}
