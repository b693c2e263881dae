import { rowsOf, type SqlEntityManager } from "../../../core/sql"
import type { AdminWebhookReplay } from "../../../types/webhook"
import { isoTimes } from "./iso-times"

/** The last 20 replays of an endpoint with how far they are, newest first. */
export async function readReplays(
  manager: SqlEntityManager,
  endpointId: string
): Promise<AdminWebhookReplay[]> {
  const rows = await rowsOf<AdminWebhookReplay>(
    manager,
    `select r.id, r.endpoint_id, r.from_at as "from", r.to_at as "to", r.topics, r.status, r.total,
       r.created, r.created_at, counts.delivered, counts.failed
     from omni_webhook_replay r, lateral (
       select count(*) filter (where d.status = 'delivered')::int as delivered,
         count(*) filter (where d.status = 'failed')::int as failed
       from omni_webhook_delivery d where d.replay_id = r.id and d.replay_id <> ''
     ) counts
     where r.endpoint_id = ? order by r.created_at desc, r.id desc limit 20`,
    [endpointId]
  )
  return rows.map(isoTimes)
}
