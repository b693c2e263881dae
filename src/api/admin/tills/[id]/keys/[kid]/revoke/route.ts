import type { MedusaResponse } from "@medusajs/framework/http"
import { revokeTillKey } from "../../../../../../../workflows/pos/devices/till-keys"
import { readTill } from "../../../../answer"
import type { TillRequest } from "../../../../load-till"

/**
 * POST /admin/tills/:id/keys/:kid/revoke: the key is out of force, with the tokens it opened. Actor: manager of its
 * store. Answers `{ till }`. Errors: 404 `key_not_found`.
 */
export const POST = async (req: TillRequest, res: MedusaResponse) => {
  const { kid } = req.params as { kid: string }
  await revokeTillKey(req.scope, { device_id: req.till.id, kid, now: new Date() })
  res.json({ till: await readTill(req.scope, req.till.id) })
}
