import { BAGS, GLOVES, SCARVES } from "../data/accessories"
import { CATEGORIES } from "../data/categories"
import { COATS } from "../data/coats"
import { colourOf, type Colour } from "../data/colours"
import { JACKETS } from "../data/jackets"
import type { CategoryHandle, CategoryTraits, DemoProduct } from "../data/product"
import { demoEan13 } from "./ean13"

export type PlannedVariant = {
  sku: string
  barcode: string
  size: string
  colour: Colour
  price: number
  sale_price?: number
}
export type PlannedProduct = DemoProduct & {
  handle: string
  category: CategoryTraits
  variants: PlannedVariant[]
}

const BY_CATEGORY: Record<CategoryHandle, readonly DemoProduct[]> = {
  coats: COATS,
  jackets: JACKETS,
  scarves: SCARVES,
  gloves: GLOVES,
  bags: BAGS,
}

/** The whole assortment: every product in every colour and size it comes in. */
export function plannedProducts(): PlannedProduct[] {
  return CATEGORIES.flatMap((category) =>
    BY_CATEGORY[category.handle].map((product) => ({ product, category }))
  ).map(({ product, category }, index) => ({
    ...product,
    category,
    handle: handleOf(product),
    variants: variantsOf(product, category, index + 1),
  }))
}

function variantsOf(
  product: DemoProduct,
  category: CategoryTraits,
  number: number
): PlannedVariant[] {
  return product.colours.flatMap((code) => {
    const { index, ...colour } = colourOf(code)
    return category.sizes.map((size, at) => ({
      sku: [
        "VS",
        product.code,
        code,
        ...(category.sizes.length > 1 ? [size.replace(".", "")] : []),
      ].join("-"),
      barcode: demoEan13(number, index + 1, at + 1),
      size,
      colour,
      price: product.price,
      sale_price: product.sale_price,
    }))
  })
}

function handleOf({ title, code }: DemoProduct): string {
  const words = title
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
  return `${words}-${code.toLowerCase()}`
}
