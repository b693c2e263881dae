import { commandRoute } from "../../send-command"

/**
 * POST /pos/v1/pickups/:id/pick: units found and missing so far, absolute per line.
 * Scope: pickups; header Idempotency-Key. Answers `{ pickup }` (PosPickupDetail). Problems: 400
 * `line_not_found`, `too_many_units`; 404 `pickup_not_found`; 409 `pickup_changed`, `pickup_transition`,
 * `idempotency_conflict`.
 */
export const POST = commandRoute("pick")
