import { randomBytes } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { containerSql } from "./connection"
import { type JobRow, executeJob } from "./execute"
import { jobNames } from "./registry"
import type { Sql } from "./types"

const DEFAULT_MAX = 1000

export type DrainResult = { ran: string[]; failed: { name: string; error: string }[] }

type Claimed = JobRow & { run_at: Date; database_now: Date }

/** As the engine takes a job, with a settled order and a clock that may be ahead. */
const CLAIM = `
with due as (
  select jobs.id, jobs.job_queue_id
  from graphile_worker._private_jobs jobs
  join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
  where jobs.is_available
    and jobs.run_at <= greatest(now(), ?::timestamptz) and tasks.identifier = any(?::text[])
    and (jobs.job_queue_id is null or jobs.job_queue_id in (
      select id from graphile_worker._private_job_queues where is_available for update skip locked
    ))
  order by jobs.priority, jobs.run_at, jobs.id
  limit 1
  for update of jobs skip locked
), queue as (
  update graphile_worker._private_job_queues queues set locked_by = ?, locked_at = now()
  from due where queues.id = due.job_queue_id
)
update graphile_worker._private_jobs jobs
set attempts = jobs.attempts + 1, locked_by = ?, locked_at = now()
from due, graphile_worker._private_tasks tasks
where jobs.id = due.id and tasks.id = jobs.task_id
returning jobs.id::text as id, tasks.identifier as name, jobs.payload, jobs.attempts, jobs.run_at,
  now() as database_now`

const FINISH = `
with done as (delete from graphile_worker._private_jobs where id = ?::bigint returning job_queue_id)
update graphile_worker._private_job_queues queues set locked_by = null, locked_at = null
from done where queues.id = done.job_queue_id and queues.locked_by = ?`

const FAIL = `
with failed as (
  update graphile_worker._private_jobs
  set last_error = ?, locked_by = null, locked_at = null,
    run_at = greatest(now(), run_at) + exp(least(attempts, 10)) * interval '1 second'
  where id = ?::bigint returning job_queue_id
)
update graphile_worker._private_job_queues queues set locked_by = null, locked_at = null
from failed where queues.id = failed.job_queue_id and queues.locked_by = ?`

const UNKNOWN = `
select distinct tasks.identifier as name
from graphile_worker._private_jobs jobs
join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
where jobs.is_available and jobs.run_at <= greatest(now(), ?::timestamptz)
  and not tasks.identifier = any(?::text[])
order by 1`

/**
 * For tests: runs the due jobs here, one after the other, by `run_at` and then by age, until none is
 * due. `until` pretends a later clock: jobs due up to then run too, with `now` at their own time, so
 * a failing job meets all its retries that fall before `until`. Jobs nobody defined are reported as
 * failed and left alone.
 * @throws UNEXPECTED_STATE `job_loop` when more than `max` (1000) attempts would run: some job enqueues itself for ever.
 */
export async function drainJobs(
  container: MedusaContainer,
  { until, max = DEFAULT_MAX }: { until?: Date; max?: number } = {}
): Promise<DrainResult> {
  const sql = containerSql(container)
  const worker = `drain-${randomBytes(9).toString("hex")}`
  const result: DrainResult = { ran: [], failed: [] }
  const clock = until?.toISOString() ?? null
  for (let job = await claim(sql, worker, clock); job; job = await claim(sql, worker, clock)) {
    if (result.ran.length + result.failed.length >= max) {
      await sql(FAIL, ["Not run: the drain had reached its limit", job.id, worker])
      throw new MedusaError(
        MedusaError.Types.UNEXPECTED_STATE,
        `drainJobs stopped after ${max} attempts; next would be ${job.name}`,
        "job_loop"
      )
    }
    await runClaimed(container, sql, worker, job, result)
  }
  const unknown = await sql<{ name: string }>(UNKNOWN, [clock, jobNames()])
  result.failed.push(
    ...unknown.map(({ name }) => ({ name, error: "unknown_job: no definition is loaded" }))
  )
  return result
}

async function claim(sql: Sql, worker: string, clock: string | null): Promise<Claimed | undefined> {
  const [job] = await sql<Claimed>(CLAIM, [clock, jobNames(), worker, worker])
  return job
}

async function runClaimed(
  container: MedusaContainer,
  sql: Sql,
  worker: string,
  job: Claimed,
  result: DrainResult
): Promise<void> {
  const now = new Date(Math.max(job.run_at.getTime(), job.database_now.getTime()))
  try {
    await executeJob(container, job, now)
  } catch (error) {
    const reason = (error as Error).message
    result.failed.push({ name: job.name, error: reason })
    await sql(FAIL, [reason, job.id, worker])
    return
  }
  result.ran.push(job.name)
  await sql(FINISH, [job.id, worker])
}
