import { commandRoute } from "../../send-command"

/**
 * POST /admin/pickups/:id/pick: units found and missing so far, absolute per line.
 * Actor: dashboard user of the pickup's store. Errors: 400 `line_not_found`, `too_many_units`.
 */
export const POST = commandRoute("pick")
