import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Gift } from "@medusajs/icons"
import { Breadcrumb } from "../../../../admin/components/breadcrumb"
import { PointsPage } from "../../../../admin/pages/points/points-page"

export const config = defineRouteConfig({
  label: "points.title",
  translationNs: "omni",
  icon: Gift,
  rank: 6,
})

export const handle = { breadcrumb: () => <Breadcrumb word="points.title" /> }

export default PointsPage
