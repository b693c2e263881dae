import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Breadcrumb } from "../../../../../admin/components/breadcrumb"
import { ShiftsPage } from "../../../../../admin/pages/shifts/shifts-page"

export const config = defineRouteConfig({ label: "shifts.title", translationNs: "omni" })

export const handle = { breadcrumb: () => <Breadcrumb word="shifts.title" /> }

export default ShiftsPage
