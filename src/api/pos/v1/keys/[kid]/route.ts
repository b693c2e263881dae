import { dropTillKey } from "../../../../../workflows/pos/devices/till-keys"
import type { PosRequest } from "../../../authenticate"
import { withProblems } from "../../../with-problems"

/**
 * DELETE /pos/v1/keys/:kid: a till takes one of its own keys out of force, with the tokens it opened. Answers
 * 204. Problems: 401, 404 `key_not_found`, 409 `last_key`.
 */
export const DELETE = withProblems<PosRequest>(async (req, res) => {
  const { device_id } = req.pos
  await dropTillKey(req.scope, { device_id, kid: req.params.kid!, now: new Date() })
  res.status(204).end()
})
