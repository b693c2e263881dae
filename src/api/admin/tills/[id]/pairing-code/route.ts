import type { MedusaResponse } from "@medusajs/framework/http"
import { renewPairingCode } from "../../../../../workflows/pos/devices/manage-tills"
import { readTill } from "../../answer"
import type { TillRequest } from "../../load-till"

/**
 * POST /admin/tills/:id/pairing-code: a new code, shown once; an earlier one dies. Paired with it, a till begins
 * a new epoch. Actor: manager of its store. Answers `{ till, pairing_code }`.
 */
export const POST = async (req: TillRequest, res: MedusaResponse) => {
  const pairing_code = await renewPairingCode(req.scope, {
    device_id: req.till.id,
    now: new Date(),
  })
  res.status(201).json({ till: await readTill(req.scope, req.till.id), pairing_code })
}
