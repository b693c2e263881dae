import { decisionRoute } from "../../decide"

/**
 * POST /admin/loyalty/adjustments/:id/confirm: a second person lets a waiting adjustment happen. Actor: another manager
 * or administrator than the one who asked. Answers `{ adjustment }`. Errors: 403 `store_forbidden`, `person_needed`,
 * `second_person_needed`; 404 `adjustment_not_found`; 409 `adjustment_decided`, `insufficient_points`.
 */
export const POST = decisionRoute(true)
