import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { notFound } from "../../../../core/errors"
import { RETAIL_STORE_MODULE } from "../../../../modules/retail-store"
import { calendarSince } from "../../../../modules/retail-store/domain/since"
import type { RetailStoreModuleService } from "../../../../modules/retail-store/service"
import type { StoreRetailStore } from "../../../../types/http"
import { toStoreRetailStore } from "../present"
import { stockStatuses } from "../stock"
import type { StoreGetRetailStore } from "../validators"

/** One open store, by id or handle. Errors: 404 `store_not_found`. */
export const GET = async (
  req: MedusaRequest<unknown, StoreGetRetailStore>,
  res: MedusaResponse<{ retail_store: StoreRetailStore }>
) => {
  const { variant_id } = req.validatedQuery as StoreGetRetailStore
  const key = req.params.id!
  const now = new Date()
  const service = req.scope.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
  const [named] = await service.listRetailStores(
    { $or: [{ id: key }, { handle: key }], is_active: true },
    { select: ["id"], take: 1 }
  )
  const [store] = named
    ? await service.listStoresWithCalendar([named.id], { since: calendarSince(now) })
    : []
  if (!store) {
    throw notFound("store_not_found", `There is no store ${key}`)
  }
  const stock = await stockStatuses(req, [store], variant_id)
  res.json({
    retail_store: toStoreRetailStore(
      { ...store, distance_km: null },
      stock.get(store.id) ?? [],
      now
    ),
  })
}
