import { createPriceListsWorkflow, deletePriceListsWorkflow } from "@medusajs/medusa/core-flows"
import { Modules, PriceListStatus } from "@medusajs/framework/utils"
import { BRAND } from "../data/brand"
import { plannedProducts } from "../lib/catalogue"
import type { Stage } from "../lib/demo"

const TITLE = "Winter sale"

/** A price list that lowers the prices of some products. */
export const saleStage: Stage = {
  name: "sale",
  async run({ container }) {
    const reduced = plannedProducts().filter(({ sale_price }) => sale_price !== undefined)
    const amounts = new Map(
      reduced.flatMap(({ variants }) => variants.map(({ sku, sale_price }) => [sku, sale_price]))
    )
    const variants = await container
      .resolve(Modules.PRODUCT)
      .listProductVariants(
        { sku: [...amounts.keys()] },
        { select: ["id", "sku"], take: amounts.size }
      )
    const pricing = container.resolve(Modules.PRICING)
    const known = await pricing.listPriceLists({ q: TITLE }, { relations: ["prices"], take: 10 })
    const whole = known.find(
      (list) => list.title === TITLE && list.prices?.length === variants.length
    )
    if (!whole) {
      await deletePriceListsWorkflow(container).run({ input: { ids: known.map(({ id }) => id) } })
      await createPriceListsWorkflow(container).run({
        input: {
          price_lists_data: [
            {
              title: TITLE,
              description: "Last sizes and colours of the season",
              status: PriceListStatus.ACTIVE,
              prices: variants.map(({ id, sku }) => ({
                variant_id: id,
                currency_code: BRAND.currency,
                amount: amounts.get(sku ?? "")!,
              })),
            },
          ],
        },
      })
    }
    return `${reduced.length} products in "${TITLE}"`
  },
}
