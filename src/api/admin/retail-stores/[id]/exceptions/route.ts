import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminRetailStore } from "../../../../../types/http"
import {
  putExceptionWorkflow,
  updateRetailStoreWorkflow,
} from "../../../../../workflows/retail-store"
import type { StaffRequest } from "../../../../middlewares/staff-scope"
import { answerStore } from "../../answer"
import type { AdminPutException, AdminReplaceExceptions } from "../../validators"

/**
 * Adds one exception, or with `{ exceptions }` replaces all of them.
 * Errors: 404 `store_not_found`, 400 `invalid_hours`, 403 `store_forbidden`.
 */
export const POST = async (
  req: StaffRequest<AdminPutException | AdminReplaceExceptions>,
  res: MedusaResponse<{ retail_store: AdminRetailStore }>
) => {
  const [id, body] = [req.params.id!, req.validatedBody]
  if ("exceptions" in body) {
    await updateRetailStoreWorkflow(req.scope).run({ input: { id, exceptions: body.exceptions } })
  } else {
    await putExceptionWorkflow(req.scope).run({ input: { retail_store_id: id, exception: body } })
  }
  await answerStore(req, res, id)
}
