import { type MiddlewareRoute, validateAndTransformBody } from "@medusajs/framework/http"
import { administratorsOnly, loadStaffScope } from "../../../middlewares/staff-scope"
import { AdminCheckLoyaltyImport, AdminCommitLoyaltyImport } from "./validators"

const BASE = "/admin/loyalty/imports"

/** Medusa reads bodies up to 100 KB elsewhere. */
const FILE_LIMIT = "12mb"

export const adminLoyaltyImportMiddlewares: MiddlewareRoute[] = [
  { matcher: `${BASE}*`, middlewares: [loadStaffScope, administratorsOnly] },
  {
    method: "POST",
    matcher: BASE,
    bodyParser: { sizeLimit: FILE_LIMIT },
    middlewares: [validateAndTransformBody(AdminCommitLoyaltyImport)],
  },
  {
    method: "POST",
    matcher: `${BASE}/check`,
    bodyParser: { sizeLimit: FILE_LIMIT },
    middlewares: [validateAndTransformBody(AdminCheckLoyaltyImport)],
  },
]
