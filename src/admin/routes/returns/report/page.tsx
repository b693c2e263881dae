import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Breadcrumb } from "../../../../../admin/components/breadcrumb"
import { ReturnReportPage } from "../../../../../admin/pages/return-report/return-report-page"

export const config = defineRouteConfig({ label: "return_report.title", translationNs: "omni" })

export const handle = { breadcrumb: () => <Breadcrumb word="return_report.title" /> }

export default ReturnReportPage
