import { readShiftReport } from "../../../../../workflows/pos/queries/shift-reports"
import type { PosRequest } from "../../../authenticate"
import { withProblems } from "../../../with-problems"

/**
 * GET /pos/v1/shifts/:shift_id: the Z-report of a shift of this till, named as the till named it. Scope:
 * shifts. Answers `{ shift }` (ShiftReport). Problems: 401, 403 `insufficient_scope`, 404 `shift_not_found`.
 */
export const GET = withProblems<PosRequest>(async (req, res) => {
  const key = { device_id: req.pos.device_id, shift_id: req.params.shift_id! }
  res.json({ shift: await readShiftReport(req.scope, key) })
})
