import type { MedusaRequest } from "@medusajs/framework/http"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { stockStatusOf } from "../../../modules/pickup/domain/stock-status"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { RetailStoreWithCalendar } from "../../../modules/retail-store/types"
import type { StoreRetailStore } from "../../../types/http"
import { readStoresStock } from "../../../workflows/pickup/queries/store-stock"

export type StockStatuses = Map<string, StoreRetailStore["stock"]>

/**
 * What each store has of the asked variants, by store id; an unknown variant is out of stock. Three
 * statements at most, whatever the number of stores and variants.
 */
export async function stockStatuses(
  req: MedusaRequest,
  stores: RetailStoreWithCalendar[],
  variantIds: string[]
): Promise<StockStatuses> {
  const asked = [...new Set(variantIds)]
  if (!stores.length || !asked.length) {
    return new Map()
  }
  const variants = await req.scope.resolve<PickupModuleService>(PICKUP_MODULE).variantStock(asked)
  const stock = await readStoresStock(req.scope, {
    stores,
    variants: [...variants.values()],
    now: new Date(),
  })
  return new Map(
    stores.map((store) => {
      const shelf = {
        freeOf: (itemId: string) => stock.freeOf(store, itemId),
        safetyOf: (variantId: string) => stock.safetyOf(store, variantId),
      }
      return [
        store.id,
        asked.map((id) => ({ variant_id: id, status: stockStatusOf(variants.get(id), shelf) })),
      ]
    })
  )
}
