import { useParams } from "react-router-dom"
import { PageSkeleton } from "../../components/states"
import { useWebhookEndpoint } from "../../data/webhooks"
import { DeliveriesSection } from "./deliveries-section"
import { EndpointSection } from "./endpoint-section"
import { ReplaysSection } from "./replays-section"

/** One endpoint: its state, what was sent to it, what was sent again. */
export const WebhookPage = () => {
  const { id = "" } = useParams()
  const { data: endpoint, error } = useWebhookEndpoint(id)
  if (!endpoint) {
    if (error) {
      throw error
    }
    return <PageSkeleton sections={3} />
  }
  return (
    <div className="flex flex-col gap-y-3">
      <EndpointSection endpoint={endpoint} />
      <DeliveriesSection endpoint={endpoint} />
      <ReplaysSection endpoint={endpoint} />
    </div>
  )
}
