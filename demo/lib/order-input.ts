import type { CreateOrderDTO, ProductVariantDTO } from "@medusajs/framework/types"
import { BRAND } from "../data/brand"
import { mailOf, phoneOf } from "../data/customers"
import type { PlannedOrder } from "./order-plan"

export const ORDER_KEY = "demo_order"

export type OrderSurroundings = {
  region_id: string
  sales_channel_id: string
  /** By e-mail. */
  customers: Map<string, string>
  /** By SKU, with their product. */
  variants: Map<string, ProductVariantDTO>
  /** Full price in roubles by SKU. */
  prices: Map<string, number>
  tax_rate_id: string
  /** Shipping option ids by name. */
  options: Map<string, string>
}

/** The order as Medusa's own checkout would have written it. */
export function orderInput(plan: PlannedOrder, around: OrderSurroundings): CreateOrderDTO {
  const { customer, delivery } = plan
  const { first_name, last_name, city, province, postal_code, address_1 } = customer
  const address = {
    first_name,
    last_name,
    city,
    province,
    postal_code,
    address_1,
    country_code: BRAND.country,
  }
  const tax_lines = [
    {
      code: `vat${BRAND.vatRate}`,
      rate: BRAND.vatRate,
      tax_rate_id: around.tax_rate_id,
      provider_id: "tp_system",
    },
  ]
  return {
    region_id: around.region_id,
    sales_channel_id: around.sales_channel_id,
    customer_id: around.customers.get(mailOf(customer)),
    email: mailOf(customer),
    currency_code: BRAND.currency,
    locale: /[а-я]/i.test(first_name) ? BRAND.locale : "en-US",
    status: "pending",
    no_notification: true,
    metadata: { [ORDER_KEY]: plan.key },
    shipping_address: { ...address, phone: phoneOf(customer) },
    billing_address: { ...address, phone: phoneOf(customer) },
    items: plan.lines.map(({ sku, quantity }) => ({
      ...snapshotOf(around.variants.get(sku)!),
      quantity,
      unit_price: around.prices.get(sku)!,
      is_tax_inclusive: true,
      tax_lines,
    })),
    shipping_methods: [
      {
        name: delivery.name,
        amount: delivery.price,
        is_tax_inclusive: true,
        shipping_option_id: around.options.get(delivery.name)!,
        tax_lines,
      },
    ],
  }
}

function snapshotOf(variant: ProductVariantDTO) {
  const product = variant.product!
  return {
    title: product.title,
    subtitle: variant.title,
    thumbnail: variant.thumbnail ?? product.thumbnail ?? undefined,
    product_id: product.id,
    product_title: product.title,
    product_description: product.description ?? undefined,
    product_handle: product.handle,
    variant_id: variant.id,
    variant_sku: variant.sku ?? undefined,
    variant_barcode: variant.barcode ?? undefined,
    variant_title: variant.title,
    requires_shipping: true,
    is_discountable: true,
  }
}
