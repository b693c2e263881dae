import { commandRoute } from "../../send-command"

/**
 * POST /admin/pickups/:id/reissue-code: a new code, answered once as `code`; the old one is dead.
 * Actor: dashboard user of the pickup's store.
 */
export const POST = commandRoute("reissue-code")
