import type { MedusaResponse } from "@medusajs/framework/http"
import { adminLiability } from "../../../../workflows/loyalty/queries/liability"
import type { StaffRequest } from "../../../middlewares/staff-scope"
import { liabilityCsv } from "./liability-csv"
import type { AdminGetLoyaltyLiability } from "./validators"

/**
 * GET /admin/loyalty/liability?from=2026-01&until=2026-12: what the shop owes its shoppers month by month, on the clock
 * of the programme's rules; without months the last 12. A posting counts in the month it was recorded in.
 * `format=csv` answers a file. Actor: administrator. Answers AdminLoyaltyLiability. Errors: 400 `months_invalid`; 403
 * `store_forbidden`; 404 `programme_not_found`.
 */
export const GET = async (
  req: StaffRequest<unknown, AdminGetLoyaltyLiability>,
  res: MedusaResponse
) => {
  const { format, ...asked } = req.validatedQuery as AdminGetLoyaltyLiability
  const report = await adminLiability(req.scope, asked, new Date())
  if (format === "json") {
    res.json(report)
    return
  }
  const [first, last] = [report.months[0]?.month, report.months.at(-1)?.month]
  res.setHeader("content-disposition", `attachment; filename="points-${first}-${last}.csv"`)
  res.type("text/csv; charset=utf-8").send(liabilityCsv(report.months))
}
