import type { MedusaResponse } from "@medusajs/framework/http"
import { publishRules } from "../../../../../../modules/loyalty/operations/programmes"
import { readProgramme } from "../../../../../../modules/loyalty/read-models/programme"
import type { AdminLoyaltyRulesVersionList } from "../../../../../../types/loyalty-rules"
import { writeLedger } from "../../../../../../workflows/loyalty/ledger"
import { adminRulesVersions } from "../../../../../../workflows/loyalty/queries/rules-versions"
import type { StaffRequest } from "../../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../../own-errors"
import { toAdminProgramme } from "../../present"
import type { AdminListRulesVersions, AdminPublishRules } from "../../validators"

/**
 * GET /admin/loyalty/programmes/:id/rules: every version of the rules, the last to come into force first. Actor: an
 * administrator. Answers AdminLoyaltyRulesVersionList. Errors: 403 `store_forbidden`.
 */
export const GET = async (
  req: StaffRequest<unknown, AdminListRulesVersions>,
  res: MedusaResponse<AdminLoyaltyRulesVersionList>
) => {
  const page = req.validatedQuery as AdminListRulesVersions
  const asked = { ...page, programme_id: req.params.id! }
  res.json({ ...(await adminRulesVersions(req.scope, asked, new Date())), ...page })
}

/**
 * POST /admin/loyalty/programmes/:id/rules: a new version of the rules, in force from now on, or from `in_force_from`.
 * Orders placed before keep theirs. Actor: an administrator. Answers `{ programme, version }`: the programme with the
 * rules in force now, and the number of the new ones. Errors: 400 `in_force_from_past`; 403 `store_forbidden`; 404
 * `programme_not_found`.
 */
export const POST = withOwnErrors<StaffRequest<AdminPublishRules>>(async (req, res) => {
  const created_by = `${req.auth_context.actor_type}:${req.auth_context.actor_id}`
  const programme_id = req.params.id as string
  const { in_force_from, ...terms } = req.validatedBody
  const now = new Date()
  const answer = await writeLedger(req.scope, async (manager) => {
    const from = in_force_from ? new Date(in_force_from) : null
    const input = { ...terms, programme_id, created_by, in_force_from: from }
    const { version } = await publishRules(manager, input, now)
    return { programme: toAdminProgramme(await readProgramme(manager, now)), version }
  })
  res.json(answer)
})
