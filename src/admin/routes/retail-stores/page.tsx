import { defineRouteConfig } from "@medusajs/admin-sdk"
import { BuildingStorefront } from "@medusajs/icons"
import { Breadcrumb } from "../../../../admin/components/breadcrumb"
import { RetailStoresPage } from "../../../../admin/pages/retail-stores/retail-stores-page"

export const config = defineRouteConfig({
  label: "store.list.title",
  translationNs: "omni",
  icon: BuildingStorefront,
  rank: 3,
})

export const handle = { breadcrumb: () => <Breadcrumb word="store.list.title" /> }

export default RetailStoresPage
