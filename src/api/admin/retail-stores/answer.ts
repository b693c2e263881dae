import type { MedusaResponse } from "@medusajs/framework/http"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { AdminRetailStore } from "../../../types/http"
import type { StaffRequest } from "../../middlewares/staff-scope"
import { toAdminRetailStore } from "./present"

/** Answers the store as it now is. @throws NOT_FOUND `store_not_found` */
export async function answerStore(
  req: Pick<StaffRequest, "scope" | "staffScope">,
  res: MedusaResponse<{ retail_store: AdminRetailStore }>,
  id: string
): Promise<void> {
  const store = await req.scope
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .retrieveStore(id)
  res.json({ retail_store: toAdminRetailStore(store, req.staffScope, new Date()) })
}
