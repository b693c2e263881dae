import type { MedusaResponse } from "@medusajs/framework/http"
import { issueSharedSecret } from "../../../../../workflows/pos/devices/manage-tills"
import { readTill } from "../../answer"
import type { TillRequest } from "../../load-till"

/**
 * POST /admin/tills/:id/shared-secret: the weaker mode, for a system that cannot sign tokens. The secret is
 * shown once; keys die, an earlier secret holds for 24 hours more. Actor: manager of its store. Answers 201
 * `{ till, secret }`.
 */
export const POST = async (req: TillRequest, res: MedusaResponse) => {
  const secret = await issueSharedSecret(req.scope, { device_id: req.till.id, now: new Date() })
  res.status(201).json({ till: await readTill(req.scope, req.till.id), secret })
}
