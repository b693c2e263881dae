import { commandRoute } from "../../send-command"

/**
 * POST /pos/v1/pickups/:id/reject: the store cannot serve it; its stock is put right and the shopper chooses again.
 * Scope: pickups; header Idempotency-Key. Answers `{ pickup }` (PosPickupDetail). Problems: 400
 * `line_not_found`, `too_many_units`; 404 `pickup_not_found`; 409 `pickup_changed`, `pickup_transition`,
 * `idempotency_conflict`.
 */
export const POST = commandRoute("reject")
