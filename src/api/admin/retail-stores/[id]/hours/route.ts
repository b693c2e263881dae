import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminRetailStore } from "../../../../../types/http"
import { updateRetailStoreWorkflow } from "../../../../../workflows/retail-store"
import type { StaffRequest } from "../../../../middlewares/staff-scope"
import { answerStore } from "../../answer"
import type { AdminReplaceHours } from "../../validators"

/** Replaces the whole week. Errors: 404 `store_not_found`, 400 `invalid_hours`, 403 `store_forbidden`. */
export const POST = async (
  req: StaffRequest<AdminReplaceHours>,
  res: MedusaResponse<{ retail_store: AdminRetailStore }>
) => {
  await updateRetailStoreWorkflow(req.scope).run({
    input: { id: req.params.id!, ...req.validatedBody },
  })
  await answerStore(req, res, req.params.id!)
}
