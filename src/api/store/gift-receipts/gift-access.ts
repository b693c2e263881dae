import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { notFound } from "../../../core/errors"
import { languageOf } from "../../../core/language"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { GiftReceipt, ReturnRequest } from "../../../modules/store-return/types"
import type { StoreGiftReturnRequest } from "../../../types/gift-receipts"
import { giftOfToken } from "../../../workflows/store-return/gift/find-gift"
import { readRequest } from "../../../workflows/store-return/requests/open-request"
import { storeGiftReturnRequest } from "../../../workflows/store-return/requests/read-requests"

/** Carries the link of a gift receipt; never in a URL, where it would be logged. */
const GIFT_HEADER = "x-gift-link"

export type GiftRequest<Body = unknown, Query = Record<string, unknown>> = MedusaRequest<
  Body,
  Query
> & { gift: GiftReceipt }

/**
 * Lets through whoever holds the link of a gift receipt. A link that is not ours, was changed or has run out is told the
 * same. @throws NOT_FOUND `gift_receipt_not_found`
 */
export async function loadGift(
  req: MedusaRequest,
  _: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const token = req.get(GIFT_HEADER)
  const gift = token ? await giftOfToken(req.scope, token, new Date()) : null
  if (!gift) {
    throw notFound("gift_receipt_not_found", "There is no such gift receipt")
  }
  ;(req as GiftRequest).gift = gift
  next()
}

/** The request the path names, of this receipt. @throws NOT_FOUND `return_request_not_found` */
export async function giftRequestNamed(req: GiftRequest): Promise<ReturnRequest> {
  const request = await readRequest(req.scope, req.params.request_id as string)
  if (request.gift_receipt_id !== req.gift.id) {
    throw notFound("return_request_not_found", "There is no such return request")
  }
  return request
}

/** Requests as the holder is told of them, in the language of the order: nobody knows hers. */
export async function toldToHolder(
  { scope, gift }: GiftRequest,
  requests: readonly ReturnRequest[]
): Promise<StoreGiftReturnRequest[]> {
  const { options } = scope.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const { data } = await scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["locale"],
    filters: { id: gift.order_id },
  })
  const { locale } = (data[0] ?? {}) as { locale?: string | null }
  const reader = { language: languageOf(locale, options.notices.defaultLocale), now: new Date() }
  return await Promise.all(
    requests.map((request) => storeGiftReturnRequest(scope, request, reader))
  )
}
