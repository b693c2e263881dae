import { requireStoreRole } from "../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../own-errors"
import { answerStep } from "../../take-step"
import type { TransferRequest } from "../../transfer-access"
import type { StepBody } from "../../validators"

/**
 * POST /admin/stock-transfers/:id/receive: goods arrive; with `complete` (the default) the rest will not come. Actor:
 * dashboard user of the receiving store. Header `Idempotency-Key`. Errors: 400 `unknown_variant`, `unknown_item`, and those of every
 * step.
 */
export const POST = withOwnErrors<TransferRequest<StepBody>>(async (req, res) => {
  requireStoreRole(req.staffScope, req.transfer.to_store?.id ?? "")
  await answerStep(req, res, "received")
})
