import { requireStoreRole } from "../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../own-errors"
import { answerStep } from "../../take-step"
import type { TransferRequest } from "../../transfer-access"
import type { StepBody } from "../../validators"

/**
 * POST /admin/stock-transfers/:id/send: the goods leave. Actor: dashboard user of the sending store. Header
 * `Idempotency-Key`. Errors: 400 `unknown_variant`, `unknown_item`; 409 `transfer_oversells`, and those of every step.
 */
export const POST = withOwnErrors<TransferRequest<StepBody>>(async (req, res) => {
  requireStoreRole(req.staffScope, req.transfer.from_store?.id ?? "")
  await answerStep(req, res, "sent")
})
