import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { startReplay } from "../../../../../modules/webhook/operations/replays"
import { readReplays } from "../../../../../modules/webhook/read-models/replays"
import type { AdminWebhookReplay } from "../../../../../types/webhook"
import { withOwnErrors } from "../../../../own-errors"
import { webhooksOf } from "../../answer"
import type { AdminReplayWebhooksBody } from "../../validators"

/**
 * Sends again what was recorded in a range of time, each message under its own id.
 * Errors: 404 `webhook_endpoint_not_found`; 409 `webhook_endpoint_off`.
 */
export const POST = withOwnErrors(
  async (
    req: AuthenticatedMedusaRequest<AdminReplayWebhooksBody>,
    res: MedusaResponse<{ webhook_replay: AdminWebhookReplay }>
  ) => {
    const { from, to, topics } = req.validatedBody
    const endpoint_id = req.params.id!
    const replay = await webhooksOf(req.scope).inTransaction(async (manager) => {
      const id = await startReplay(
        manager,
        { endpoint_id, from: new Date(from), to: new Date(to), topics: topics ?? null },
        new Date()
      )
      return (await readReplays(manager, endpoint_id)).find((one) => one.id === id)
    })
    res.status(202).json({ webhook_replay: replay! })
  }
)
