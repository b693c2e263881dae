import { POS_MODULE } from "../../../../../modules/pos"
import { resolveIncident } from "../../../../../modules/pos/operations/incidents"
import type { PosModuleService } from "../../../../../modules/pos/service"
import { readIncident } from "../../../../../workflows/pos/queries/till-incidents"
import { withOwnErrors } from "../../../../own-errors"
import type { IncidentRequest } from "../../load-incident"
import type { AdminResolveTillIncident } from "../../validators"

/**
 * POST /admin/till-incidents/:id/resolve: nobody needs to look any more; `note` says what was done. Actor: manager of
 * its store. Answers `{ incident }`. Errors: 403, 404 `incident_not_found`, 409 `incident_resolved`.
 */
export const POST = withOwnErrors<IncidentRequest<AdminResolveTillIncident>>(async (req, res) => {
  const { id } = req.incident
  const resolved_by = req.auth_context.actor_id
  const resolution = req.validatedBody.note
  await req.scope
    .resolve<PosModuleService>(POS_MODULE)
    .inTransaction((manager) =>
      resolveIncident(manager, { id, resolved_by, resolution, now: new Date() })
    )
  res.json({ incident: await readIncident(req.scope, id) })
})
