import { generateEntityId } from "@medusajs/framework/utils"
import { enqueueJob } from "../../../core/jobs"
import { rowsOf, type SqlEntityManager } from "../../../core/sql"
import { TEST_TOPIC } from "../domain/topics"
import { enqueueDispatch } from "./dispatch-job"
import { lockActiveEndpoint } from "./endpoints"
import { WANTS } from "./messages"

export const REPLAY_JOB = "omni-replay-webhooks"

export type ReplayInput = {
  endpoint_id: string
  /** Recorded from then on ... */
  from: Date
  /** ... until then, the end excluded. */
  to: Date
  /** Null: all the endpoint asks for. */
  topics: string[] | null
}

/** Messages `m` of a replay `r` for its endpoint `e`: those it asks for, of the topics given. */
const IN_REPLAY = `m.recorded_at >= r.from_at and m.recorded_at < r.to_at and m.topic <> '${TEST_TOPIC}'
  and ${WANTS} and (r.topics is null or r.topics && array[m.topic, m.type])`

/**
 * Begins to send an endpoint again what was recorded in a range of time, each message under its own id. A job
 * makes the deliveries.
 * @throws NOT_FOUND `webhook_endpoint_not_found`, CONFLICT `webhook_endpoint_off`
 */
export async function startReplay(
  manager: SqlEntityManager,
  input: ReplayInput,
  now: Date
): Promise<string> {
  await lockActiveEndpoint(manager, input.endpoint_id)
  const id = generateEntityId(undefined, "whr")
  await manager.execute(
    `insert into omni_webhook_replay (id, endpoint_id, from_at, to_at, topics, total, created_at)
     values (?, ?, ?, ?, (select array_agg(t) from jsonb_array_elements_text(?::jsonb) t), 0, ?)`,
    [id, input.endpoint_id, input.from, input.to, JSON.stringify(input.topics ?? []), now]
  )
  await manager.execute(
    `update omni_webhook_replay r set total = (
       select count(*) from omni_webhook_message m join omni_webhook_endpoint e on e.id = r.endpoint_id
       where ${IN_REPLAY}
     ) where r.id = ?`,
    [id]
  )
  await enqueueJob(manager, REPLAY_JOB, { replay_id: id }, { key: `webhook-replay:${id}` })
  return id
}

/**
 * Makes the next deliveries of a replay, oldest message first, and has them sent.
 * @returns false when there were none left.
 */
export async function continueReplay(
  manager: SqlEntityManager,
  { replay_id, limit, now }: { replay_id: string; limit: number; now: Date }
): Promise<boolean> {
  const [replay] = await rowsOf<{ endpoint_id: string }>(
    manager,
    "select endpoint_id from omni_webhook_replay where id = ? and status = 'running' for update",
    [replay_id]
  )
  if (!replay) {
    return false
  }
  const [page] = await rowsOf<{ count: number }>(
    manager,
    `with page as (
       select m.id, m.recorded_at from omni_webhook_replay r
         join omni_webhook_endpoint e on e.id = r.endpoint_id and e.deleted_at is null
         join omni_webhook_message m on ${IN_REPLAY}
           and (r.cursor_id is null or (m.recorded_at, m.id) > (r.cursor_at, r.cursor_id))
       where r.id = ? order by m.recorded_at, m.id limit ?
     ), made as (
       insert into omni_webhook_delivery (message_id, endpoint_id, replay_id, next_attempt_at, created_at)
       select id, ?, ?, ?::timestamptz, ?::timestamptz from page
     ), last as (
       select id, recorded_at from page order by recorded_at desc, id desc limit 1
     ), moved as (
       update omni_webhook_replay r set cursor_at = last.recorded_at, cursor_id = last.id,
         created = r.created + (select count(*) from page)
       from last where r.id = ?
     )
     select count(*)::int as count from page`,
    [replay_id, limit, replay.endpoint_id, replay_id, now, now, replay_id]
  )
  const count = page?.count ?? 0
  if (count > 0) {
    await enqueueDispatch(manager, replay.endpoint_id, { run_at: now })
  }
  if (count < limit) {
    await manager.execute("update omni_webhook_replay set status = 'done' where id = ?", [
      replay_id,
    ])
  }
  return count === limit
}
