import type { MedusaResponse } from "@medusajs/framework/http"
import type { StaffRequest } from "../../../../middlewares/staff-scope"
import { answerTillEvent } from "../../answer"
import { loadTillEvent } from "../../load-event"

/**
 * GET /admin/till-events/:till_id/:event_id, with what the till sent. Actor: dashboard user of its store.
 * Answers `{ event }` (AdminTillEventDetail). Errors: 403 `store_forbidden`, 404 `till_event_not_found`.
 */
export const GET = async (req: StaffRequest, res: MedusaResponse) => {
  await answerTillEvent(req, res, await loadTillEvent(req, "associate"))
}
