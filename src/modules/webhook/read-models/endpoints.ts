import { boundRows, rowsOf, type SqlEntityManager, type SqlValue } from "../../../core/sql"
import type { AdminWebhookEndpoint } from "../../../types/webhook"
import { OF_NO_STORE } from "../domain/topics"
import { isoTimes } from "./iso-times"

const COLUMNS = `e.id, e.url, e.description, e.topics, e.retail_store_id, e.is_active,
  e.disabled_reason, e.disabled_at, e.failing_since,
  case when e.is_active and e.paused_until > ?::timestamptz then e.paused_until end as paused_until,
  e.last_success_at, (
    select max(s.ends_at) from omni_webhook_secret s
    where s.endpoint_id = e.id and s.ends_at > ?::timestamptz
  ) as old_secret_until, (
    select count(*)::int from omni_webhook_delivery d
    where d.endpoint_id = e.id and d.status = 'pending'
  ) as pending, e.created_at, e.updated_at`

/** A page of the endpoints, newest first. */
export async function readEndpoints(
  manager: SqlEntityManager,
  { limit, offset, now }: { limit: number; offset: number; now: Date }
): Promise<{ webhook_endpoints: AdminWebhookEndpoint[]; count: number }> {
  const webhook_endpoints = await read(
    manager,
    "order by e.created_at desc, e.id desc limit ? offset ?",
    [now, now, limit, offset]
  )
  const [all] = await rowsOf<{ count: number }>(
    manager,
    "select count(*)::int as count from omni_webhook_endpoint where deleted_at is null"
  )
  return { webhook_endpoints, count: all!.count }
}

/** One endpoint; undefined when there is none. */
export async function readEndpoint(
  manager: SqlEntityManager,
  id: string,
  now: Date
): Promise<AdminWebhookEndpoint | undefined> {
  const [endpoint] = await read(manager, "and e.id = ?", [now, now, id])
  return endpoint
}

async function read(
  manager: SqlEntityManager,
  rest: string,
  values: SqlValue[]
): Promise<AdminWebhookEndpoint[]> {
  const rows = await rowsOf<AdminWebhookEndpoint>(
    manager,
    `select ${COLUMNS} from omni_webhook_endpoint e where e.deleted_at is null ${rest}`,
    values
  )
  return rows.map(isoTimes)
}

/** The topics and types that any endpoint, on or off, asks for and may be told, and since when at least one does. */
export async function readWanted(manager: SqlEntityManager): Promise<Map<string, Date>> {
  const rows = await boundRows<{ topic: string; since: Date }>(
    manager,
    `select t.topic, min(e.wants_since) as since
     from omni_webhook_endpoint e, unnest(e.topics) as t (topic)
     where e.deleted_at is null and (e.retail_store_id is null or t.topic <> all(?::text[]))
     group by t.topic`,
    [OF_NO_STORE]
  )
  return new Map(rows.map(({ topic, since }) => [topic, new Date(since)]))
}
