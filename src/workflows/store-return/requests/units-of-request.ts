import type { MedusaContainer } from "@medusajs/framework/types"
import { conflict, notFound } from "../../../core/errors"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { requestStateAt } from "../../../modules/store-return/domain/request-states"
import { findRequests } from "../../../modules/store-return/operations/requests"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { ReturnRequest } from "../../../modules/store-return/types"
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

/**
 * Units by line that a request holds and that may now come back.
 * @param late a parcel is received though its request ran out or was called off: it holds nothing any more
 * @throws NOT_FOUND `return_request_not_found`; CONFLICT `return_request_over`
 */
export async function unitsOfRequest(
  container: MedusaContainer,
  orderId: string,
  requestId: string,
  { late = false, now }: { late?: boolean; now: Date }
): Promise<ReadonlyMap<string, number>> {
  const request = await readRequest(container, requestId)
  if (request.order_id !== orderId) {
    throw notFound("return_request_not_found", "There is no such return request of this order")
  }
  const state = requestStateAt(request, now)
  if (state === "received" || (state !== "requested" && !late)) {
    throw conflict("return_request_over", "This return was received or called off before")
  }
  const awaited = await unitsAwaited(container, request.medusa_return_id)
  if (!awaited && request.state === "requested") {
    throw conflict("return_request_over", "This return was received or called off in Medusa")
  }
  return awaited ?? new Map<string, number>()
}
