import { decideAdjustment } from "../../../../modules/loyalty/operations/adjustments"
import { writeLedger } from "../../../../workflows/loyalty/ledger"
import { adminAdjustment } from "../../../../workflows/loyalty/queries/adjustments"
import type { StaffRequest } from "../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../own-errors"
import { whoActs } from "../points-access"

/** A route by which a second person decides about a waiting adjustment. Answers `{ adjustment }`. */
export const decisionRoute = (confirm: boolean) =>
  withOwnErrors<StaffRequest>(async (req, res) => {
    const adjustment_id = req.params.id!
    const decision = { adjustment_id, decided_by: whoActs(req), confirm }
    await writeLedger(req.scope, (manager) => decideAdjustment(manager, decision, new Date()))
    res.json({ adjustment: await adminAdjustment(req.scope, adjustment_id) })
  })
