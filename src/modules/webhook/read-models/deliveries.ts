import { listOf, rowsOf, type SqlEntityManager, type SqlValue } from "../../../core/sql"
import type {
  AdminWebhookAttempt,
  AdminWebhookDelivery,
  AdminWebhookDeliveryDetail,
  WebhookDeliveryStatus,
} from "../../../types/webhook"
import { isoTimes } from "./iso-times"

const COLUMNS = `d.id, d.endpoint_id, d.message_id, m.type, d.status, d.attempts, d.next_attempt_at,
  d.last_status_code, d.last_error, nullif(d.replay_id, '') as replay_id, d.created_at, d.finished_at`

const FROM = "from omni_webhook_delivery d join omni_webhook_message m on m.id = d.message_id"

export type DeliveryFilters = {
  endpoint_id?: string
  message_id?: string
  replay_id?: string
  status?: readonly WebhookDeliveryStatus[]
  type?: string
}

/** A page of deliveries, newest first. */
export async function readDeliveries(
  manager: SqlEntityManager,
  { limit, offset, ...filters }: DeliveryFilters & { limit: number; offset: number }
): Promise<{ webhook_deliveries: AdminWebhookDelivery[]; count: number }> {
  const [where, values] = conditionsOf(filters)
  const rows = await rowsOf<AdminWebhookDelivery>(
    manager,
    `select ${COLUMNS} ${FROM} ${where} order by d.created_at desc, d.id desc limit ? offset ?`,
    [...values, limit, offset]
  )
  const [all] = await rowsOf<{ count: number }>(
    manager,
    `select count(*)::int as count ${FROM} ${where}`,
    values
  )
  return { webhook_deliveries: rows.map(isoTimes), count: all!.count }
}

/** One delivery with what was sent and every attempt; undefined when there is none. */
export async function readDelivery(
  manager: SqlEntityManager,
  id: string
): Promise<AdminWebhookDeliveryDetail | undefined> {
  const [delivery] = await rowsOf<AdminWebhookDelivery & { body: string }>(
    manager,
    `select ${COLUMNS}, m.body ${FROM} where d.id = ?`,
    [id]
  )
  if (!delivery) {
    return undefined
  }
  const attempts = await rowsOf<AdminWebhookAttempt>(
    manager,
    `select number, sent_at, duration_ms, status_code, error, answer from omni_webhook_attempt
     where delivery_id = ? order by number desc limit 100`,
    [id]
  )
  return { ...isoTimes(delivery), attempt_log: attempts.map(isoTimes) }
}

function conditionsOf(filters: DeliveryFilters): [string, SqlValue[]] {
  const { endpoint_id, message_id, replay_id, type, status } = filters
  const equal: [string, string | undefined][] = [
    ["d.endpoint_id", endpoint_id],
    ["d.message_id", message_id],
    ["d.replay_id", replay_id],
    ["m.type", type],
  ]
  const given = equal.filter((pair): pair is [string, string] => pair[1] !== undefined)
  const conditions = given.map(([column]) => `${column} = ?`)
  const values = given.map(([, value]) => value)
  if (status) {
    conditions.push(`d.status in (${listOf(status)})`)
    values.push(...status)
  }
  return [conditions.length > 0 ? `where ${conditions.join(" and ")}` : "", values]
}
