import { withOwnErrors } from "../../../../own-errors"
import { answerPickup } from "../../answer-pickup"
import type { OrderPickupRequest } from "../../order-pickup-access"

/**
 * GET /store/orders/:id/pickup: where, when and by which code an order is collected. Of several, as after an exchange,
 * the one the query `pickup_id` names, else the youngest that is not over, else the youngest; commands to it likewise.
 * Actor: the signed-in customer of the order, or a guest with the header `X-Pickup-Link` (then `:id` may be `by-link`).
 * Errors: 404 `pickup_not_found`, whatever the reason.
 */
export const GET = withOwnErrors<OrderPickupRequest>(answerPickup)
