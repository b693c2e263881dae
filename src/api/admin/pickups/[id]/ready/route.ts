import { commandRoute } from "../../send-command"

/**
 * POST /admin/pickups/:id/ready: what was found waits at the counter; code, hold and notice begin.
 * Actor: dashboard user of the pickup's store. Errors: 409 `lines_not_picked`, `nothing_to_collect`.
 */
export const POST = commandRoute("ready")
