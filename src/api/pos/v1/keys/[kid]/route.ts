import { POS_MODULE } from "../../../../../modules/pos"
import { revokeKey } from "../../../../../modules/pos/operations/devices"
import type { PosModuleService } from "../../../../../modules/pos/service"
import type { PosRequest } from "../../../authenticate"
import { withProblems } from "../../../with-problems"

/**
 * DELETE /pos/v1/keys/:kid: a till takes one of its own keys out of force. Tokens it opened live on for their
 * 15 minutes. Answers 204. Problems: 401, 404 `key_not_found`.
 */
export const DELETE = withProblems<PosRequest>(async (req, res) => {
  const input = { device_id: req.pos.device_id, kid: req.params.kid!, now: new Date() }
  await req.scope
    .resolve<PosModuleService>(POS_MODULE)
    .inTransaction((manager) => revokeKey(manager, input))
  res.status(204).end()
})
