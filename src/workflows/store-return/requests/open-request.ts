import type { MedusaContainer } from "@medusajs/framework/types"
import { conflict, notFound } from "../../../core/errors"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { requestStateAt } from "../../../modules/store-return/domain/request-states"
import { areAmong } from "../../../modules/store-return/domain/units-among"
import { findRequests } from "../../../modules/store-return/operations/requests"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { ReturnRequest } from "../../../modules/store-return/types"
import type { WantedUnits } from "../desk/quote-return"
import { unitsAwaited } from "../medusa-return"

/** @throws NOT_FOUND `return_request_not_found` */
export async function readRequest(container: MedusaContainer, id: string): Promise<ReturnRequest> {
  const [request] = await container
    .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    .reading((manager) => findRequests(manager, "id", [id]))
  if (!request) {
    throw notFound("return_request_not_found", "There is no such return request")
  }
  return request
}

/** What a request means for the return that comes of it. */
export type OpenRequest = {
  /** Units by line that it holds and that may now come back. */
  held: ReadonlyMap<string, number>
  /** Its order is known by it. */
  receipt_shown: true
  /** Windows are measured to the day it was asked for, unless other units come with it. */
  now: Date
}

type RequestToOpen = RequestOfOrder & {
  units: readonly WantedUnits[]
  gift_receipt_id?: string | null
  late?: boolean
  now: Date
}

/** As `openRequest`; undefined: the goods come without one. */
export const openIfNamed = async (
  container: MedusaContainer,
  { request_id, ...asked }: Omit<RequestToOpen, "request_id"> & { request_id?: string }
): Promise<OpenRequest | undefined> =>
  request_id ? await openRequest(container, { ...asked, request_id }) : undefined

/**
 * @param gift_receipt_id by which receipt its goods are taken; null: as who bought them returns them
 * @param late a parcel is received though its request ran out or was called off: it holds nothing any more
 * @throws NOT_FOUND `return_request_not_found`; CONFLICT `return_request_over`, `return_of_gift`
 */
export async function openRequest(
  container: MedusaContainer,
  { order_id, request_id, units, gift_receipt_id = null, late = false, now }: RequestToOpen
): Promise<OpenRequest> {
  const request = await requestOfOrder(container, { order_id, request_id })
  if (request.gift_receipt_id !== gift_receipt_id) {
    throw conflict(
      "return_of_gift",
      "request_id: what was asked for by a gift receipt is returned by it, and nothing else is"
    )
  }
  const state = requestStateAt(request, now)
  if (state === "received" || (state !== "requested" && !late)) {
    throw conflict("return_request_over", "This return was received or called off before")
  }
  const awaited = await unitsAwaited(container, request.medusa_return_id)
  if (!awaited && request.state === "requested") {
    throw conflict("return_request_over", "This return was received or called off in Medusa")
  }
  return {
    held: awaited ?? new Map<string, number>(),
    receipt_shown: true,
    now: areAmong(units, announcedUnits(request)) ? request.asked_at : now,
  }
}

/**
 * Units by line that a request holds, which may come back with it, and the day windows are measured to. It holds none once
 * it is over; what comes late all the same was asked for in time.
 * @throws NOT_FOUND `return_request_not_found`
 */
export async function unitsHeldBy(
  container: MedusaContainer,
  which: RequestOfOrder
): Promise<Pick<OpenRequest, "held" | "now">> {
  const { medusa_return_id, asked_at } = await requestOfOrder(container, which)
  const held = await unitsAwaited(container, medusa_return_id)
  return { held: held ?? new Map<string, number>(), now: asked_at }
}

/** What the buyer of an order asked to return and nobody brought yet, the youngest first. */
export async function openRequestsOf(
  container: MedusaContainer,
  orderId: string,
  now: Date
): Promise<ReturnRequest[]> {
  const requests = await container
    .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    .reading((manager) => findRequests(manager, "order_id", [orderId]))
  return requests.filter(
    // What was asked for by a gift receipt is returned by it.
    (each) => each.gift_receipt_id === null && requestStateAt(each, now) === "requested"
  )
}

type RequestOfOrder = { order_id: string; request_id: string }

async function requestOfOrder(
  container: MedusaContainer,
  { order_id, request_id }: RequestOfOrder
): Promise<ReturnRequest> {
  const request = await readRequest(container, request_id)
  if (request.order_id !== order_id) {
    throw notFound("return_request_not_found", "There is no such return request of this order")
  }
  return request
}

/** What the shopper asked to return. */
export const announcedUnits = ({ units }: ReturnRequest): WantedUnits[] =>
  units.map(({ order_line_item_id, quantity }) => ({ line_item_id: order_line_item_id, quantity }))
