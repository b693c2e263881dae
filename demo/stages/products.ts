import {
  createProductsWorkflow,
  deleteInventoryItemWorkflow,
  deleteProductsWorkflow,
} from "@medusajs/medusa/core-flows"
import { ContainerRegistrationKeys, Modules, ProductStatus } from "@medusajs/framework/utils"
import { BRAND } from "../data/brand"
import { type PlannedProduct, plannedProducts } from "../lib/catalogue"
import { chunksOf } from "../lib/chunks"
import type { Demo, Stage } from "../lib/demo"
import { onlineChannelId, shippingProfileId } from "../lib/lookup"
import { picturesFor } from "../lib/picture-files"

const PRODUCTS_PER_CALL = 12

/** The assortment with its variants, barcodes, prices and pictures. */
export const productsStage: Stage = {
  name: "products",
  async run(demo) {
    const planned = plannedProducts()
    const complete = await completeHandles(demo, planned)
    const missing = planned.filter(({ handle }) => !complete.has(handle))
    await removeTorsos(demo, missing)
    const parents = await parentsOf(demo)
    let made = planned.length - missing.length
    for (const some of chunksOf(missing, PRODUCTS_PER_CALL)) {
      await createProductsWorkflow(demo.container).run({
        input: { products: some.map((product) => productInput(demo, product, parents)) },
      })
      made += some.length
      demo.say(`    ${made} of ${planned.length} products`)
    }
    return `${planned.length} products, ${planned.flatMap(({ variants }) => variants).length} variants`
  },
}

type Parents = {
  channel: string
  profile: string
  categories: Map<string, string>
  collections: Map<string, string>
}

async function parentsOf({ container }: Demo): Promise<Parents> {
  const products = container.resolve(Modules.PRODUCT)
  const categories = await products.listProductCategories(
    {},
    { select: ["id", "handle"], take: 100 }
  )
  const collections = await products.listProductCollections(
    {},
    { select: ["id", "handle"], take: 100 }
  )
  return {
    channel: await onlineChannelId(container),
    profile: await shippingProfileId(container),
    categories: new Map(categories.map(({ handle, id }) => [handle, id])),
    collections: new Map(collections.map(({ handle, id }) => [handle, id])),
  }
}

type SoldVariant = { prices?: object[] | null; inventory_items?: object[] | null }

/** Products that have all their variants, each with a price and an inventory item. */
async function completeHandles(
  { container }: Demo,
  planned: PlannedProduct[]
): Promise<Set<string>> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "product",
    fields: [
      "handle",
      "variants.id",
      "variants.prices.id",
      "variants.inventory_items.inventory_item_id",
    ],
    filters: { handle: planned.map(({ handle }) => handle) },
  })
  const wanted = new Map(planned.map(({ handle, variants }) => [handle, variants.length]))
  const whole = data.filter(
    ({ handle, variants }) =>
      variants.length === wanted.get(handle) &&
      variants.every(
        (variant: SoldVariant) => variant.prices?.length && variant.inventory_items?.length
      )
  )
  return new Set(whole.map(({ handle }) => handle))
}

/** What a killed run left of products it had not finished; their SKUs must be free again. */
async function removeTorsos({ container }: Demo, missing: PlannedProduct[]): Promise<void> {
  if (!missing.length) {
    return
  }
  const handles = missing.map(({ handle }) => handle)
  const torsos = await container
    .resolve(Modules.PRODUCT)
    .listProducts({ handle: handles }, { select: ["id"] })
  if (torsos.length) {
    await deleteProductsWorkflow(container).run({ input: { ids: torsos.map(({ id }) => id) } })
  }
  const skus = missing.flatMap(({ variants }) => variants.map(({ sku }) => sku))
  const items = await container
    .resolve(Modules.INVENTORY)
    .listInventoryItems({ sku: skus }, { select: ["id"], take: skus.length })
  if (items.length) {
    await deleteInventoryItemWorkflow(container).run({ input: items.map(({ id }) => id) })
  }
}

function productInput(demo: Demo, product: PlannedProduct, parents: Parents) {
  const { category, variants } = product
  const pictures = picturesFor(demo, product)
  return {
    title: product.title,
    handle: product.handle,
    description: product.description,
    status: ProductStatus.PUBLISHED,
    weight: category.weight,
    origin_country: BRAND.country,
    thumbnail: pictures[0],
    images: pictures.map((url) => ({ url })),
    category_ids: [parents.categories.get(category.handle)!],
    collection_id: parents.collections.get(product.collection),
    shipping_profile_id: parents.profile,
    sales_channels: [{ id: parents.channel }],
    metadata: { title_ru: product.title_ru, description_ru: product.description_ru },
    options: [
      { title: "Colour", values: [...new Set(variants.map(({ colour }) => colour.name))] },
      { title: "Size", values: [...category.sizes] },
    ],
    variants: variants.map(({ sku, barcode, size, colour, price }) => ({
      title: `${colour.name} / ${size}`,
      sku,
      barcode,
      ean: barcode,
      thumbnail: pictures[product.colours.findIndex((code) => code === colour.code)],
      weight: category.weight,
      manage_inventory: true,
      options: { Colour: colour.name, Size: size },
      prices: [{ currency_code: BRAND.currency, amount: price }],
    })),
  }
}
