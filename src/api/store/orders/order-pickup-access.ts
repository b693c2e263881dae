import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { notFound } from "../../../core/errors"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { verifyGuestLink } from "../../../modules/pickup/domain/guest-link"
import { findPickups } from "../../../modules/pickup/operations/pickups"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { Actor, PickupRow } from "../../../modules/pickup/types"

/** Carries the signed link of a guest; never in a URL, where it would be logged. */
export const LINK_HEADER = "x-pickup-link"

/** In the place of the order's id: the link itself says which order. */
const BY_LINK = "by-link"

export type OrderPickupRequest<Body = unknown> = AuthenticatedMedusaRequest<Body> & {
  pickup: PickupRow
  shopper: Actor
}

/**
 * Lets through the customer of the order, or whoever holds its signed link. Everyone else is told the same as
 * for an order that does not exist. @throws NOT_FOUND `pickup_not_found`
 */
export async function loadOrderPickup(
  req: MedusaRequest,
  _: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const request = req as OrderPickupRequest
  const service = req.scope.resolve<PickupModuleService>(PICKUP_MODULE)
  const token = req.get(LINK_HEADER)
  const link = token ? verifyGuestLink(service.secret, token, new Date()) : null
  const orderId = req.params.id === BY_LINK ? link?.order_id : req.params.id
  const [pickup] = orderId
    ? await service.reading((manager) =>
        findPickups(manager, { column: "order_id", values: [orderId] })
      )
    : []
  const customerId = request.auth_context?.actor_id
  const isBuyer = !!pickup && !!customerId && pickup.customer_id === customerId
  const isGuest = !!pickup && link?.order_id === pickup.order_id
  if (!pickup || !(isBuyer || isGuest)) {
    throw notFound("pickup_not_found", "There is no such pickup")
  }
  request.pickup = pickup
  request.shopper = isBuyer
    ? { type: "shopper", id: customerId as string }
    : { type: "guest", id: null }
  next()
}
