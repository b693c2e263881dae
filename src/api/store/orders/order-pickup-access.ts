import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { notFound } from "../../../core/errors"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { OPEN_STATUSES } from "../../../modules/pickup/domain/transitions"
import { findPickups } from "../../../modules/pickup/operations/pickups"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { Actor, PickupRow } from "../../../modules/pickup/types"
import { findOrder, namedOrder } from "./named-order"

export type OrderPickupRequest<
  Body = unknown,
  Query = Record<string, unknown>,
> = AuthenticatedMedusaRequest<Body, Query> & {
  pickup: PickupRow
  /** All of the order that whoever asks may see, the youngest first. */
  pickups: PickupRow[]
  shopper: Actor
}

/** The pickup a request is about: the one it names, else the youngest that is not over, else the youngest. */
const askedFor = (pickups: readonly PickupRow[], named: unknown): PickupRow | undefined =>
  named === undefined
    ? (pickups.find(({ status }) => OPEN_STATUSES.includes(status)) ?? pickups[0])
    : pickups.find(({ id }) => id === named)

const HOUR_MS = 3_600_000
/** Clocks of two machines differ. */
const TOLERANCE_MS = 60_000

/**
 * A link is made for what there is to collect when it is made. Goods that the order's owner takes in exchange later come with
 * a notice and a link of their own: whoever was given an older one gets no code of theirs.
 */
const isOfLink = (
  { return_case_id, created_at }: PickupRow,
  expiresAt: Date | null,
  hours: number
): boolean =>
  return_case_id === null ||
  created_at.getTime() <= Number(expiresAt) - hours * HOUR_MS + TOLERANCE_MS

/**
 * Lets through whoever owns the order now, or whoever holds its signed link, to one of its pickups: the query parameter
 * `pickup_id` may name it. Everyone else is told the same as for an order that does not exist.
 * @throws NOT_FOUND `pickup_not_found`
 */
export async function loadOrderPickup(
  req: MedusaRequest,
  _: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const request = req as OrderPickupRequest
  const service = req.scope.resolve<PickupModuleService>(PICKUP_MODULE)
  const { order_id, askedBy, link_expires_at } = namedOrder(request, service.secret, new Date())
  const order = order_id ? await findOrder(req.scope, order_id) : undefined
  const who = order && askedBy(order)
  const all = who
    ? await service.reading((manager) =>
        findPickups(manager, { column: "order_id", values: [order.id] })
      )
    : []
  const hours = service.options.pickup.guestLinkHours
  const pickups = all.filter(
    (pickup) => who === "shopper" || isOfLink(pickup, link_expires_at, hours)
  )
  const pickup = askedFor(pickups, req.query.pickup_id)
  if (!order || !who || !pickup) {
    throw notFound("pickup_not_found", "There is no such pickup")
  }
  request.pickup = pickup
  request.pickups = pickups
  request.shopper =
    who === "shopper" ? { type: who, id: order.customer_id as string } : { type: who, id: null }
  next()
}
