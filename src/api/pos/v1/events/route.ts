import { ingestEvents } from "../../../../workflows/pos/ingest/ingest-events"
import type { PosRequest } from "../../authenticate"
import { withProblems } from "../../with-problems"
import type { PosPushEvents } from "./validators"

/**
 * POST /pos/v1/events: a till hands in what happened. Answers PosPushAnswer: 200 with a result per event.
 * Any credential of a till; each event needs the scope of its type. Problems: 401, 413, 415, 422
 * `invalid_request`, 429.
 */
export const POST = withProblems<PosRequest<PosPushEvents>>(async (req, res) => {
  const { events, sent_at } = req.validatedBody
  res.json(
    await ingestEvents(req.scope, {
      credential: req.pos,
      events,
      sent_at: sent_at ? new Date(sent_at) : undefined,
      now: new Date(),
    })
  )
})
