import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Breadcrumb } from "../../../../../admin/components/breadcrumb"
import { IncidentsPage } from "../../../../../admin/pages/till-incidents/incidents-page"

export const config = defineRouteConfig({ label: "till_incidents.title", translationNs: "omni" })

export const handle = { breadcrumb: () => <Breadcrumb word="till_incidents.title" /> }

export default IncidentsPage
