import type { MedusaResponse } from "@medusajs/framework/http"
import { POS_MODULE } from "../../../modules/pos"
import { findDocument } from "../../../modules/pos/operations/documents"
import type { PosModuleService } from "../../../modules/pos/service"
import type { AdminTillEventDetail } from "../../../types/till-sync"
import type { StaffRequest } from "../../middlewares/staff-scope"
import type { LoadedTillEvent } from "./load-event"
import { toAdminTillEvent } from "./present"

/** Answers `{ event }` with what the till sent and what became of it. */
export async function answerTillEvent(
  req: StaffRequest,
  res: MedusaResponse,
  row: LoadedTillEvent
): Promise<void> {
  const document = await req.scope
    .resolve<PosModuleService>(POS_MODULE)
    .reading((manager) => findDocument(manager, row))
  const event: AdminTillEventDetail = {
    ...toAdminTillEvent(row),
    body: row.body,
    order_id: document?.order_id ?? null,
  }
  res.json({ event })
}
