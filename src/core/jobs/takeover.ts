import { workerLock } from "./presence"
import { jobNames } from "./registry"
import type { Sql } from "./types"

/** Longer than a living process needs to open a lost connection again. */
const GRACE_MS = 10_000

const BUSY_WORKERS = `
select distinct jobs.locked_by as worker
from graphile_worker._private_jobs jobs
join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
where jobs.locked_by is not null and tasks.identifier = any(?::text[])
  and pg_try_advisory_xact_lock(${workerLock("jobs.locked_by")})`

/**
 * The job keeps its place, so that its queue keeps its order; when it brought down more than one
 * process it waits like any failed job.
 */
const FREE = `
with gone as materialized (
  select worker from unnest(?::text[]) worker where pg_try_advisory_xact_lock(${workerLock("worker")})
), queues as (
  update graphile_worker._private_job_queues queues set locked_by = null, locked_at = null
  from gone where queues.locked_by = gone.worker
)
update graphile_worker._private_jobs jobs
set locked_by = null, locked_at = null, last_error = 'worker_gone: the process stopped during this attempt',
  run_at = case when attempts > 1 then now() + exp(least(attempts, 10)) * interval '1 second' else run_at end
from gone where jobs.locked_by = gone.worker
returning jobs.id::text as id`

/**
 * Makes a look-out for jobs whose process died without a word (the engine itself would leave them
 * locked for 4 hours). A worker counts as gone when its advisory lock is free at two looks that lie
 * `graceMs` apart. Each look answers the ids of the jobs it set free.
 */
export function makeTakeover(sql: Sql, graceMs: number = GRACE_MS): () => Promise<string[]> {
  let suspects = new Map<string, number>()
  return async () => {
    const now = performance.now()
    const rows = await sql<{ worker: string }>(BUSY_WORKERS, [jobNames()])
    suspects = new Map(rows.map(({ worker }) => [worker, suspects.get(worker) ?? now]))
    const gone = [...suspects]
      .filter(([, since]) => now - since >= graceMs)
      .map(([worker]) => worker)
    if (gone.length === 0) {
      return []
    }
    return (await sql<{ id: string }>(FREE, [gone])).map(({ id }) => id)
  }
}
