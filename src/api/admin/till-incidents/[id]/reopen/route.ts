import { POS_MODULE } from "../../../../../modules/pos"
import { reopenIncident } from "../../../../../modules/pos/operations/incidents"
import type { PosModuleService } from "../../../../../modules/pos/service"
import { readIncident } from "../../../../../workflows/pos/queries/till-incidents"
import { withOwnErrors } from "../../../../own-errors"
import type { IncidentRequest } from "../../load-incident"

/**
 * POST /admin/till-incidents/:id/reopen: undoes a resolution; its note is gone. Actor: manager of its store. Answers
 * `{ incident }`. Errors: 403, 404 `incident_not_found`, 409 `incident_open`.
 */
export const POST = withOwnErrors<IncidentRequest>(async (req, res) => {
  const { id } = req.incident
  await req.scope
    .resolve<PosModuleService>(POS_MODULE)
    .inTransaction((manager) => reopenIncident(manager, { id, now: new Date() }))
  res.json({ incident: await readIncident(req.scope, id) })
})
