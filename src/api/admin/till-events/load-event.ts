import { notFound } from "../../../core/errors"
import { POS_MODULE } from "../../../modules/pos"
import { isEventId, readTillEvent } from "../../../modules/pos/read-models/till-events"
import type { PosModuleService } from "../../../modules/pos/service"
import { requireStoreRole, type StaffRequest } from "../../middlewares/staff-scope"

export type LoadedTillEvent = NonNullable<Awaited<ReturnType<typeof readTillEvent>>>

/**
 * The event of a route, for those who work in its store.
 * @throws NOT_FOUND `till_event_not_found`, FORBIDDEN `store_forbidden`
 */
export async function loadTillEvent(
  req: StaffRequest,
  role: "associate" | "manager"
): Promise<LoadedTillEvent> {
  const { till_id, event_id } = req.params as { till_id: string; event_id: string }
  const event = isEventId(event_id)
    ? await req.scope
        .resolve<PosModuleService>(POS_MODULE)
        .reading((manager) => readTillEvent(manager, till_id, event_id))
    : null
  if (!event) {
    throw notFound("till_event_not_found", "There is no such event")
  }
  requireStoreRole(req.staffScope, event.retail_store_id, role)
  return event
}
