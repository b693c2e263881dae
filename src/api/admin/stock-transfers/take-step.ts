import type { MedusaResponse } from "@medusajs/framework/http"
import { itemLinesOf } from "../../../workflows/stock/transfers/lines"
import { readTransfer } from "../../../workflows/stock/transfers/read-transfers"
import { takeTransferStep, type StaffStep } from "../../../workflows/stock/transfers/take-step"
import { idempotencyKeyOf } from "../../idempotency-key"
import type { TransferRequest } from "./transfer-access"
import type { StepBody } from "./validators"

/**
 * Takes a step of the loaded transfer and answers `{ transfer }` as it is then. Errors of every step: 403
 * `store_forbidden`; 404 `transfer_not_found`; 409 `transfer_step`, `idempotency_conflict`.
 */
export async function answerStep(
  req: TransferRequest<StepBody>,
  res: MedusaResponse,
  kind: StaffStep["kind"]
): Promise<void> {
  const { lines, complete = false, note } = req.validatedBody
  await takeTransferStep(req.scope, {
    transfer_id: req.transfer.id,
    kind,
    lines: lines && (await itemLinesOf(req.scope, lines)),
    complete,
    note,
    user_id: req.auth_context.actor_id,
    idempotency_key: idempotencyKeyOf(req),
    now: new Date(),
  })
  res.json({ transfer: await readTransfer(req.scope, req.transfer.id) })
}
