import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

const PAGE = 1000

/**
 * What a careful developer writes with Medusa's query API alone: variants changed since an instant, page by
 * page, with what a till needs of them. It jumps over what a slow transaction commits later, knows nothing of
 * what is gone, and does not tell what changed around a variant.
 */
export async function plainPull(container: MedusaContainer, since: Date): Promise<string[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const ids: string[] = []
  for (let skip = 0, more = true; more; skip += PAGE) {
    const { data } = await query.graph({
      entity: "product_variant",
      fields: [
        "id",
        "product_id",
        "title",
        "sku",
        "barcode",
        "ean",
        "upc",
        "manage_inventory",
        "allow_backorder",
        "options.value",
        "options.option.title",
        "inventory_items.inventory_item_id",
        "inventory_items.required_quantity",
      ],
      filters: { updated_at: { $gt: since }, product: { status: "published" } } as never,
      pagination: { take: PAGE, skip, order: { id: "ASC" } },
    })
    ids.push(...data.map((variant) => variant.id))
    more = data.length === PAGE
  }
  return ids
}
