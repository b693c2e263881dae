import { type MiddlewareRoute, validateAndTransformQuery } from "@medusajs/framework/http"
import { administratorsOnly, loadStaffScope } from "../../middlewares/staff-scope"
import { AdminListWebhookDeliveries } from "./validators"

const BASE = "/admin/webhook-deliveries"

export const adminWebhookDeliveryMiddlewares: MiddlewareRoute[] = [
  { matcher: `${BASE}*`, middlewares: [loadStaffScope, administratorsOnly] },
  {
    method: "GET",
    matcher: BASE,
    middlewares: [validateAndTransformQuery(AdminListWebhookDeliveries, { isList: true })],
  },
]
