import { boundRows, rowsOf, type SqlEntityManager } from "../../../core/sql"
import { unseal } from "../../../core/seal"
import { healthAfter } from "../domain/endpoint-health"
import { outcomeOf } from "../domain/outcome"
import { nextAttemptAt } from "../domain/retry-schedule"
import type { Attempt, DueDelivery } from "../types"
import { enqueueDispatch } from "./dispatch-job"

export type Wave = { url: string; secrets: string[]; deliveries: DueDelivery[] }

/** A delivery whose process died is due again after this; longer than any attempt may take. */
const CLAIM_MS = 120_000

type EndpointRow = { url: string; sealed: string[] | null }

/**
 * Takes deliveries whose turn it is, so that nobody else does, with what is needed to send them. Null when
 * none is due, or the endpoint is off or paused.
 */
export async function claimWave(
  manager: SqlEntityManager,
  secret: string,
  { endpoint_id, limit, now }: { endpoint_id: string; limit: number; now: Date }
): Promise<Wave | null> {
  const [endpoint] = await rowsOf<EndpointRow>(
    manager,
    `select e.url, (
       select array_agg(s.sealed order by s.created_at desc, s.id desc) from omni_webhook_secret s
       where s.endpoint_id = e.id and s.deleted_at is null and (s.ends_at is null or s.ends_at > ?)
     ) as sealed
     from omni_webhook_endpoint e
     where e.id = ? and e.is_active and e.deleted_at is null
       and (e.paused_until is null or e.paused_until <= ?)`,
    [now, endpoint_id, now]
  )
  if (!endpoint) {
    return null
  }
  const deliveries = await rowsOf<DueDelivery>(
    manager,
    `with due as (
       select id from omni_webhook_delivery
       where endpoint_id = ? and status = 'pending' and next_attempt_at <= ?
       order by next_attempt_at, id limit ? for update skip locked
     )
     update omni_webhook_delivery d set next_attempt_at = ?::timestamptz
     from due, omni_webhook_message m
     where d.id = due.id and m.id = d.message_id
     returning d.id, d.message_id, d.step, m.body`,
    [endpoint_id, now, limit, new Date(now.getTime() + CLAIM_MS)]
  )
  if (deliveries.length === 0) {
    return null
  }
  return { url: endpoint.url, secrets: openSecrets(secret, endpoint.sealed ?? []), deliveries }
}

/**
 * Newest first. The current one must open; one from before the plugin's own secret was changed need not.
 * @throws UNEXPECTED_STATE `seal_broken`
 */
function openSecrets(secret: string, [current = "", ...old]: string[]): string[] {
  const opened = [unseal(secret, current)]
  for (const sealed of old) {
    try {
      opened.push(unseal(secret, sealed))
    } catch {
      // It signs for a day at most, and nobody can be told it any more.
    }
  }
  return opened
}

/** Writes down what became of a wave: the attempts, the next turn of each delivery, the endpoint's health. */
export async function recordWave(
  manager: SqlEntityManager,
  wave: { endpoint_id: string; attempts: readonly Attempt[] },
  { now, random, disableAfterDays }: { now: Date; random: () => number; disableAfterDays: number }
): Promise<void> {
  await updateHealth(manager, wave, now, disableAfterDays)
  const rows = wave.attempts.map(({ delivery, ...attempt }) => {
    const outcome = outcomeOf(attempt)
    const next = outcome === "failed" ? nextAttemptAt(delivery.step + 1, now, random()) : null
    const status = outcome === "taken" ? "delivered" : next ? "pending" : "failed"
    return { ...attempt, id: delivery.id, status, next }
  })
  await boundRows(
    manager,
    `with result as (
       select * from jsonb_to_recordset(?::jsonb) as r (id text, status text, next timestamptz,
         sent_at timestamptz, duration_ms int, status_code int, error text, answer text)
     ), done as (
       update omni_webhook_delivery d set status = r.status, step = d.step + 1,
         attempts = d.attempts + 1, next_attempt_at = r.next, last_status_code = r.status_code,
         last_error = r.error, finished_at = case when r.next is null then ?::timestamptz end
       from result r where d.id = r.id
       returning d.id, d.attempts
     )
     insert into omni_webhook_attempt
       (delivery_id, number, sent_at, duration_ms, status_code, error, answer)
     select r.id, done.attempts, r.sent_at, r.duration_ms, r.status_code, r.error, r.answer
     from result r join done on done.id = r.id`,
    [JSON.stringify(rows), now]
  )
}

async function updateHealth(
  manager: SqlEntityManager,
  wave: { endpoint_id: string; attempts: readonly Attempt[] },
  now: Date,
  disableAfterDays: number
): Promise<void> {
  const [endpoint] = await rowsOf<{ failing_since: Date | null; is_active: boolean }>(
    manager,
    "select failing_since, is_active from omni_webhook_endpoint where id = ? for update",
    [wave.endpoint_id]
  )
  if (!endpoint?.is_active) {
    return
  }
  const since = endpoint.failing_since && new Date(endpoint.failing_since)
  const health = healthAfter(since, wave.attempts.map(outcomeOf), now, disableAfterDays)
  await manager.execute(
    `update omni_webhook_endpoint set is_active = ?, disabled_reason = ?, disabled_at = ?,
       failing_since = ?, paused_until = ?, last_success_at = coalesce(?, last_success_at)
     where id = ?`,
    [
      health.is_active,
      health.disabled_reason,
      health.is_active ? null : now,
      health.failing_since,
      health.paused_until,
      health.has_succeeded ? now : null,
      wave.endpoint_id,
    ]
  )
}

/** A dispatch for whatever waits at an endpoint, when its turn comes; none while it is off. */
export async function scheduleNext(manager: SqlEntityManager, endpointId: string): Promise<void> {
  const [next] = await rowsOf<{ at: Date | null }>(
    manager,
    `select greatest(min(d.next_attempt_at), e.paused_until) as at
     from omni_webhook_endpoint e join omni_webhook_delivery d on d.endpoint_id = e.id
     where e.id = ? and e.is_active and e.deleted_at is null and d.status = 'pending'
     group by e.paused_until`,
    [endpointId]
  )
  if (next?.at) {
    // A message recorded in the meantime has enqueued an earlier one already.
    await enqueueDispatch(manager, endpointId, { run_at: new Date(next.at), keep_run_at: true })
  }
}

/**
 * Gives endpoints a dispatch that have waited longer than they should: their job was lost.
 * @returns how many.
 */
export async function requeueStranded(manager: SqlEntityManager, now: Date): Promise<number> {
  const late = new Date(now.getTime() - CLAIM_MS)
  const stranded = await rowsOf<{ id: string }>(
    manager,
    `select e.id from omni_webhook_endpoint e
     where e.is_active and e.deleted_at is null and (e.paused_until is null or e.paused_until <= ?)
       and exists (select 1 from omni_webhook_delivery d
         where d.endpoint_id = e.id and d.status = 'pending' and d.next_attempt_at <= ?)
     order by e.id`,
    [late, late]
  )
  for (const { id } of stranded) {
    await enqueueDispatch(manager, id, { run_at: now })
  }
  return stranded.length
}
