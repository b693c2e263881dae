import {
  createCollectionsWorkflow,
  createProductCategoriesWorkflow,
} from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import { CATEGORIES, COLLECTIONS } from "../data/categories"
import type { Stage } from "../lib/demo"

/** Categories and collections. */
export const taxonomyStage: Stage = {
  name: "taxonomy",
  async run({ container }) {
    const products = container.resolve(Modules.PRODUCT)
    const categories = await products.listProductCategories(
      {},
      { select: ["id", "handle"], take: 100 }
    )
    const newCategories = CATEGORIES.filter(
      ({ handle }) => !categories.some((known) => known.handle === handle)
    )
    if (newCategories.length) {
      await createProductCategoriesWorkflow(container).run({
        input: {
          product_categories: newCategories.map(({ handle, name, name_ru }) => ({
            handle,
            name,
            is_active: true,
            metadata: { name_ru },
          })),
        },
      })
    }
    const collections = await products.listProductCollections(
      {},
      { select: ["id", "handle"], take: 100 }
    )
    const newCollections = COLLECTIONS.filter(
      ({ handle }) => !collections.some((known) => known.handle === handle)
    )
    if (newCollections.length) {
      await createCollectionsWorkflow(container).run({
        input: {
          collections: newCollections.map(({ handle, title, title_ru }) => ({
            handle,
            title,
            metadata: { title_ru },
          })),
        },
      })
    }
    return `${CATEGORIES.length} categories, ${COLLECTIONS.length} collections`
  },
}
