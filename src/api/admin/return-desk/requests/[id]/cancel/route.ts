import { endReturnRequest } from "../../../../../../workflows/store-return/requests/end-request"
import { readRequest } from "../../../../../../workflows/store-return/requests/open-request"
import { adminReturnRequests } from "../../../../../../workflows/store-return/requests/read-requests"
import type { StaffRequest } from "../../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../../own-errors"

/**
 * POST /admin/return-desk/requests/:id/cancel: calls a return off as its shopper does, for who asks at the desk: its units are
 * free again, to be exchanged too, and the shopper is told. One that is called off stays so. Actor: any dashboard user, as
 * any store may be brought it. Answers `{ return_request }` (AdminReturnRequest). Errors: 404 `return_request_not_found`;
 * 409 `return_request_over`.
 */
export const POST = withOwnErrors<StaffRequest>(async (req, res) => {
  const id = req.params.id!
  const now = new Date()
  await endReturnRequest(req.scope, await readRequest(req.scope, id), {
    to: "cancelled",
    repeatable: true,
    now,
  })
  const [return_request] = await adminReturnRequests(
    req.scope,
    [await readRequest(req.scope, id)],
    now
  )
  res.json({ return_request })
})
