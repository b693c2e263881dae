import { commandRoute } from "../../send-command"

/**
 * POST /admin/pickups/:id/extend: more time for the shopper (managers).
 * Actor: dashboard user of the pickup's store. Errors: 409 `too_many_extensions`.
 */
export const POST = commandRoute("extend")
