import { defineRouteConfig } from "@medusajs/admin-sdk"
import { PaperPlane } from "@medusajs/icons"
import { Breadcrumb } from "../../../../../admin/components/breadcrumb"
import { WebhooksPage } from "../../../../../admin/pages/webhooks/webhooks-page"

export const config = defineRouteConfig({
  label: "webhooks.menu",
  translationNs: "omni",
  icon: PaperPlane,
})

export const handle = { breadcrumb: () => <Breadcrumb word="webhooks.menu" /> }

export default WebhooksPage
