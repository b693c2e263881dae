import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminReturnPolicyList } from "../../../types/return-policy"
import {
  policyVersions,
  publishReturnPolicy,
} from "../../../workflows/store-return/policy/versions"
import type { StaffRequest } from "../../middlewares/staff-scope"
import { withOwnErrors } from "../../own-errors"
import type { AdminListReturnPolicies, AdminPublishReturnPolicy } from "./validators"

/**
 * GET /admin/return-policies: every version of the policy of returns, the last to come into force first. Actor: an
 * administrator. Answers AdminReturnPolicyList. Errors: 403 `store_forbidden`.
 */
export const GET = async (
  req: StaffRequest<unknown, AdminListReturnPolicies>,
  res: MedusaResponse<AdminReturnPolicyList>
) => {
  const page = req.validatedQuery as AdminListReturnPolicies
  res.json({ ...(await policyVersions(req.scope, page, new Date())), ...page })
}

/**
 * POST /admin/return-policies: the next version, in force from now on or from `in_force_from`; what was bought before
 * keeps what was promised then. Actor: an administrator. Answers 201 `{ version }`. Errors: 400 `in_force_from_past`;
 * 403 `store_forbidden`; 409 `policy_changed`.
 */
export const POST = withOwnErrors<StaffRequest<AdminPublishReturnPolicy>>(async (req, res) => {
  const { rules, in_force_from, after } = req.validatedBody
  const input = {
    ...{ rules, after, created_by: req.auth_context.actor_id },
    in_force_from: in_force_from ? new Date(in_force_from) : null,
  }
  res.status(201).json(await publishReturnPolicy(req.scope, input, new Date()))
})
