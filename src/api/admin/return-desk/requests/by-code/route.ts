import { adminReturnRequests } from "../../../../../workflows/store-return/requests/read-requests"
import { requestOfCode } from "../../../../../workflows/store-return/requests/request-of-code"
import type { StaffRequest } from "../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../own-errors"
import type { AdminFindReturnRequest } from "../../validators"

/**
 * POST /admin/return-desk/requests/by-code: the request that a code finds, typed or scanned, in whatever state; a POST, so
 * that no code stands in a URL. Tries count together with those of pickup codes. Actor: any dashboard user. Answers
 * `{ return_request }` (AdminReturnRequest). Errors: 404 `code_not_found`; 429 `too_many_tries`.
 */
export const POST = withOwnErrors<StaffRequest<AdminFindReturnRequest>>(async (req, res) => {
  const now = new Date()
  const caller = { store_ids: null, device_id: req.auth_context.actor_id, ip: req.ip, now }
  const request = await requestOfCode(req.scope, req.validatedBody.code, caller)
  const [return_request] = await adminReturnRequests(req.scope, [request], now)
  res.json({ return_request })
})
