import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { BRAND, DELIVERY_OPTIONS } from "../data/brand"
import { plannedProducts } from "./catalogue"
import { customerIds } from "./customers"
import { onlineChannelId, present, regionId } from "./lookup"
import type { OrderSurroundings } from "./order-input"

/** Reads once what every order of the past refers to. */
export async function readSurroundings(container: MedusaContainer): Promise<OrderSurroundings> {
  const prices = new Map(
    plannedProducts().flatMap(({ variants }) => variants.map(({ sku, price }) => [sku, price]))
  )
  const variants = await container
    .resolve(Modules.PRODUCT)
    .listProductVariants({ sku: [...prices.keys()] }, { relations: ["product"], take: prices.size })
  const options = await container
    .resolve(Modules.FULFILLMENT)
    .listShippingOptions(
      { name: DELIVERY_OPTIONS.map(({ name }) => name) },
      { select: ["id", "name"], take: 10 }
    )
  const tax = container.resolve(Modules.TAX)
  const [taxRegion] = await tax.listTaxRegions(
    { country_code: BRAND.country },
    { select: ["id"], take: 1 }
  )
  const [taxRate] = await tax.listTaxRates(
    { tax_region_id: taxRegion?.id },
    { select: ["id"], take: 1 }
  )
  return {
    region_id: await regionId(container),
    sales_channel_id: await onlineChannelId(container),
    customers: await customerIds(container),
    variants: new Map(variants.map((variant) => [variant.sku ?? "", variant])),
    prices,
    tax_rate_id: present(taxRate, "VAT rate").id,
    options: new Map(options.map(({ name, id }) => [name, id])),
  }
}
