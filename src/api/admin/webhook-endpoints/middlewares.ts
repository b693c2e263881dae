import {
  type MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { administratorsOnly, loadStaffScope } from "../../middlewares/staff-scope"
import {
  AdminCreateWebhookEndpointBody,
  AdminListWebhookEndpoints,
  AdminReplayWebhooksBody,
  AdminUpdateWebhookEndpointBody,
} from "./validators"

const BASE = "/admin/webhook-endpoints"

export const adminWebhookEndpointMiddlewares: MiddlewareRoute[] = [
  { matcher: `${BASE}*`, middlewares: [loadStaffScope, administratorsOnly] },
  {
    method: "GET",
    matcher: BASE,
    middlewares: [validateAndTransformQuery(AdminListWebhookEndpoints, { isList: true })],
  },
  {
    method: "POST",
    matcher: BASE,
    middlewares: [validateAndTransformBody(AdminCreateWebhookEndpointBody)],
  },
  {
    method: "POST",
    matcher: `${BASE}/:id`,
    middlewares: [validateAndTransformBody(AdminUpdateWebhookEndpointBody)],
  },
  {
    method: "POST",
    matcher: `${BASE}/:id/replay`,
    middlewares: [validateAndTransformBody(AdminReplayWebhooksBody)],
  },
]
