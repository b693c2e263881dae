import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ArrowUturnLeft } from "@medusajs/icons"
import { Breadcrumb } from "../../../../admin/components/breadcrumb"
import { ReturnsPage } from "../../../../admin/pages/returns/returns-page"

export const config = defineRouteConfig({
  label: "returns.title",
  translationNs: "omni",
  icon: ArrowUturnLeft,
  rank: 2,
})

export const handle = { breadcrumb: () => <Breadcrumb word="returns.title" /> }

export default ReturnsPage
