import {
  type MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { administratorsOnly, loadStaffScope } from "../../../middlewares/staff-scope"
import {
  AdminDryRunRules,
  AdminListProgrammes,
  AdminListRulesVersions,
  AdminOpenProgramme,
  AdminPublishRules,
} from "./validators"

const BASE = "/admin/loyalty/programmes"

export const adminLoyaltyProgrammeMiddlewares: MiddlewareRoute[] = [
  { matcher: `${BASE}*`, middlewares: [loadStaffScope] },
  {
    method: "GET",
    matcher: BASE,
    middlewares: [validateAndTransformQuery(AdminListProgrammes, { isList: true })],
  },
  {
    method: "POST",
    matcher: BASE,
    middlewares: [administratorsOnly, validateAndTransformBody(AdminOpenProgramme)],
  },
  {
    method: "POST",
    matcher: `${BASE}/:id/rules`,
    middlewares: [administratorsOnly, validateAndTransformBody(AdminPublishRules)],
  },
  {
    method: "GET",
    matcher: `${BASE}/:id/rules`,
    middlewares: [
      administratorsOnly,
      validateAndTransformQuery(AdminListRulesVersions, { isList: true }),
    ],
  },
  {
    method: "POST",
    matcher: `${BASE}/:id/rules/dry-run`,
    middlewares: [administratorsOnly, validateAndTransformBody(AdminDryRunRules)],
  },
  {
    method: "GET",
    matcher: `${BASE}/:id/rules/dry-runs/:dry_run_id`,
    middlewares: [administratorsOnly],
  },
]
