import { decisionRoute } from "../../decide"

/**
 * POST /admin/loyalty/adjustments/:id/decline: a second person turns a waiting adjustment down. Actor and errors as of
 * `confirm`.
 */
export const POST = decisionRoute(false)
