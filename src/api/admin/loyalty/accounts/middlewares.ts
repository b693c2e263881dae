import {
  type MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { loadStaffScope } from "../../../middlewares/staff-scope"
import { managersOnly } from "../points-access"
import {
  AdminAdjustLoyaltyAccount,
  AdminAwardReview,
  AdminEndLoyaltyIdentifier,
  AdminEraseLoyaltyAccount,
  AdminFreezeLoyaltyAccount,
  AdminGetLoyaltyAccounts,
  AdminGetLoyaltyHistory,
  AdminGetLoyaltyLots,
  AdminLookupLoyaltyAccounts,
  AdminMergeLoyaltyAccount,
} from "./validators"

const BASE = "/admin/loyalty/accounts"
const MERGES = "/admin/loyalty/merges"

const list = (path: string, schema: Parameters<typeof validateAndTransformQuery>[0]) =>
  ({
    method: "GET",
    matcher: `${BASE}${path}`,
    middlewares: [validateAndTransformQuery(schema, { isList: true })],
  }) satisfies MiddlewareRoute

const command = (name: string, body: Parameters<typeof validateAndTransformBody>[0]) =>
  ({
    method: "POST",
    matcher: `${BASE}/:id/${name}`,
    middlewares: [managersOnly, validateAndTransformBody(body)],
  }) satisfies MiddlewareRoute

export const adminLoyaltyAccountMiddlewares: MiddlewareRoute[] = [
  { matcher: `${BASE}*`, middlewares: [loadStaffScope] },
  list("", AdminGetLoyaltyAccounts),
  {
    method: "POST",
    matcher: `${BASE}/lookup`,
    middlewares: [validateAndTransformBody(AdminLookupLoyaltyAccounts)],
  },
  list("/:id/history", AdminGetLoyaltyHistory),
  list("/:id/lots", AdminGetLoyaltyLots),
  command("adjust", AdminAdjustLoyaltyAccount),
  command("freeze", AdminFreezeLoyaltyAccount),
  { method: "POST", matcher: `${BASE}/:id/unfreeze`, middlewares: [managersOnly] },
  command("end-identifier", AdminEndLoyaltyIdentifier),
  command("erase", AdminEraseLoyaltyAccount),
  command("merge", AdminMergeLoyaltyAccount),
  command("reviews", AdminAwardReview),
  { method: "POST", matcher: `${MERGES}/:id/undo`, middlewares: [loadStaffScope, managersOnly] },
]
