import { addTillKey } from "../../../../workflows/pos/devices/till-keys"
import type { PosRequest } from "../../authenticate"
import { withProblems } from "../../with-problems"
import type { PosAddKey } from "./validators"

/**
 * POST /pos/v1/keys: a till registers its next key while the one in use stays in force. Answers 201 `{ kid }`,
 * also for a key in force already. Problems: 401, 409 `too_many_keys`, `key_known`, 422 `invalid_request`.
 */
export const POST = withProblems<PosRequest<PosAddKey>>(async (req, res) => {
  const { public_key } = req.validatedBody
  const kid = await addTillKey(req.scope, { device_id: req.pos.device_id, public_key })
  res.status(201).json({ kid })
})
