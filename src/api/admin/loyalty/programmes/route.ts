import type { MedusaResponse } from "@medusajs/framework/http"
import { conflict } from "../../../../core/errors"
import { lockKey } from "../../../../core/sql"
import { openProgramme } from "../../../../modules/loyalty/operations/programmes"
import { findProgramme, readProgramme } from "../../../../modules/loyalty/read-models/programme"
import type { AdminLoyaltyProgrammeList } from "../../../../types/loyalty"
import type { StaffRequest } from "../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../own-errors"
import { toAdminProgramme } from "./present"
import type { AdminListProgrammes, AdminOpenProgramme } from "./validators"
import { loyaltyOf, writeLedger } from "../../../../workflows/loyalty/ledger"

/** GET /admin/loyalty/programmes: the shop's programme with the rules in force; an empty list when there is none. */
export const GET = async (
  req: StaffRequest<unknown, AdminListProgrammes>,
  res: MedusaResponse<AdminLoyaltyProgrammeList>
) => {
  const { limit, offset } = req.validatedQuery as AdminListProgrammes
  const found = await loyaltyOf(req.scope).reading((manager) => findProgramme(manager, new Date()))
  const all = found ? [toAdminProgramme(found)] : []
  res.json({ programmes: all.slice(offset, offset + limit), count: all.length, limit, offset })
}

/**
 * POST /admin/loyalty/programmes: opens the shop's programme with the first version of its rules. A shop has one.
 * Actor: an administrator. Errors: 403 `store_forbidden`; 409 `programme_exists`.
 */
export const POST = withOwnErrors<StaffRequest<AdminOpenProgramme>>(async (req, res) => {
  const created_by = `${req.auth_context.actor_type}:${req.auth_context.actor_id}`
  const now = new Date()
  const programme = await writeLedger(req.scope, async (manager) => {
    await lockKey(manager, "omni_loyalty_programme")
    if (await findProgramme(manager, now)) {
      throw conflict("programme_exists", "This shop has a loyalty programme: publish rules for it")
    }
    await openProgramme(manager, { ...req.validatedBody, created_by }, now)
    return await readProgramme(manager, now)
  })
  res.json({ programme: toAdminProgramme(programme) })
})
