import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Breadcrumb } from "../../../../../admin/components/breadcrumb"
import { InboxPage } from "../../../../../admin/pages/till-inbox/inbox-page"

export const config = defineRouteConfig({ label: "till_events.title", translationNs: "omni" })

export const handle = { breadcrumb: () => <Breadcrumb word="till_events.title" /> }

export default InboxPage
