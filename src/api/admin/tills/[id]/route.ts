import type { MedusaResponse } from "@medusajs/framework/http"
import { updateTill } from "../../../../workflows/pos/devices/manage-tills"
import { readTill } from "../answer"
import type { TillRequest } from "../load-till"
import type { AdminUpdateTill } from "../validators"

/** GET /admin/tills/:id. Actor: dashboard user of its store. Answers `{ till }`. Errors: 403, 404 `till_not_found`. */
export const GET = async (req: TillRequest, res: MedusaResponse) => {
  res.json({ till: await readTill(req.scope, req.till.id) })
}

/** POST /admin/tills/:id: its name or scopes. Actor: manager of its store. Answers `{ till }`. */
export const POST = async (req: TillRequest<AdminUpdateTill>, res: MedusaResponse) => {
  await updateTill(req.scope, { id: req.till.id, ...req.validatedBody })
  res.json({ till: await readTill(req.scope, req.till.id) })
}
