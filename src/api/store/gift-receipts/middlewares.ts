import {
  type MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { StoreGetReturnRequests } from "../orders/[id]/return-requests/validators"
import { loadGift } from "./gift-access"
import { StoreCreateGiftReturn } from "./validators"

const RECEIPT = "/store/gift-receipts/by-link"

export const storeGiftReceiptMiddlewares: MiddlewareRoute[] = [
  { method: "GET", matcher: RECEIPT, middlewares: [loadGift] },
  {
    method: "GET",
    matcher: `${RECEIPT}/return-requests`,
    middlewares: [loadGift, validateAndTransformQuery(StoreGetReturnRequests, { isList: true })],
  },
  {
    method: "POST",
    matcher: `${RECEIPT}/return-requests`,
    middlewares: [loadGift, validateAndTransformBody(StoreCreateGiftReturn)],
  },
  {
    method: "POST",
    matcher: `${RECEIPT}/return-requests/quote`,
    middlewares: [loadGift, validateAndTransformBody(StoreCreateGiftReturn)],
  },
  {
    method: ["GET", "DELETE"],
    matcher: `${RECEIPT}/return-requests/:request_id`,
    middlewares: [loadGift],
  },
]
