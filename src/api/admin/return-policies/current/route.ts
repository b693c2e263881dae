import type { MedusaRequest } from "@medusajs/framework/http"
import { currentPolicy } from "../../../../workflows/store-return/policy/versions"
import { withOwnErrors } from "../../../own-errors"

/**
 * GET /admin/return-policies/current: the policy of returns in force; version 0 are the defaults. Actor: any dashboard
 * user, who must be able to explain it. Answers `{ policy }` (AdminReturnPolicy).
 */
export const GET = withOwnErrors<MedusaRequest>(async (req, res) => {
  res.json({ policy: await currentPolicy(req.scope, new Date()) })
})
