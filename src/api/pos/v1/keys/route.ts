import { calculateJwkThumbprint } from "jose"
import { POS_MODULE } from "../../../../modules/pos"
import { addKey } from "../../../../modules/pos/operations/devices"
import type { PosModuleService } from "../../../../modules/pos/service"
import type { PosRequest } from "../../authenticate"
import { withProblems } from "../../with-problems"
import type { PosAddKey } from "./validators"

/**
 * POST /pos/v1/keys: a till registers its next key while the one in use stays in force. Answers `{ kid }`.
 * Problems: 401, 409 `too_many_keys`, `key_known`, 422 `invalid_request`.
 */
export const POST = withProblems<PosRequest<PosAddKey>>(async (req, res) => {
  const { public_key } = req.validatedBody
  const kid = await calculateJwkThumbprint(public_key)
  await req.scope
    .resolve<PosModuleService>(POS_MODULE)
    .inTransaction((manager) => addKey(manager, { device_id: req.pos.device_id, kid, public_key }))
  res.status(201).json({ kid })
})
