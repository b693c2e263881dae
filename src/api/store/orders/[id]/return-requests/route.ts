import { STORE_RETURN_MODULE } from "../../../../../modules/store-return"
import { readRequestPage } from "../../../../../modules/store-return/read-models/request-page"
import type { StoreReturnModuleService } from "../../../../../modules/store-return/service"
import { createReturnRequest } from "../../../../../workflows/store-return/requests/create-request"
import { readRequest } from "../../../../../workflows/store-return/requests/open-request"
import { idempotencyKeyOf } from "../../../../idempotency-key"
import { withOwnErrors } from "../../../../own-errors"
import { type OrderReturnRequest, told } from "../../order-return-access"
import type { StoreCreateReturnRequest, StoreGetReturnRequests } from "./validators"

/**
 * GET /store/orders/:id/return-requests: what was asked to be returned, the youngest first. Actor: the signed-in
 * customer of the order, or a guest with the header `X-Pickup-Link` (then `:id` may be `by-link`). Answers
 * StoreReturnRequestList. Errors: 404 `order_not_found`.
 */
export const GET = withOwnErrors<OrderReturnRequest<unknown, StoreGetReturnRequests>>(
  async (req, res) => {
    const { limit, offset } = req.validatedQuery as StoreGetReturnRequests
    const { requests, count } = await req.scope
      .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
      .reading((manager) =>
        // What came of a gift is no business of who gave it.
        readRequestPage(manager, { order_id: req.order.id, gift_receipt_id: null, limit, offset })
      )
    const return_requests = await Promise.all(requests.map((request) => told(req, request)))
    res.json({ return_requests, count, limit, offset })
  }
)

/**
 * POST /store/orders/:id/return-requests: the shopper will bring units to a store or send them by post; until then
 * nobody else returns them. Actor as for GET. Header `Idempotency-Key`. Answers 201 `{ return_request }`
 * (StoreReturnRequest). Errors: 400 `units_not_returnable`; 404 `order_not_found`, `store_not_found`; 409
 * `order_cancelled`, `order_not_paid`, `outside_window`, `excluded_goods`, `limit_reached`, `post_not_offered`,
 * `idempotency_conflict`.
 */
export const POST = withOwnErrors<OrderReturnRequest<StoreCreateReturnRequest>>(
  async (req, res) => {
    const id = await createReturnRequest(req.scope, {
      ...req.validatedBody,
      order_id: req.order.id,
      customer_id: req.customer_id,
      idempotency_key: idempotencyKeyOf(req),
      now: new Date(),
    })
    res.status(201).json({ return_request: await told(req, await readRequest(req.scope, id)) })
  }
)
