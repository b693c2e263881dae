import { lookUpOrders } from "../../../../workflows/pos/queries/lookup/look-up-orders"
import { ProblemError } from "../../../../core/problem"
import { invalid } from "../../../../core/errors"
import { adminReturnRequests } from "../../../../workflows/store-return/requests/read-requests"
import { requestOfCode } from "../../../../workflows/store-return/requests/request-of-code"
import type { StaffRequest } from "../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../own-errors"
import type { AdminLookUpReturnDesk } from "../validators"

/**
 * POST /admin/return-desk/lookup: what was bought, in any store or online, and what of it may still come back; a
 * POST, so that no address of a shopper stands in a URL. By `return_code`, typed or scanned, also what the shopper asked
 * to return, as `return_request`. Actor: dashboard user of the store. Answers AdminReturnDeskOrders; nothing found is an
 * empty list. Errors: 400 `invalid_phone`; 403 `store_forbidden`; 429 `too_many_tries`.
 */
export const POST = withOwnErrors<StaffRequest<AdminLookUpReturnDesk>>(async (req, res) => {
  const { by, ...search } = req.validatedBody
  if (by === "return_code") {
    return res.json(await foundByCode(req))
  }
  try {
    res.json(await lookUpOrders(req.scope, { by, ...search }))
  } catch (error) {
    if (error instanceof ProblemError) {
      throw invalid(error.problem.code, `value: ${error.message}`)
    }
    throw error
  }
})

async function foundByCode(req: StaffRequest<AdminLookUpReturnDesk>) {
  const { value, retail_store_id, limit, offset } = req.validatedBody
  const now = new Date()
  const caller = { device_id: req.auth_context.actor_id, ip: req.ip, now }
  const request = await requestOfCode(req.scope, value, {
    ...caller,
    store_ids: [retail_store_id],
  })
  if (!request) {
    return { orders: [], count: 0, limit, offset, return_request: null }
  }
  const search = { by: "code" as const, value: request.order_id, retail_store_id, limit, offset }
  const [return_request] = await adminReturnRequests(req.scope, [request], now)
  return { ...(await lookUpOrders(req.scope, search)), return_request }
}
