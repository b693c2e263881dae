import type { MedusaResponse } from "@medusajs/framework/http"
import { POS_MODULE } from "../../../modules/pos"
import { readTillHealth } from "../../../modules/pos/read-models/till-health"
import type { PosModuleService } from "../../../modules/pos/service"
import type { AdminTillHealthList } from "../../../types/till-sync"
import { type StaffRequest, storesAskedFor } from "../../middlewares/staff-scope"
import type { AdminGetTillHealth } from "./validators"

/**
 * GET /admin/till-health: how far each till's events have come and what needs a person, trouble first. Actor:
 * dashboard user; the tills of their stores. Answers AdminTillHealthList. Errors: 403 `store_forbidden`.
 */
export const GET = async (
  req: StaffRequest<unknown, AdminGetTillHealth>,
  res: MedusaResponse<AdminTillHealthList>
) => {
  const { retail_store_id, till_id, limit, offset } = req.validatedQuery as AdminGetTillHealth
  const store_ids = storesAskedFor(req.staffScope, retail_store_id)
  const health = await req.scope
    .resolve<PosModuleService>(POS_MODULE)
    .reading((manager) => readTillHealth(manager, { store_ids, till_ids: till_id, limit, offset }))
  res.json({ ...health, limit, offset })
}
