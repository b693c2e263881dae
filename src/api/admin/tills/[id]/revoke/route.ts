import type { MedusaResponse } from "@medusajs/framework/http"
import { revokeTill } from "../../../../../workflows/pos/devices/manage-tills"
import { readTill } from "../../answer"
import type { TillRequest } from "../../load-till"
import type { AdminRevokeTill } from "../../validators"

/**
 * POST /admin/tills/:id/revoke: its rights end, everywhere within five seconds. Actor: manager of its store.
 * Answers `{ till }`.
 */
export const POST = async (req: TillRequest<AdminRevokeTill>, res: MedusaResponse) => {
  const { drain } = req.validatedBody
  await revokeTill(req.scope, { device_id: req.till.id, drain, now: new Date() })
  res.json({ till: await readTill(req.scope, req.till.id) })
}
