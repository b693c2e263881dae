import { generateEntityId } from "@medusajs/framework/utils"
import { requestAdjustment } from "../../../../../../modules/loyalty/operations/adjustments"
import { writeLedger } from "../../../../../../workflows/loyalty/ledger"
import { adminAdjustment } from "../../../../../../workflows/loyalty/queries/adjustments"
import { idempotencyKeyOf } from "../../../../../idempotency-key"
import type { StaffRequest } from "../../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../../own-errors"
import { whoActs } from "../../../points-access"
import type { AdminAdjustLoyaltyAccount } from "../../validators"

/**
 * POST /admin/loyalty/accounts/:id/adjust: gives points, or takes some (`points` below zero), for a reason. Above the
 * programme's limit, which counts what one person moves on one account in 24 hours, the adjustment waits for a second
 * person. Actor: manager of any store, administrator, secret API key. Takes an `Idempotency-Key`. Answers
 * `{ adjustment }` (AdminLoyaltyAdjustment), 202 when it waits. Errors: 403 `store_forbidden`, 404 `account_not_found`,
 * 409 `insufficient_points`, `idempotency_conflict`.
 */
export const POST = withOwnErrors<StaffRequest<AdminAdjustLoyaltyAccount>>(async (req, res) => {
  const account_id = req.params.id!
  const requested_by = whoActs(req)
  const key = `adjust:${account_id}:${requested_by}:${idempotencyKeyOf(req) ?? generateEntityId()}`
  const { adjustment_id } = await writeLedger(req.scope, (manager) =>
    requestAdjustment(
      manager,
      { key, requested_by },
      { account_id, ...req.validatedBody },
      new Date()
    )
  )
  const adjustment = await adminAdjustment(req.scope, adjustment_id)
  res.status(adjustment.status === "waiting" ? 202 : 200).json({ adjustment })
})
