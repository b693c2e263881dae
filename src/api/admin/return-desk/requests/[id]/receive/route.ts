import { adminReturnRequests } from "../../../../../../workflows/store-return/requests/read-requests"
import {
  postPlace,
  receiveParcel,
} from "../../../../../../workflows/store-return/requests/receive-parcel"
import { readRequest } from "../../../../../../workflows/store-return/requests/open-request"
import { readReturnCase } from "../../../../../../workflows/store-return/desk/read-cases"
import { idempotencyKeyOf } from "../../../../../idempotency-key"
import type { StaffRequest } from "../../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../../own-errors"
import { overrideBy } from "../../../override-by"
import type { AdminReceiveParcel } from "../../../validators"

/**
 * POST /admin/return-desk/requests/:id/receive: what a parcel had in it, whatever was announced, also after the request
 * ran out; `refused` says why what else of the order came is not taken back. Actor: an administrator, or staff of the store parcels come to (option `returns.postLocationId`). Header
 * `Idempotency-Key`. Answers `{ return_request, return }` (AdminReturnRequest; AdminReturnCase, null when nothing of
 * the order is taken back). Errors: 400 `units_not_returnable`, `nothing_refused`; 403 `store_forbidden`; 404 `return_request_not_found`; 409
 * `return_request_over`, `not_by_post`, `post_not_offered`, `idempotency_conflict`, `order_cancelled`, `order_not_paid`; what the policy
 * refuses, unless `override` lets it in, as for a desk.
 */
export const POST = withOwnErrors<StaffRequest<AdminReceiveParcel>>(async (req, res) => {
  const id = req.params.id as string
  const now = new Date()
  const { override, ...parcel } = req.validatedBody
  const { retail_store_id } = await postPlace(req.scope)
  const returned = await receiveParcel(req.scope, await readRequest(req.scope, id), {
    ...parcel,
    override: override && overrideBy(req, retail_store_id ?? "", override.reason),
    user_id: req.auth_context.actor_id,
    idempotency_key: idempotencyKeyOf(req),
    now,
  })
  const [return_request] = await adminReturnRequests(
    req.scope,
    [await readRequest(req.scope, id)],
    now
  )
  const told = returned ? await readReturnCase(req.scope, returned) : null
  res.json({ return_request, return: told })
})
