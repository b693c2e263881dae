import { endIdentifierOf } from "../../../../../../modules/loyalty/operations/identifiers"
import { loyaltyOf, writeLedger } from "../../../../../../workflows/loyalty/ledger"
import { adminAccount } from "../../../../../../workflows/loyalty/queries/accounts"
import type { StaffRequest } from "../../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../../own-errors"
import type { AdminEndLoyaltyIdentifier } from "../../validators"

/**
 * POST /admin/loyalty/accounts/:id/end-identifier: a lost card, or a phone number that is somebody else's now, finds the
 * account no more and may be another's. Actor: manager of any store, administrator. Answers `{ account }`. Errors: 400
 * `identifier_invalid`; 403; 404 `account_not_found`, `identifier_not_found`.
 */
export const POST = withOwnErrors<StaffRequest<AdminEndLoyaltyIdentifier>>(async (req, res) => {
  const account_id = req.params.id!
  const now = new Date()
  const { secret } = loyaltyOf(req.scope)
  await writeLedger(req.scope, (manager) =>
    endIdentifierOf(manager, secret, { account_id, ...req.validatedBody }, now)
  )
  res.json({ account: await adminAccount(req.scope, account_id, now) })
})
