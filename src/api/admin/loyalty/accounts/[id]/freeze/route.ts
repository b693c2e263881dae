import { freeze } from "../../../../../../modules/loyalty/operations/freezes"
import { writeLedger } from "../../../../../../workflows/loyalty/ledger"
import { adminAccount } from "../../../../../../workflows/loyalty/queries/accounts"
import type { StaffRequest } from "../../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../../own-errors"
import { whoActs } from "../../../points-access"
import type { AdminFreezeLoyaltyAccount } from "../../validators"

/**
 * POST /admin/loyalty/accounts/:id/freeze: from now on the account earns, but does not spend; `note` says why. Actor:
 * manager of any store, administrator. Answers `{ account }`. Errors: 403, 404 `account_not_found`, 409 `account_frozen`.
 */
export const POST = withOwnErrors<StaffRequest<AdminFreezeLoyaltyAccount>>(async (req, res) => {
  const account_id = req.params.id!
  const { note } = req.validatedBody
  const now = new Date()
  await writeLedger(req.scope, (manager) =>
    freeze(manager, { account_id, note, by: whoActs(req) }, now)
  )
  res.json({ account: await adminAccount(req.scope, account_id, now) })
})
