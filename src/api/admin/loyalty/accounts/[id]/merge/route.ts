import { generateEntityId } from "@medusajs/framework/utils"
import { mergeAccounts } from "../../../../../../modules/loyalty/operations/merges"
import { writeLedger } from "../../../../../../workflows/loyalty/ledger"
import { adminAccount } from "../../../../../../workflows/loyalty/queries/accounts"
import { reviewAccounts } from "../../../../../../workflows/loyalty/review-accounts"
import { idempotencyKeyOf } from "../../../../../idempotency-key"
import type { StaffRequest } from "../../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../../own-errors"
import { whoActs } from "../../../points-access"
import type { AdminMergeLoyaltyAccount } from "../../validators"

/**
 * POST /admin/loyalty/accounts/:id/merge: all that account `merged_id` has, owes, earns and is found by is this
 * account's from now on. Actor: manager of any store, administrator. Takes an `Idempotency-Key`. Answers
 * `{ merge_id, account }`. Errors: 400 `merge_invalid`; 403; 404 `account_not_found`; 409 `account_merged`,
 * `account_frozen`, `idempotency_conflict`.
 */
export const POST = withOwnErrors<StaffRequest<AdminMergeLoyaltyAccount>>(async (req, res) => {
  const survivor_id = req.params.id!
  const { merged_id } = req.validatedBody
  const now = new Date()
  const key = `merge:${survivor_id}:${idempotencyKeyOf(req) ?? generateEntityId()}`
  const { merge_id } = await writeLedger(req.scope, (manager) =>
    mergeAccounts(
      manager,
      { key, source: "dashboard", actor: whoActs(req) },
      { survivor_id, merged_id, reason: "same_person" },
      now
    )
  )
  await reviewAccounts(req.scope, [survivor_id], now)
  res.json({ merge_id, account: await adminAccount(req.scope, survivor_id, now) })
})
