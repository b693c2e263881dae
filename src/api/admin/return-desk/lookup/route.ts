import { readPickupRow } from "../../../../workflows/pickup/commands/store-of"
import { pickupOfCode } from "../../../../workflows/pickup/queries/pickup-of-code"
import { lookUpOrders } from "../../../../workflows/pos/queries/lookup/look-up-orders"
import { ProblemError } from "../../../../core/problem"
import { invalid, notFound } from "../../../../core/errors"
import type { AdminReturnRequest } from "../../../../types/return-requests"
import { adminReturnRequests } from "../../../../workflows/store-return/requests/read-requests"
import { requestOfCode } from "../../../../workflows/store-return/requests/request-of-code"
import type { StaffRequest } from "../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../own-errors"
import type { AdminLookUpReturnDesk } from "../validators"

/**
 * POST /admin/return-desk/lookup: what was bought, in any store or online, and what of it may still come back; a
 * POST, so that no address of a shopper stands in a URL. A pickup code counts among the tries of codes, and is found
 * after its goods were handed over too. So does a return code; with it comes `return_request`, what the shopper asked to
 * return. Actor: dashboard user of the store. Answers AdminReturnDeskOrders; nothing found is an empty list. Errors: 400
 * `invalid_phone`; 403 `store_forbidden`; 404 `code_not_found`; 429 `too_many_tries`.
 */
export const POST = withOwnErrors<StaffRequest<AdminLookUpReturnDesk>>(async (req, res) => {
  try {
    const { return_request, ...search } = await searchOf(req)
    res.json({ ...(await lookUpOrders(req.scope, search)), return_request })
  } catch (error) {
    if (error instanceof ProblemError) {
      throw invalid(error.problem.code, `value: ${error.message}`)
    }
    throw error
  }
})

type DeskSearch = Parameters<typeof lookUpOrders>[1] & { return_request?: AdminReturnRequest }

/** A code stands for its order, in whatever store it was collected or meant to be returned: any takes it back. */
async function searchOf(req: StaffRequest<AdminLookUpReturnDesk>): Promise<DeskSearch> {
  const { by, value, ...search } = req.validatedBody
  const now = new Date()
  const caller = { store_ids: null, device_id: req.auth_context.actor_id, ip: req.ip, now }
  if (by === "pickup_code") {
    const id = await pickupOfCode(req.scope, { code: value, spent: true, ...caller })
    if (!id) {
      throw notFound("code_not_found", "There is no pickup of this code")
    }
    return { ...search, by: "code", value: (await readPickupRow(req.scope, id)).order_id }
  }
  if (by === "return_code") {
    const request = await requestOfCode(req.scope, value, caller)
    if (!request) {
      throw notFound("code_not_found", "There is no return of this code")
    }
    const [return_request] = await adminReturnRequests(req.scope, [request], now)
    return { ...search, by: "code", value: request.order_id, return_request }
  }
  return { ...search, by, value }
}
