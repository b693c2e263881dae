import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminRetailStore } from "../../../../../types/http"
import { syncRetailStoreWorkflow } from "../../../../../workflows/retail-store"
import type { StaffRequest } from "../../../../middlewares/staff-scope"
import { answerStore } from "../../answer"

/**
 * Brings Medusa's side in step now; `sync_error` says when it could not be.
 * Errors: 404 `store_not_found`, 403 `store_forbidden`.
 */
export const POST = async (
  req: StaffRequest,
  res: MedusaResponse<{ retail_store: AdminRetailStore }>
) => {
  await syncRetailStoreWorkflow(req.scope).run({ input: { id: req.params.id! } })
  await answerStore(req, res, req.params.id!)
}
