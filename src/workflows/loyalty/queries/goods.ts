import type { Goods } from "../../../modules/loyalty/domain/earning/purchase"

/** What to ask of the items of a cart or an order, so that rules can be decided. */
export const GOODS_FIELDS = [
  "items.*",
  "items.variant.product.collection_id",
  "items.variant.product.is_giftcard",
  "items.variant.product.categories.id",
  "items.variant.product.categories.mpath",
  "items.variant.product.tags.id",
  "items.variant.product.metadata",
]

export type GoodsGraph = {
  product_id: string | null
  is_giftcard?: boolean | null
  unit_price: number
  compare_at_unit_price?: number | null
  variant?: {
    product?: {
      collection_id: string | null
      is_giftcard: boolean
      categories?: ({ id: string; mpath: string | null } | null)[]
      tags?: ({ id: string } | null)[]
      metadata?: Record<string, unknown> | null
    } | null
  } | null
}

/** The goods of a line. Of a product that is gone the line still tells the id, and whether it was a gift card. */
export function goodsOf(item: GoodsGraph): Goods {
  const product = item.variant?.product
  const categories = (product?.categories ?? []).flatMap((each) => each ?? [])
  return {
    product_id: item.product_id,
    collection_id: product?.collection_id ?? null,
    category_ids: categories.flatMap(({ id, mpath }) => [id, ...(mpath ?? "").split(".")]),
    brand: brandOf(product?.metadata),
    tag_ids: (product?.tags ?? []).flatMap((tag) => tag?.id ?? []),
    is_gift_card: product?.is_giftcard ?? item.is_giftcard ?? false,
    is_on_sale: Number(item.compare_at_unit_price ?? 0) > Number(item.unit_price),
  }
}

/** Medusa knows no brands: shops write them into the metadata of products. */
function brandOf(metadata: Record<string, unknown> | null | undefined): string | null {
  const brand = metadata?.brand
  return typeof brand === "string" && brand.trim() ? brand : null
}
