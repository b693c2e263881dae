import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ShoppingBag } from "@medusajs/icons"
import { Breadcrumb } from "../../../../admin/components/breadcrumb"
import { PickupsPage } from "../../../../admin/pages/pickups/pickups-page"

export const config = defineRouteConfig({
  label: "queue.title",
  translationNs: "omni",
  icon: ShoppingBag,
  rank: 1,
})

export const handle = { breadcrumb: () => <Breadcrumb word="queue.title" /> }

export default PickupsPage
