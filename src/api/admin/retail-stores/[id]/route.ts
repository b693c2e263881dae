import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminRetailStore } from "../../../../types/http"
import {
  deleteRetailStoreWorkflow,
  updateRetailStoreWorkflow,
} from "../../../../workflows/retail-store"
import {
  requireAdministrator,
  requireStoreRole,
  type StaffRequest,
} from "../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../own-errors"
import { answerStore } from "../answer"
import type { AdminUpdateRetailStore } from "../validators"

type Answer = MedusaResponse<{ retail_store: AdminRetailStore }>

/** What ties a store to the shop is not its manager's to change. */
const ADMINISTRATORS_FIELDS = ["handle", "sales_channel_id", "is_active"] as const

// The right is asked for here and not in a middleware, which would also match /me.
export const GET = async (req: StaffRequest, res: Answer) => {
  requireStoreRole(req.staffScope, req.params.id!)
  await answerStore(req, res, req.params.id!)
}

/** Changes facts, settings and hours. Errors: 404 `store_not_found`, 400 `invalid_hours`, 403 `store_forbidden`. */
export const POST = async (req: StaffRequest<AdminUpdateRetailStore>, res: Answer) => {
  const { weekly_hours, exceptions, ...update } = req.validatedBody
  if (ADMINISTRATORS_FIELDS.some((field) => field in update)) {
    requireAdministrator(req.staffScope)
  }
  await updateRetailStoreWorkflow(req.scope).run({
    input: { id: req.params.id!, update, weekly_hours, exceptions },
  })
  await answerStore(req, res, req.params.id!)
}

/**
 * Closes a store for good.
 * Errors: 404 `store_not_found`, 409 `store_has_open_pickups`, 403 `store_forbidden`.
 */
export const DELETE = withOwnErrors(async (req: StaffRequest, res: MedusaResponse) => {
  await deleteRetailStoreWorkflow(req.scope).run({ input: { id: req.params.id! } })
  res.json({ id: req.params.id!, object: "retail_store", deleted: true })
})
