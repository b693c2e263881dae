import {
  type MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { loadStaffScope } from "../../middlewares/staff-scope"
import { loadPickup } from "./pickup-access"
import {
  AdminAcceptPickupBody,
  AdminCancelPickupBody,
  AdminExtendPickupBody,
  AdminGetPickupsParams,
  AdminHandOverPickupBody,
  AdminLookupPickupBody,
  AdminPickPickupBody,
  AdminReadyPickupBody,
  AdminReissueCodeBody,
  AdminRejectPickupBody,
} from "./validators"

/** Who works in the pickup's store comes before what the body says: strangers learn nothing. */
const BODIES = {
  accept: AdminAcceptPickupBody,
  pick: AdminPickPickupBody,
  ready: AdminReadyPickupBody,
  "hand-over": AdminHandOverPickupBody,
  reject: AdminRejectPickupBody,
  extend: AdminExtendPickupBody,
  cancel: AdminCancelPickupBody,
  "reissue-code": AdminReissueCodeBody,
}

export const adminPickupMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/pickups*", middlewares: [loadStaffScope] },
  {
    method: "GET",
    matcher: "/admin/pickups",
    middlewares: [validateAndTransformQuery(AdminGetPickupsParams, {})],
  },
  {
    method: "POST",
    matcher: "/admin/pickups/lookup",
    middlewares: [validateAndTransformBody(AdminLookupPickupBody)],
  },
  { method: "GET", matcher: "/admin/pickups/:id", middlewares: [loadPickup] },
  ...Object.entries(BODIES).map(
    ([command, body]): MiddlewareRoute => ({
      method: "POST",
      matcher: `/admin/pickups/:id/${command}`,
      middlewares: [loadPickup, validateAndTransformBody(body)],
    })
  ),
]
