import type { MedusaResponse } from "@medusajs/framework/http"
import type { StoreReturnList } from "../../../../../types/store-returns"
import { readStoreReturns } from "../../../../../workflows/store-return/queries/store-returns"
import { withOwnErrors } from "../../../../own-errors"
import type { OrderReturnRequest } from "../../order-return-access"
import type { StoreGetReturns } from "./validators"

/**
 * GET /store/orders/:id/returns: what came back of an order, at a desk, a till or by post, and how its money stands, the
 * youngest first; nothing that came by a gift receipt. Actor: the signed-in customer of the order, or a guest with the
 * header `X-Pickup-Link` (then `:id` may be `by-link`). Answers StoreReturnList. Errors: 404 `order_not_found`, whatever
 * the reason.
 */
export const GET = withOwnErrors<OrderReturnRequest<unknown, StoreGetReturns>>(
  async (req, res: MedusaResponse<StoreReturnList>) => {
    const { limit, offset } = req.validatedQuery as StoreGetReturns
    const { returns, count } = await readStoreReturns(req.scope, {
      ...{ order_id: req.order.id, limit, offset },
    })
    res.json({ returns, count, limit, offset })
  }
)
