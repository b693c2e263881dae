import { readAdminReturnReport } from "../../../../workflows/store-return/queries/report"
import { type StaffRequest, storesAskedFor } from "../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../own-errors"
import type { AdminGetReturnReport } from "../validators"
import { returnReportCsv } from "./report-csv"

/**
 * GET /admin/return-desk/report?from=2026-11-01&to=2026-11-30: what came back at the desks on these days, each store's
 * on its own clock, by reason, product, store and channel, and for how many of the units that shoppers got on the same
 * days. `format=csv` answers a file. Actor: dashboard user, for the
 * stores they work in. Answers AdminReturnReport. Errors: 400 `period_invalid`; 403 `store_forbidden`.
 */
export const GET = withOwnErrors<StaffRequest>(async (req, res) => {
  const { format, retail_store_id, from, to } = req.validatedQuery as AdminGetReturnReport
  const store_ids = storesAskedFor(req.staffScope, retail_store_id)
  const report = await readAdminReturnReport(req.scope, store_ids, { from, to })
  if (format === "json") {
    res.json(report)
    return
  }
  res.setHeader("content-disposition", `attachment; filename="returns-${from}-${to}.csv"`)
  res.type("text/csv; charset=utf-8").send(returnReportCsv(report))
})
