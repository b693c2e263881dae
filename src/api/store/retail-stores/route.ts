import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import { calendarSince } from "../../../modules/retail-store/domain/since"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { StoreRetailStoreList } from "../../../types/http"
import { toStoreRetailStore } from "./present"
import { stockStatuses } from "./stock"
import type { StoreListRetailStores } from "./validators"

/** Open stores, nearest first from a point, else by name; with the stock of the asked variants. */
export const GET = async (
  req: MedusaRequest<unknown, StoreListRetailStores>,
  res: MedusaResponse<StoreRetailStoreList>
) => {
  const { variant_id, ...query } = req.validatedQuery as StoreListRetailStores
  const now = new Date()
  const { stores, count } = await req.scope
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .findStores({ ...query, is_active: true, since: calendarSince(now) })
  const stock = await stockStatuses(req, stores, variant_id)
  const retail_stores = stores.map((store) =>
    toStoreRetailStore(store, stock.get(store.id) ?? [], now)
  )
  res.json({ retail_stores, count, limit: query.limit, offset: query.offset })
}
