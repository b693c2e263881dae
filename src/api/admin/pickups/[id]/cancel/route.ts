import { commandRoute } from "../../send-command"

/**
 * POST /admin/pickups/:id/cancel: gives up what is not collected; money and stock go back.
 * Actor: dashboard user of the pickup's store.
 */
export const POST = commandRoute("cancel")
