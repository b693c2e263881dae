import { readBringer } from "../../../../../../workflows/store-return/blind/read-person"
import { requireRoleAt } from "../../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../../own-errors"
import type { ReturnCaseRequest } from "../../../middlewares"

/**
 * GET /admin/return-desk/returns/:id/person: who brought goods without a receipt, as the document said. Actor: manager
 * of the store. Answers `{ person: { name, document, last_signs } }`. Errors: 403 `store_forbidden`; 404
 * `return_not_found`, `person_not_recorded`.
 */
export const GET = withOwnErrors<ReturnCaseRequest>(async (req, res) => {
  requireRoleAt(req.staffScope, req.returnCase.retail_store.id, "manager")
  res.json({ person: await readBringer(req.scope, req.returnCase.id) })
})
