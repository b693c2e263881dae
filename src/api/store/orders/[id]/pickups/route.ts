import type { MedusaResponse } from "@medusajs/framework/http"
import type { StorePickupList } from "../../../../../types/http"
import { storePickup } from "../../../../../workflows/pickup/queries/store-pickup"
import { withOwnErrors } from "../../../../own-errors"
import type { OrderPickupRequest } from "../../order-pickup-access"
import type { StoreGetOrderPickups } from "./validators"

/**
 * GET /store/orders/:id/pickups: all there is to collect of an order, and all there was: its own pickup and those of goods
 * taken in exchange, the youngest first. Actor: the signed-in customer of the order, or a guest with the header
 * `X-Pickup-Link` (then `:id` may be `by-link`). Answers StorePickupList. Errors: 404 `pickup_not_found`, whatever the
 * reason.
 */
export const GET = withOwnErrors<OrderPickupRequest<unknown, StoreGetOrderPickups>>(
  async (req, res: MedusaResponse<StorePickupList>) => {
    const { limit, offset } = req.validatedQuery as StoreGetOrderPickups
    const now = new Date()
    const pickups = await Promise.all(
      req.pickups.slice(offset, offset + limit).map((each) => storePickup(req.scope, each, now))
    )
    res.json({ pickups, count: req.pickups.length, limit, offset })
  }
)
