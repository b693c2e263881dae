import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminRetailStore } from "../../../../../../types/http"
import {
  putExceptionWorkflow,
  removeExceptionWorkflow,
} from "../../../../../../workflows/retail-store"
import type { StaffRequest } from "../../../../../middlewares/staff-scope"
import { answerStore } from "../../../answer"
import type { AdminPutException } from "../../../validators"

type Answer = MedusaResponse<{ retail_store: AdminRetailStore }>

/** Changes one exception. Errors: 404 `exception_not_found`, 400 `invalid_hours`, 403 `store_forbidden`. */
export const POST = async (req: StaffRequest<AdminPutException>, res: Answer) => {
  const exception = { ...req.validatedBody, id: req.params.exception_id! }
  await putExceptionWorkflow(req.scope).run({
    input: { retail_store_id: req.params.id!, exception },
  })
  await answerStore(req, res, req.params.id!)
}

/** Takes one exception away. Errors: 404 `exception_not_found`, 403 `store_forbidden`. */
export const DELETE = async (req: StaffRequest, res: Answer) => {
  await removeExceptionWorkflow(req.scope).run({
    input: { retail_store_id: req.params.id!, exception_id: req.params.exception_id! },
  })
  await answerStore(req, res, req.params.id!)
}
