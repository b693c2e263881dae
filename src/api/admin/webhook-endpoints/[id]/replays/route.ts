import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readReplays } from "../../../../../modules/webhook/read-models/replays"
import type { AdminWebhookReplayList } from "../../../../../types/webhook"
import { endpointOf, webhooksOf } from "../../answer"

/** The last 20 replays of an endpoint, and how far they are. 404 `webhook_endpoint_not_found`. */
export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminWebhookReplayList>
) => {
  const { id } = await endpointOf(req.scope, req.params.id!)
  const webhook_replays = await webhooksOf(req.scope).reading((manager) => readReplays(manager, id))
  res.json({ webhook_replays })
}
