import type { MedusaContainer } from "@medusajs/framework/types"
import { PICKUP_MODULE } from "../../../modules/pickup"
import type { VariantStock } from "../../../modules/pickup/domain/demand"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"

type Place = { id: string; stock_location_id: string }

/** The stock of several stores, read once. */
export type StoresStock = {
  /** Units of an inventory item without a claim on them, safety stock included; negative when oversold. */
  freeOf: (store: Place, inventoryItemId: string) => number
  /** Units of a variant the store keeps back. */
  safetyOf: (store: Place, variantId: string) => number
}

/** What the stores have of the variants: two statements, whatever the number of stores and variants. */
export async function readStoresStock(
  container: MedusaContainer,
  input: {
    stores: readonly Place[]
    variants: readonly VariantStock[]
    except_cart_id?: string
    now: Date
  }
): Promise<StoresStock> {
  const { stores, variants, except_cart_id, now } = input
  const items = new Set(
    variants.flatMap((variant) => variant.components.map((each) => each.inventory_item_id))
  )
  const [free, safetyOf] = await Promise.all([
    container.resolve<PickupModuleService>(PICKUP_MODULE).availabilityAt({
      location_ids: stores.map((store) => store.stock_location_id),
      inventory_item_ids: [...items],
      except_cart_id,
      now,
    }),
    container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE).safetyStockOf(
      stores.map((store) => store.id),
      variants.map((variant) => variant.variant_id)
    ),
  ])
  const quantities = new Map(
    free.map((row) => [`${row.location_id} ${row.inventory_item_id}`, row.quantity])
  )
  return {
    freeOf: (store, itemId) => quantities.get(`${store.stock_location_id} ${itemId}`) ?? 0,
    safetyOf: (store, variantId) => safetyOf(store.id, variantId),
  }
}
