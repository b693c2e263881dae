import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Goods } from "../../../modules/loyalty/domain/earning/purchase"
import { POS_MODULE } from "../../../modules/pos"
import type { ProductReference } from "../../../modules/pos/domain/products"
import { findProducts } from "../../../modules/pos/read-models/product-references"
import type { PosModuleService } from "../../../modules/pos/service"
import { GOODS_FIELDS, type GoodsGraph, goodsOf } from "../queries/goods"

export type TillGoods = Goods & { is_discountable: boolean }

type Product = NonNullable<NonNullable<GoodsGraph["variant"]>["product"]> & {
  id: string
  discountable: boolean
}
type Variant = { id: string; product: Product | null }

const FIELDS = GOODS_FIELDS.flatMap((field) =>
  field.startsWith("items.variant.") ? [field.replace("items.variant.", "")] : []
)

/** The goods of lines as rules see them; what nobody knows is goods of no kind. Whether they are on sale, the receipt says. */
export async function readTillGoods(
  container: MedusaContainer,
  references: readonly ProductReference[]
): Promise<(reference: ProductReference) => TillGoods> {
  const products = await container
    .resolve<PosModuleService>(POS_MODULE)
    .reading((manager) => findProducts(manager, references))
  const ids = references.flatMap((reference) => products.find(reference)?.variant_id ?? [])
  const variants = new Map<string, Variant>()
  if (ids.length > 0) {
    const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
      entity: "variant",
      fields: ["id", "product.id", "product.discountable", ...FIELDS],
      filters: { id: [...new Set(ids)] },
    })
    for (const variant of data as unknown as Variant[]) {
      variants.set(variant.id, variant)
    }
  }
  return (reference) => {
    const product = variants.get(products.find(reference)?.variant_id ?? "")?.product
    const graph = { product_id: product?.id ?? null, unit_price: 0, variant: { product } }
    return { ...goodsOf(graph), is_discountable: product?.discountable ?? true }
  }
}
