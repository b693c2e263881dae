import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import { boundRows, listOf, rowsOf, type SqlEntityManager } from "../../../core/sql"
import { messageBody } from "../domain/message-body"
import { TEST_TOPIC, TEST_TYPE, topicOf } from "../domain/topics"
import type { NewMessage } from "../types"
import { enqueueDispatch } from "./dispatch-job"

/** What somebody asks for: `e` is an endpoint, `m` a message. */
export const WANTS = `e.topics && array[m.topic, m.type]
  and (e.retail_store_id is null or e.retail_store_id = m.retail_store_id)`

const INSERT_MESSAGES = `
insert into omni_webhook_message
  (id, topic, type, source_key, retail_store_id, occurred_at, recorded_at, body)
select m.id, m.topic, m.type, m.source_key, m.retail_store_id, m.occurred_at, ?::timestamptz, m.body
from jsonb_to_recordset(?::jsonb) as m (id text, topic text, type text, source_key text,
  retail_store_id text, occurred_at timestamptz, body text)
where m.topic = '${TEST_TOPIC}'
  or exists (select 1 from omni_webhook_endpoint e where e.deleted_at is null and ${WANTS})
order by m.source_key
on conflict (source_key) do nothing
returning id`

/**
 * Writes messages down, a delivery for each endpoint that wants one, and the jobs that send them: all of it
 * in the caller's transaction. What no endpoint, on or off, asks for is not kept; what was recorded before is
 * left alone.
 * @returns how many were new and wanted.
 * @throws UNEXPECTED_STATE `webhook_type_unknown`, `webhook_too_big`
 */
export async function recordMessages(
  manager: SqlEntityManager,
  messages: readonly NewMessage[],
  now: Date
): Promise<number> {
  const ids = await insertMessages(manager, messages, now)
  if (ids.length > 0) {
    const endpoints = await rowsOf<{ endpoint_id: string }>(
      manager,
      `with made as (
         insert into omni_webhook_delivery (message_id, endpoint_id, next_attempt_at, created_at)
         select m.id, e.id, ?::timestamptz, ?::timestamptz
         from omni_webhook_message m join omni_webhook_endpoint e
           on e.is_active and e.deleted_at is null and ${WANTS}
         where m.id in (${listOf(ids)})
         returning endpoint_id
       ) select distinct endpoint_id from made order by endpoint_id`,
      [now, now, ...ids]
    )
    await dispatchSoon(
      manager,
      endpoints.map(({ endpoint_id }) => endpoint_id),
      now
    )
  }
  return ids.length
}

/**
 * Writes a `webhook.test` for one endpoint and has it sent at once, whatever its pause.
 * @returns the delivery's id.
 */
export async function recordTest(
  manager: SqlEntityManager,
  endpointId: string,
  now: Date
): Promise<string> {
  const [messageId] = await insertMessages(
    manager,
    [
      {
        type: TEST_TYPE,
        source_key: `${TEST_TYPE}:${generateEntityId()}`,
        retail_store_id: null,
        occurred_at: now.toISOString(),
        data: { id: endpointId },
      },
    ],
    now
  )
  const [delivery] = await rowsOf<{ id: string }>(
    manager,
    `insert into omni_webhook_delivery (message_id, endpoint_id, next_attempt_at, created_at)
     values (?, ?, ?, ?) returning id`,
    [messageId!, endpointId, now, now]
  )
  await manager.execute("update omni_webhook_endpoint set paused_until = null where id = ?", [
    endpointId,
  ])
  await enqueueDispatch(manager, endpointId, { run_at: now })
  return delivery!.id
}

async function insertMessages(
  manager: SqlEntityManager,
  messages: readonly NewMessage[],
  now: Date
): Promise<string[]> {
  const rows = messages.map((message) => ({
    id: generateEntityId(undefined, "msg"),
    topic: topicFor(message.type),
    type: message.type,
    source_key: message.source_key,
    retail_store_id: message.retail_store_id,
    occurred_at: message.occurred_at,
    body: messageBody(message),
  }))
  if (rows.length === 0) {
    return []
  }
  const inserted = await boundRows<{ id: string }>(manager, INSERT_MESSAGES, [
    now,
    JSON.stringify(rows),
  ])
  return inserted.map(({ id }) => id)
}

function topicFor(type: string): string {
  const topic = type === TEST_TYPE ? TEST_TOPIC : topicOf(type)
  if (!topic) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `No webhook topic has the type ${type}`,
      "webhook_type_unknown"
    )
  }
  return topic
}

/** A dispatch of each endpoint, in one settled order, so that two recordings never wait for each other. */
async function dispatchSoon(
  manager: SqlEntityManager,
  endpointIds: readonly string[],
  now: Date
): Promise<void> {
  for (const id of endpointIds) {
    await enqueueDispatch(manager, id, { run_at: now })
  }
}
