import { commandRoute } from "../../send-command"

/**
 * POST /pos/v1/pickups/:id/accept: the store takes the order on.
 * Scope: pickups; header Idempotency-Key. Answers `{ pickup }` (PosPickupDetail). Problems: 404 `pickup_not_found`; 409
 * `pickup_changed`, `pickup_transition`, `pickup_expired`, `idempotency_conflict`.
 */
export const POST = commandRoute("accept")
