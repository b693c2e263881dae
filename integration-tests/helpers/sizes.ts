import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createProductsWorkflow } from "@medusajs/medusa/core-flows"
import type { Shop } from "./shop"

type Size = { size: string; price: number; stocked: Record<string, number> }

/** A product in sizes, each with its own price in roubles and its units by place. */
export async function addSizes(
  container: MedusaContainer,
  shop: Shop,
  title: string,
  sizes: readonly Size[]
): Promise<{ variant_id: string; inventory_item_id: string }[]> {
  const skuOf = (size: string) => `${title}-${size}`
  const { result } = await createProductsWorkflow(container).run({
    input: {
      products: [
        {
          title,
          status: "published",
          shipping_profile_id: shop.shipping_profile_id,
          sales_channels: [{ id: shop.sales_channel_id }],
          options: [{ title: "Size", values: sizes.map(({ size }) => size) }],
          variants: sizes.map(({ size, price }, variant_rank) => ({
            ...{ title: size, variant_rank },
            sku: skuOf(size),
            options: { Size: size },
            manage_inventory: true,
            prices: [{ currency_code: "rub", amount: price }],
          })),
        },
      ],
    },
  })
  const inventory = container.resolve(Modules.INVENTORY)
  const items = await inventory.listInventoryItems({ sku: sizes.map(({ size }) => skuOf(size)) })
  return await Promise.all(
    sizes.map(async ({ size, stocked }) => {
      const item = items.find(({ sku }) => sku === skuOf(size))!
      await inventory.createInventoryLevels(
        Object.entries(stocked).map(([location_id, stocked_quantity]) => ({
          ...{ inventory_item_id: item.id, location_id, stocked_quantity },
        }))
      )
      const variant = result[0]!.variants.find(({ sku }) => sku === skuOf(size))!
      return { variant_id: variant.id, inventory_item_id: item.id }
    })
  )
}
