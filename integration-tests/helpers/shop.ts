import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  createProductsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"

export type Shop = {
  region_id: string
  shipping_profile_id: string
  /** The web shop's channel. */
  sales_channel_id: string
  /** A location the web channel sells from. */
  warehouse_id: string
  /** For /store routes. */
  headers: { "x-publishable-api-key": string }
  /** A new stock location. */
  locate: (name: string) => Promise<string>
}

/** A small web shop in roubles: one region, profile, channel and publishable key. */
export async function openShop(container: MedusaContainer): Promise<Shop> {
  const { result: regions } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: "Russia",
          currency_code: "rub",
          countries: ["ru"],
          payment_providers: ["pp_system_default"],
        },
      ],
    },
  })
  // Medusa's migrations make it.
  const [profile] = await container
    .resolve(Modules.FULFILLMENT)
    .listShippingProfiles({ type: "default" })
  const { result: channels } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: "Web" }] },
  })
  const { result: keys } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ type: "publishable", title: "Web", created_by: "test" }] },
  })
  await linkSalesChannelsToApiKeyWorkflow(container).run({
    input: { id: keys[0]!.id, add: [channels[0]!.id] },
  })
  const locate = async (name: string) => {
    const { result } = await createStockLocationsWorkflow(container).run({
      input: { locations: [{ name }] },
    })
    return result[0]!.id
  }
  const warehouse_id = await locate("Warehouse")
  await linkSalesChannelsToStockLocationWorkflow(container).run({
    input: { id: warehouse_id, add: [channels[0]!.id] },
  })
  return {
    region_id: regions[0]!.id,
    shipping_profile_id: profile!.id,
    sales_channel_id: channels[0]!.id,
    headers: { "x-publishable-api-key": keys[0]!.token },
    warehouse_id,
    locate,
  }
}

/** A product of one variant with ten units in the warehouse. */
export async function addProduct(container: MedusaContainer, shop: Shop, title: string) {
  const { result } = await createProductsWorkflow(container).run({
    input: {
      products: [
        {
          title,
          status: "published",
          shipping_profile_id: shop.shipping_profile_id,
          sales_channels: [{ id: shop.sales_channel_id }],
          options: [{ title: "Size", values: ["M"] }],
          variants: [
            {
              title: "M",
              sku: `${title}-m`,
              options: { Size: "M" },
              manage_inventory: true,
              prices: [{ currency_code: "rub", amount: 9900 }],
            },
          ],
        },
      ],
    },
  })
  const variant = result[0]!.variants[0]!
  const [item] = await container
    .resolve(Modules.INVENTORY)
    .listInventoryItems({ sku: `${title}-m` })
  await container.resolve(Modules.INVENTORY).createInventoryLevels({
    inventory_item_id: item!.id,
    location_id: shop.warehouse_id,
    stocked_quantity: 10,
  })
  return { variant_id: variant.id, inventory_item_id: item!.id }
}
