import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readReplays } from "../../../../../modules/webhook/read-models/replays"
import type { AdminWebhookReplayList } from "../../../../../types/webhook"
import { webhooksOf } from "../../answer"

/** The last 20 replays of an endpoint, and how far they are. */
export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminWebhookReplayList>
) => {
  const webhook_replays = await webhooksOf(req.scope).reading((manager) =>
    readReplays(manager, req.params.id!)
  )
  res.json({ webhook_replays })
}
