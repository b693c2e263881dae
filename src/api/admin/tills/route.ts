import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminTillList } from "../../../types"
import { createTill } from "../../../workflows/pos/devices/manage-tills"
import { requireStoreRole, type StaffRequest, storesAskedFor } from "../../middlewares/staff-scope"
import { readTill, readTills } from "./answer"
import type { AdminCreateTill, AdminGetTills } from "./validators"

/**
 * GET /admin/tills, by name. Actor: dashboard user; the tills of their stores. Answers AdminTillList. Errors:
 * 403 `store_forbidden`.
 */
export const GET = async (
  req: StaffRequest<unknown, AdminGetTills>,
  res: MedusaResponse<AdminTillList>
) => {
  const { retail_store_id, limit, offset, ...filters } = req.validatedQuery as AdminGetTills
  const store_ids = storesAskedFor(req.staffScope, retail_store_id)
  res.json({
    ...(await readTills(req.scope, { ...filters, store_ids }, { limit, offset })),
    limit,
    offset,
  })
}

/**
 * POST /admin/tills: a new till and the code that pairs it, shown once. Actor: manager of the store. Answers
 * `{ till, pairing_code }` (AdminTill, AdminPairingCode). Errors: 403 `store_forbidden`, 404 `store_not_found`.
 */
export const POST = async (req: StaffRequest<AdminCreateTill>, res: MedusaResponse) => {
  const { retail_store_id } = req.validatedBody
  requireStoreRole(req.staffScope, retail_store_id, "manager")
  const { id, pairing_code } = await createTill(req.scope, {
    ...req.validatedBody,
    now: new Date(),
  })
  res.status(201).json({ till: await readTill(req.scope, id), pairing_code })
}
