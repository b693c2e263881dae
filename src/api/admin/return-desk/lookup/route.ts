import { orderOfPickupCode } from "../../../../workflows/pickup/queries/order-of-pickup-code"
import { lookUpOrders } from "../../../../workflows/pos/queries/lookup/look-up-orders"
import { ProblemError } from "../../../../core/problem"
import { invalid, notFound } from "../../../../core/errors"
import type { AdminReturnDeskOrders } from "../../../../types/return-desk"
import type { AdminReturnRequest } from "../../../../types/return-requests"
import { giftOfCode, readGiftReceipt } from "../../../../workflows/store-return/gift/find-gift"
import { adminGiftReceipt } from "../../../../workflows/store-return/gift/read-gift"
import { adminReturnRequests } from "../../../../workflows/store-return/requests/read-requests"
import { requestOfCode } from "../../../../workflows/store-return/requests/request-of-code"
import type { StaffRequest } from "../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../own-errors"
import type { AdminLookUpReturnDesk } from "../validators"

/**
 * POST /admin/return-desk/lookup: what was bought, in any store or online, and what of it may still come back; a
 * POST, so that no address of a shopper stands in a URL. A pickup code counts among the tries of codes, and is found
 * after its goods were handed over too. So do a return code, with which comes `return_request`, what the shopper asked to
 * return, and the code of a gift receipt: with it, and with that of a return asked for by it, comes `gift_receipt` and no
 * order. A `product` (SKU or barcode) finds what the desk's own store sold or handed out in the last 90 days. Actor: dashboard user of the store. Answers AdminReturnDeskOrders; nothing found is an empty list. Errors: 400
 * `invalid_phone`; 403 `store_forbidden`; 404 `code_not_found`; 429 `too_many_tries`.
 */
export const POST = withOwnErrors<StaffRequest<AdminLookUpReturnDesk>>(async (req, res) => {
  try {
    const { return_request, gift_receipt, ...search } = await searchOf(req)
    const { limit, offset } = search
    // The order would tell its money and its buyer.
    const found = gift_receipt
      ? { orders: [], count: 0, limit, offset, gift_receipt }
      : await lookUpOrders(req.scope, search)
    res.json({ ...found, return_request })
  } catch (error) {
    if (error instanceof ProblemError) {
      throw invalid(error.problem.code, `value: ${error.message}`)
    }
    throw error
  }
})

type DeskSearch = Parameters<typeof lookUpOrders>[1] & {
  return_request?: AdminReturnRequest
  gift_receipt?: AdminReturnDeskOrders["gift_receipt"]
}

/** A code stands for its order, in whatever store it was collected or meant to be returned: any takes it back. */
async function searchOf(req: StaffRequest<AdminLookUpReturnDesk>): Promise<DeskSearch> {
  const { by, value, ...search } = req.validatedBody
  const now = new Date()
  const caller = { store_ids: null, device_id: req.auth_context.actor_id, ip: req.ip, now }
  switch (by) {
    case "pickup_code":
      return { ...search, by: "code", value: await orderOfPickupCode(req.scope, value, caller) }
    case "return_code": {
      const request = await requestOfCode(req.scope, value, caller)
      const [return_request] = await adminReturnRequests(req.scope, [request], now)
      const { gift_receipt_id, order_id } = request
      const gift_receipt = gift_receipt_id
        ? await adminGiftReceipt(req.scope, await readGiftReceipt(req.scope, gift_receipt_id), {
            ...{ request, now },
          })
        : undefined
      return { ...search, by: "code", value: order_id, return_request, gift_receipt }
    }
    case "gift_code": {
      const gift = await giftOfCode(req.scope, value, caller)
      if (!gift) {
        throw notFound("code_not_found", "There is no gift receipt of this code")
      }
      const gift_receipt = await adminGiftReceipt(req.scope, gift, { now })
      return { ...search, by: "code", value: gift.order_id, gift_receipt }
    }
    default:
      return { ...search, by, value }
  }
}
