import type { MedusaResponse } from "@medusajs/framework/http"
import { deleteTill, updateTill } from "../../../../workflows/pos/devices/manage-tills"
import { withOwnErrors } from "../../../own-errors"
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

/**
 * DELETE /admin/tills/:id: a till that was never paired. Actor: manager of its store. Answers
 * `{ id, object, deleted }`. Errors: 409 `till_was_paired`.
 */
export const DELETE = withOwnErrors<TillRequest>(async (req, res) => {
  await deleteTill(req.scope, req.till.id)
  res.json({ id: req.till.id, object: "till", deleted: true })
})
