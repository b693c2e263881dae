import { publishRules } from "../../../../../../modules/loyalty/operations/programmes"
import { readProgramme } from "../../../../../../modules/loyalty/read-models/programme"
import type { StaffRequest } from "../../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../../own-errors"
import { toAdminProgramme } from "../../present"
import type { AdminPublishRules } from "../../validators"
import { writeLedger } from "../../../../../../workflows/loyalty/ledger"

/**
 * POST /admin/loyalty/programmes/:id/rules: a new version of the rules, in force from now on. Orders placed before keep
 * theirs. Actor: an administrator. Errors: 403 `store_forbidden`; 404 `programme_not_found`.
 */
export const POST = withOwnErrors<StaffRequest<AdminPublishRules>>(async (req, res) => {
  const created_by = `${req.auth_context.actor_type}:${req.auth_context.actor_id}`
  const programme_id = req.params.id as string
  const now = new Date()
  const programme = await writeLedger(req.scope, async (manager) => {
    await publishRules(manager, { ...req.validatedBody, programme_id, created_by }, now)
    return await readProgramme(manager, now)
  })
  res.json({ programme: toAdminProgramme(programme) })
})
