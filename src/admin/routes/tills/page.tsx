import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ComputerDesktop } from "@medusajs/icons"
import { Breadcrumb } from "../../../../admin/components/breadcrumb"
import { TillsPage } from "../../../../admin/pages/tills/tills-page"

export const config = defineRouteConfig({
  label: "tills.title",
  translationNs: "omni",
  icon: ComputerDesktop,
  rank: 4,
})

export const handle = { breadcrumb: () => <Breadcrumb word="tills.title" /> }

export default TillsPage
