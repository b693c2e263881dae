import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Breadcrumb } from "../../../../../admin/components/breadcrumb"
import { ParcelsPage } from "../../../../../admin/pages/parcels/parcels-page"

export const config = defineRouteConfig({ label: "parcels.title", translationNs: "omni" })

export const handle = { breadcrumb: () => <Breadcrumb word="parcels.title" /> }

export default ParcelsPage
