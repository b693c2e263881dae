import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminReturnCase } from "../../../../../types/return-desk"
import type { ReturnCaseRequest } from "../../middlewares"

/**
 * GET /admin/return-desk/returns/:id: one return, with its units and where its money went. Actor: dashboard user of
 * its store. Answers `{ return }` (AdminReturnCase). Errors: 403 `store_forbidden`; 404 `return_not_found`.
 */
export const GET = async (
  req: ReturnCaseRequest,
  res: MedusaResponse<{ return: AdminReturnCase }>
) => {
  res.json({ return: req.returnCase })
}
