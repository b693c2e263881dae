import { readPickupRow } from "../../../../workflows/pickup/commands/store-of"
import { pickupOfCode } from "../../../../workflows/pickup/queries/pickup-of-code"
import { lookUpOrders } from "../../../../workflows/pos/queries/lookup/look-up-orders"
import { ProblemError } from "../../../../core/problem"
import { invalid, notFound } from "../../../../core/errors"
import type { StaffRequest } from "../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../own-errors"
import type { AdminLookUpReturnDesk } from "../validators"

/**
 * POST /admin/return-desk/lookup: what was bought, in any store or online, and what of it may still come back; a
 * POST, so that no address of a shopper stands in a URL. A pickup code counts among the tries of codes, and is found
 * after its goods were handed over too. Actor: dashboard user of the store. Answers AdminReturnDeskOrders; nothing found
 * is an empty list. Errors: 400 `invalid_phone`; 403 `store_forbidden`; 404 `code_not_found`; 429 `too_many_tries`.
 */
export const POST = withOwnErrors<StaffRequest<AdminLookUpReturnDesk>>(async (req, res) => {
  try {
    res.json(await lookUpOrders(req.scope, await searchOf(req)))
  } catch (error) {
    if (error instanceof ProblemError) {
      throw invalid(error.problem.code, `value: ${error.message}`)
    }
    throw error
  }
})

/** Whatever the store it was collected in: any store takes it back. */
async function searchOf(
  req: StaffRequest<AdminLookUpReturnDesk>
): Promise<Parameters<typeof lookUpOrders>[1]> {
  const { by, value, ...search } = req.validatedBody
  if (by !== "pickup_code") {
    return { ...search, by, value }
  }
  const id = await pickupOfCode(req.scope, {
    code: value,
    store_ids: null,
    spent: true,
    device_id: req.auth_context.actor_id,
    ip: req.ip,
    now: new Date(),
  })
  if (!id) {
    throw notFound("code_not_found", "There is no pickup of this code")
  }
  return { ...search, by: "code", value: (await readPickupRow(req.scope, id)).order_id }
}
