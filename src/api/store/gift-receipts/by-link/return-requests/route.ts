import { STORE_RETURN_MODULE } from "../../../../../modules/store-return"
import { readRequestPage } from "../../../../../modules/store-return/read-models/request-page"
import type { StoreReturnModuleService } from "../../../../../modules/store-return/service"
import { createReturnRequest } from "../../../../../workflows/store-return/requests/create-request"
import { readRequest } from "../../../../../workflows/store-return/requests/open-request"
import { idempotencyKeyOf } from "../../../../idempotency-key"
import { withOwnErrors } from "../../../../own-errors"
import type { StoreGetReturnRequests } from "../../../orders/[id]/return-requests/validators"
import { type GiftRequest, toldToHolder } from "../../gift-access"
import type { StoreCreateGiftReturn } from "../../validators"

/**
 * GET /store/gift-receipts/by-link/return-requests: what was asked to be returned by this receipt, the youngest first.
 * Actor: whoever holds its link, in the header `X-Gift-Link`. Answers StoreGiftReturnRequestList. Errors: 404
 * `gift_receipt_not_found`.
 */
export const GET = withOwnErrors<GiftRequest<unknown, StoreGetReturnRequests>>(async (req, res) => {
  const { limit, offset } = req.validatedQuery as StoreGetReturnRequests
  const { id: gift_receipt_id, order_id } = req.gift
  const { requests, count } = await req.scope
    .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    .reading((manager) => readRequestPage(manager, { order_id, gift_receipt_id, limit, offset }))
  const return_requests = await toldToHolder(req, requests)
  res.json({ return_requests, count, limit, offset })
})

/**
 * POST /store/gift-receipts/by-link/return-requests: the holder will bring units of the receipt to a store or send them
 * by post; until then nobody else returns them. What they are worth becomes store credit or a gift card, for her.
 * `email`: where she hears of it. Actor as for GET. Header `Idempotency-Key`. Answers 201 `{ return_request }`
 * (StoreGiftReturnRequest). Errors: 400 `units_not_on_gift_receipt`, `units_not_returnable`; 404
 * `gift_receipt_not_found`, `store_not_found`; 409 `order_cancelled`, `order_not_paid`, `outside_window`,
 * `excluded_goods`, `post_not_offered`, `idempotency_conflict`.
 */
export const POST = withOwnErrors<GiftRequest<StoreCreateGiftReturn>>(async (req, res) => {
  const { email, ...asked } = req.validatedBody
  const id = await createReturnRequest(req.scope, {
    ...asked,
    order_id: req.gift.order_id,
    customer_id: null,
    gift: { receipt: req.gift, email },
    idempotency_key: idempotencyKeyOf(req),
    now: new Date(),
  })
  const [return_request] = await toldToHolder(req, [await readRequest(req.scope, id)])
  res.status(201).json({ return_request })
})
