import { Breadcrumb } from "../../../../../../admin/components/breadcrumb"
import { WebhookPage } from "../../../../../../admin/pages/webhook/webhook-page"

export const handle = { breadcrumb: () => <Breadcrumb word="webhooks.one" /> }

export default WebhookPage
