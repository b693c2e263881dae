import { defineRouteConfig } from "@medusajs/admin-sdk"
import { TruckFast } from "@medusajs/icons"
import { Breadcrumb } from "../../../../admin/components/breadcrumb"
import { TransfersPage } from "../../../../admin/pages/stock-transfers/transfers-page"

export const config = defineRouteConfig({
  label: "transfers.title",
  translationNs: "omni",
  icon: TruckFast,
  rank: 5,
})

export const handle = { breadcrumb: () => <Breadcrumb word="transfers.title" /> }

export default TransfersPage
