import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { conflict, notFound } from "../../../core/errors"
import type { StockLine } from "../../../modules/pickup/domain/demand"

export type CartFacts = {
  id: string
  sales_channel_id: string
  customer_id: string | null
  shipping_address_id: string | null
  shipping_address: CartAddress | null
  shipping_method_ids: string[]
  shipping_option_ids: string[]
  /** Providers of the payment sessions the shopper has begun. */
  payment_provider_ids: string[]
  lines: StockLine[]
  /** Shipping profiles of the lines that must be handed over; each needs its own pickup option. */
  shipping_profile_ids: string[]
}

export type CartAddress = {
  first_name: string | null
  last_name: string | null
  phone: string | null
  address_1: string | null
  city: string | null
  postal_code: string | null
  country_code: string | null
}

type CartGraph = {
  id: string
  completed_at: string | Date | null
  sales_channel_id: string
  customer_id: string | null
  shipping_address_id: string | null
  shipping_address: CartFacts["shipping_address"]
  shipping_methods?: ({ id: string; shipping_option_id: string | null } | null)[]
  payment_collection?: { payment_sessions?: ({ provider_id: string } | null)[] }
  items?: ({
    id: string
    variant_id: string | null
    quantity: number
    requires_shipping: boolean
    variant?: { product?: { shipping_profile?: { id: string } } }
  } | null)[]
}

/**
 * What a choice of store needs to know of a cart that is still open.
 * @throws NOT_FOUND `cart_not_found`; CONFLICT `cart_completed`.
 */
export async function readOpenCart(container: MedusaContainer, cartId: string): Promise<CartFacts> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "cart",
    fields: [
      "id",
      "completed_at",
      "sales_channel_id",
      "customer_id",
      "shipping_address_id",
      "shipping_address.*",
      "shipping_methods.id",
      "shipping_methods.shipping_option_id",
      "payment_collection.payment_sessions.provider_id",
      "items.id",
      "items.variant_id",
      "items.quantity",
      "items.requires_shipping",
      "items.variant.product.shipping_profile.id",
    ],
    filters: { id: cartId },
  })
  const [cart] = data as unknown as CartGraph[]
  if (!cart) {
    throw notFound("cart_not_found", `There is no cart ${cartId}`)
  }
  if (cart.completed_at) {
    throw conflict("cart_completed", "The order of this cart is already placed")
  }
  const items = (cart.items ?? []).flatMap((item) => (item ? [item] : []))
  const profiles = items
    .filter((item) => item.requires_shipping)
    .flatMap((item) => item.variant?.product?.shipping_profile?.id ?? [])
  return {
    id: cart.id,
    sales_channel_id: cart.sales_channel_id,
    customer_id: cart.customer_id,
    shipping_address_id: cart.shipping_address_id,
    shipping_address: cart.shipping_address,
    payment_provider_ids: (cart.payment_collection?.payment_sessions ?? []).flatMap(
      (session) => session?.provider_id ?? []
    ),
    shipping_method_ids: (cart.shipping_methods ?? []).flatMap((method) =>
      method ? [method.id] : []
    ),
    shipping_option_ids: (cart.shipping_methods ?? []).flatMap(
      (method) => method?.shipping_option_id ?? []
    ),
    lines: items
      .map((item) => ({
        id: item.id,
        variant_id: item.variant_id,
        quantity: Number(item.quantity),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    shipping_profile_ids: [...new Set(profiles)],
  }
}
