import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Breadcrumb } from "../../../../../admin/components/breadcrumb"
import { ReturnDeskPage } from "../../../../../admin/pages/return-desk/return-desk-page"

export const config = defineRouteConfig({ label: "return_desk.title", translationNs: "omni" })

export const handle = { breadcrumb: () => <Breadcrumb word="return_desk.title" /> }

export default ReturnDeskPage
