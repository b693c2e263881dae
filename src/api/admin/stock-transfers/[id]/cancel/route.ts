import { withOwnErrors } from "../../../../own-errors"
import { answerStep } from "../../take-step"
import type { TransferRequest } from "../../transfer-access"
import type { StepBody } from "../../validators"

/**
 * POST /admin/stock-transfers/:id/cancel: nothing will be sent. Actor: dashboard user of either store. Header
 * `Idempotency-Key`. Errors: those of every step.
 */
export const POST = withOwnErrors<TransferRequest<StepBody>>(async (req, res) => {
  await answerStep(req, res, "cancelled")
})
