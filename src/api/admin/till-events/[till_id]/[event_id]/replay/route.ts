import { replayTillEvent } from "../../../../../../workflows/pos/replay-event"
import type { StaffRequest } from "../../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../../own-errors"
import { answerTillEvent } from "../../../answer"
import { loadTillEvent } from "../../../load-event"

/**
 * POST /admin/till-events/:till_id/:event_id/replay: tries an event again that was rejected, quarantined or
 * whose follow-up failed. Actor: manager of its store. Answers `{ event }` as it stands then. Errors: 403
 * `store_forbidden`, 404 `till_event_not_found`, 409 `nothing_to_replay`.
 */
export const POST = withOwnErrors<StaffRequest>(async (req, res) => {
  const event = await loadTillEvent(req, "manager")
  await replayTillEvent(req.scope, event, new Date())
  await answerTillEvent(req, res, await loadTillEvent(req, "manager"))
})
