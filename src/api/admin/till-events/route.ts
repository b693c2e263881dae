import type { MedusaResponse } from "@medusajs/framework/http"
import { POS_MODULE } from "../../../modules/pos"
import { listTillEvents } from "../../../modules/pos/read-models/till-events"
import type { PosModuleService } from "../../../modules/pos/service"
import type { AdminTillEventList } from "../../../types/till-sync"
import { type StaffRequest, storesAskedFor } from "../../middlewares/staff-scope"
import { toAdminTillEvent } from "./present"
import type { AdminGetTillEvents } from "./validators"

/**
 * GET /admin/till-events: what tills sent, the latest arrival first. Actor: dashboard user; the tills of their
 * stores. Answers AdminTillEventList. Errors: 403 `store_forbidden`.
 */
export const GET = async (
  req: StaffRequest<unknown, AdminGetTillEvents>,
  res: MedusaResponse<AdminTillEventList>
) => {
  const { retail_store_id, limit, offset, ...filters } = req.validatedQuery as AdminGetTillEvents
  const store_ids = storesAskedFor(req.staffScope, retail_store_id)
  const { rows, count } = await req.scope
    .resolve<PosModuleService>(POS_MODULE)
    .reading((manager) => listTillEvents(manager, { ...filters, store_ids, limit, offset }))
  res.json({ events: rows.map(toAdminTillEvent), count, limit, offset })
}
