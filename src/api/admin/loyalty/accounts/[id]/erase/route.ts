import { eraseAccount } from "../../../../../../modules/loyalty/operations/erase"
import { writeLedger } from "../../../../../../workflows/loyalty/ledger"
import { adminAccount } from "../../../../../../workflows/loyalty/queries/accounts"
import type { StaffRequest } from "../../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../../own-errors"
import { whoActs } from "../../../points-access"
import type { AdminEraseLoyaltyAccount } from "../../validators"

/**
 * POST /admin/loyalty/accounts/:id/erase: forgets for ever whose account it was, and freezes it; `note` says why, without
 * a name. Actor: manager of any store, administrator. Answers `{ account }`. Errors: 403, 404 `account_not_found`.
 */
export const POST = withOwnErrors<StaffRequest<AdminEraseLoyaltyAccount>>(async (req, res) => {
  const account_id = req.params.id!
  const { note } = req.validatedBody
  const now = new Date()
  await writeLedger(req.scope, (manager) =>
    eraseAccount(manager, { account_id, note, by: whoActs(req) }, now)
  )
  res.json({ account: await adminAccount(req.scope, account_id, now) })
})
