import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ChartActivity } from "@medusajs/icons"
import { Breadcrumb } from "../../../../../admin/components/breadcrumb"
import { HealthPage } from "../../../../../admin/pages/health/health-page"

export const config = defineRouteConfig({
  label: "health.menu",
  translationNs: "omni",
  icon: ChartActivity,
})

export const handle = { breadcrumb: () => <Breadcrumb word="health.menu" /> }

export default HealthPage
