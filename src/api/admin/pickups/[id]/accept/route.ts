import { commandRoute } from "../../send-command"

/**
 * POST /admin/pickups/:id/accept: the store takes the order on.
 * Actor: dashboard user of the pickup's store.
 */
export const POST = commandRoute("accept")
