import {
  authenticate,
  type MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { StoreGetOrderPickups } from "./[id]/pickups/validators"
import { StoreGetReturns } from "./[id]/returns/validators"
import { StoreCreateReturnRequest, StoreGetReturnRequests } from "./[id]/return-requests/validators"
import { CreateGiftReceipt } from "../../gift-bodies"
import { loadOrderPickup } from "./order-pickup-access"
import { loadOwnOrder } from "./order-return-access"
import {
  StoreCancelPickupBody,
  StoreDeliverPickupBody,
  StorePickupCollectorBody,
  StoreReschedulePickupBody,
} from "./validators"

const BODIES = {
  cancel: StoreCancelPickupBody,
  reschedule: StoreReschedulePickupBody,
  collector: StorePickupCollectorBody,
  deliver: StoreDeliverPickupBody,
}

/** A signed-in customer or, without a session, the holder of a link: `loadOrderPickup` decides. */
const shopper = authenticate("customer", ["session", "bearer"], { allowUnauthenticated: true })

export const storeOrderPickupMiddlewares: MiddlewareRoute[] = [
  { method: "GET", matcher: "/store/orders/:id/pickup", middlewares: [shopper, loadOrderPickup] },
  {
    method: "GET",
    matcher: "/store/orders/:id/pickups",
    middlewares: [
      shopper,
      loadOrderPickup,
      validateAndTransformQuery(StoreGetOrderPickups, { isList: true }),
    ],
  },
  ...Object.entries(BODIES).map(
    ([command, body]): MiddlewareRoute => ({
      method: "POST",
      matcher: `/store/orders/:id/pickup/${command}`,
      middlewares: [shopper, loadOrderPickup, validateAndTransformBody(body)],
    })
  ),
]

const RETURNS = "/store/orders/:id/return-requests"

export const storeOrderReturnMiddlewares: MiddlewareRoute[] = [
  {
    method: "POST",
    matcher: "/store/orders/:id/gift-receipts",
    middlewares: [shopper, loadOwnOrder, validateAndTransformBody(CreateGiftReceipt)],
  },
  {
    method: "GET",
    matcher: "/store/orders/:id/returnable-units",
    middlewares: [shopper, loadOwnOrder],
  },
  {
    method: "GET",
    matcher: "/store/orders/:id/returns",
    middlewares: [
      shopper,
      loadOwnOrder,
      validateAndTransformQuery(StoreGetReturns, { isList: true }),
    ],
  },
  {
    method: "GET",
    matcher: RETURNS,
    middlewares: [
      shopper,
      loadOwnOrder,
      validateAndTransformQuery(StoreGetReturnRequests, { isList: true }),
    ],
  },
  {
    method: "POST",
    matcher: RETURNS,
    middlewares: [shopper, loadOwnOrder, validateAndTransformBody(StoreCreateReturnRequest)],
  },
  {
    method: "POST",
    matcher: `${RETURNS}/quote`,
    middlewares: [shopper, loadOwnOrder, validateAndTransformBody(StoreCreateReturnRequest)],
  },
  {
    method: ["GET", "DELETE"],
    matcher: `${RETURNS}/:request_id`,
    middlewares: [shopper, loadOwnOrder],
  },
]
