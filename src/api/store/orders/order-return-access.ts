import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { notFound } from "../../../core/errors"
import { languageOf } from "../../../core/language"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { ReturnRequest } from "../../../modules/store-return/types"
import type { StoreReturnRequest } from "../../../types/return-requests"
import { storeReturnRequest } from "../../../workflows/store-return/requests/read-requests"
import { readRequest } from "../../../workflows/store-return/requests/open-request"
import { findOrder, namedOrder, type OwnedOrder } from "./named-order"

export type OrderReturnRequest<
  Body = unknown,
  Query = Record<string, unknown>,
> = AuthenticatedMedusaRequest<Body, Query> & {
  order: OwnedOrder
  /** null: a guest by the order's link. */
  customer_id: string | null
}

/**
 * Lets through the customer of the order, or whoever holds its signed link. Everyone else is told the same as
 * for an order that does not exist. @throws NOT_FOUND `order_not_found`
 */
export async function loadOwnOrder(
  req: MedusaRequest,
  _: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const request = req as OrderReturnRequest
  const { secret } = req.scope.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const { order_id, askedBy } = namedOrder(request, secret, new Date())
  const order = order_id ? await findOrder(req.scope, order_id) : undefined
  const who = order && askedBy(order)
  if (!order || !who) {
    throw notFound("order_not_found", "There is no such order")
  }
  request.order = order
  request.customer_id = who === "shopper" ? order.customer_id : null
  next()
}

/**
 * The request the path names, of this order and of who bought it: those of gift receipts are their holders'.
 * @throws NOT_FOUND `return_request_not_found`
 */
export async function requestNamed(req: OrderReturnRequest): Promise<ReturnRequest> {
  const request = await readRequest(req.scope, req.params.request_id as string)
  if (request.order_id !== req.order.id || request.gift_receipt_id !== null) {
    throw notFound("return_request_not_found", "There is no such return request")
  }
  return request
}

/** A request as the shopper is told of it, in the language of the order. */
export async function told(
  req: OrderReturnRequest,
  request: ReturnRequest
): Promise<StoreReturnRequest> {
  const { options } = req.scope.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const language = languageOf(req.order.locale, options.notices.defaultLocale)
  return await storeReturnRequest(req.scope, request, { language, now: new Date() })
}
