import { commandRoute } from "../../send-command"

/**
 * POST /admin/pickups/:id/reject: the store cannot serve it; its stock is put right and the shopper chooses again.
 * Actor: dashboard user of the pickup's store. Errors: 400 `line_not_found`, `too_many_units`.
 */
export const POST = commandRoute("reject")
