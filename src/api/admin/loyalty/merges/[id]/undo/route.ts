import { undoMerge } from "../../../../../../modules/loyalty/operations/merges"
import { writeLedger } from "../../../../../../workflows/loyalty/ledger"
import { adminAccount } from "../../../../../../workflows/loyalty/queries/accounts"
import { reviewAccounts } from "../../../../../../workflows/loyalty/review-accounts"
import type { StaffRequest } from "../../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../../own-errors"
import { whoActs } from "../../../points-access"

/**
 * POST /admin/loyalty/merges/:id/undo: gives an account back what it brought into a merge; each side covers, or owes,
 * what it has used of the other's since. Repeated, it answers the same. Actor: manager of any store, administrator.
 * Answers `{ survivor, merged }` (AdminLoyaltyAccountDetail each). Errors: 403; 404 `merge_not_found`; 409
 * `merge_followed`, `account_frozen`.
 */
export const POST = withOwnErrors<StaffRequest>(async (req, res) => {
  const merge_id = req.params.id!
  const now = new Date()
  const undone = await writeLedger(req.scope, (manager) =>
    undoMerge(
      manager,
      { key: `unmerge:${merge_id}`, source: "dashboard", actor: whoActs(req) },
      { merge_id, reason: "not_same_person" },
      now
    )
  )
  await reviewAccounts(req.scope, [undone.survivor.account_id, undone.merged.account_id], now)
  res.json({
    survivor: await adminAccount(req.scope, undone.survivor.account_id, now),
    merged: await adminAccount(req.scope, undone.merged.account_id, now),
  })
})
