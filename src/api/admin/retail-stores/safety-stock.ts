import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { AdminVariantSafetyStock } from "../../../types/http"

export type SafetyStockList = {
  safety_stock: AdminVariantSafetyStock[]
  count: number
  limit: number
  offset: number
}
type Page = { limit: number; offset: number; variant_ids?: string[] }
type Variant = {
  id: string
  sku: string | null
  title: string | null
  product: { title: string } | null
}

/** A page of the variants with a number of their own, in words. @throws NOT_FOUND `store_not_found` */
export async function listSafetyStock(
  container: MedusaContainer,
  storeId: string,
  { limit, offset, variant_ids }: Page
): Promise<SafetyStockList> {
  const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
  await stores.retrieveStore(storeId)
  const { entries, count } = await stores.listSafetyStockOf(storeId, { limit, offset, variant_ids })
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "variant",
    fields: ["id", "sku", "title", "product.title"],
    filters: { id: entries.map((entry) => entry.variant_id) },
  })
  const variants = new Map((data as Variant[]).map((variant) => [variant.id, variant]))
  const safety_stock = entries.map(({ variant_id, quantity }) => {
    const variant = variants.get(variant_id)
    const title = [variant?.product?.title, variant?.title].filter(Boolean).join(", ")
    return { variant_id, quantity, sku: variant?.sku ?? null, title: title || variant_id }
  })
  return { safety_stock, count, limit, offset }
}
