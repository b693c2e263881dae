import { commandRoute } from "../../send-command"

/**
 * POST /pos/v1/pickups/:id/ready: what was found waits at the counter; code, hold and notice begin.
 * Scope: pickups; header Idempotency-Key. Answers `{ pickup }` (PosPickupDetail). Problems: 404 `pickup_not_found`;
 * 409 `lines_not_picked`, `nothing_to_collect`, `order_cancelled`, `pickup_changed`, `pickup_transition`,
 * `idempotency_conflict`.
 */
export const POST = commandRoute("ready")
