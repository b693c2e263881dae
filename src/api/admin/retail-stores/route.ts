import type { MedusaResponse } from "@medusajs/framework/http"
import { toHandle } from "@medusajs/framework/utils"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import { calendarSince } from "../../../modules/retail-store/domain/since"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { AdminRetailStore, AdminRetailStoreList } from "../../../types/http"
import { createRetailStoresWorkflow } from "../../../workflows/retail-store"
import { type StaffRequest, visibleStoreIds } from "../../middlewares/staff-scope"
import { answerStore } from "./answer"
import { toAdminRetailStore } from "./present"
import type { AdminCreateRetailStore, AdminListRetailStores } from "./validators"

/** The stores the caller may see, by name. */
export const GET = async (
  req: StaffRequest<unknown, AdminListRetailStores>,
  res: MedusaResponse<AdminRetailStoreList>
) => {
  const { q, limit, offset } = req.validatedQuery as AdminListRetailStores
  const now = new Date()
  const { stores, count } = await req.scope
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .findStores({
      q,
      limit,
      offset,
      ids: visibleStoreIds(req.staffScope),
      since: calendarSince(now),
    })
  const retail_stores = stores.map((store) => toAdminRetailStore(store, req.staffScope, now))
  res.json({ retail_stores, count, limit, offset })
}

/** Opens a store at an existing stock location. Errors: as `createRetailStoresWorkflow`, 403 `store_forbidden`. */
export const POST = async (
  req: StaffRequest<AdminCreateRetailStore>,
  res: MedusaResponse<{ retail_store: AdminRetailStore }>
) => {
  const body = req.validatedBody
  const { result } = await createRetailStoresWorkflow(req.scope).run({
    input: { retail_stores: [{ ...body, handle: body.handle ?? toHandle(body.name) }] },
  })
  await answerStore(req, res, result[0]!.id)
}
