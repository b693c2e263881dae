import { unfreeze } from "../../../../../../modules/loyalty/operations/freezes"
import { writeLedger } from "../../../../../../workflows/loyalty/ledger"
import { adminAccount } from "../../../../../../workflows/loyalty/queries/accounts"
import type { StaffRequest } from "../../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../../own-errors"
import { whoActs } from "../../../points-access"

/**
 * POST /admin/loyalty/accounts/:id/unfreeze: the account spends again. Actor: manager of any store, administrator.
 * Answers `{ account }`. Errors: 403, 404 `account_not_found`, 409 `account_not_frozen`.
 */
export const POST = withOwnErrors<StaffRequest>(async (req, res) => {
  const account_id = req.params.id!
  const now = new Date()
  await writeLedger(req.scope, (manager) =>
    unfreeze(manager, { account_id, by: whoActs(req) }, now)
  )
  res.json({ account: await adminAccount(req.scope, account_id, now) })
})
