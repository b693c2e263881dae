import { adminReturnRequests } from "../../../../../workflows/store-return/requests/read-requests"
import { readRequest } from "../../../../../workflows/store-return/requests/open-request"
import { findPostPlace } from "../../../../../workflows/store-return/requests/receive-parcel"
import { mayActAt, type StaffRequest } from "../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../own-errors"

/**
 * GET /admin/return-desk/requests/:id: what a shopper asked to bring or send back. Actor: any dashboard user. Answers
 * `{ return_request, may_receive }` (AdminReturnRequestAnswer). Errors: 404 `return_request_not_found`.
 */
export const GET = withOwnErrors<StaffRequest>(async (req, res) => {
  const request = await readRequest(req.scope, req.params.id!)
  const [return_request] = await adminReturnRequests(req.scope, [request], new Date())
  const place = await findPostPlace(req.scope)
  const may_receive = place !== null && mayActAt(req.staffScope, place.retail_store_id)
  res.json({ return_request, may_receive })
})
