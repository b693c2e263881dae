import { type MiddlewareRoute, validateAndTransformQuery } from "@medusajs/framework/http"
import { loadStaffScope } from "../../middlewares/staff-scope"
import { AdminExportShift, AdminGetShifts } from "./validators"

export const adminShiftMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/shifts*", middlewares: [loadStaffScope] },
  {
    method: "GET",
    matcher: "/admin/shifts",
    middlewares: [validateAndTransformQuery(AdminGetShifts, { isList: true })],
  },
  {
    method: "GET",
    matcher: "/admin/shifts/:id/export",
    middlewares: [validateAndTransformQuery(AdminExportShift, {})],
  },
]
