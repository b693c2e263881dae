import { preparedRows, type SqlEntityManager, type SqlValue } from "../sql"
import { engineQueueOf } from "./queue"
import { findJobDefinition } from "./registry"
import type { JobOptions, Sql } from "./types"

/** Attempts are spread over about 40 hours (e, e², … seconds, at most 6 hours apart). */
const DEFAULT_MAX_ATTEMPTS = 15

/**
 * `clock_timestamp()`, not the engine's `now()`: jobs of one transaction must keep their order, and
 * `now()` is the same for all of them.
 */
const ADD_JOB = `select 1 from graphile_worker.add_job(
  identifier => ?::text,
  payload => ?::json,
  queue_name => ?::text,
  run_at => coalesce(?::timestamptz, clock_timestamp()),
  max_attempts => ?::int,
  job_key => ?::text,
  job_key_mode => ?::text
)`

/**
 * Writes a job in the caller's transaction: it exists when, and only when, that transaction commits.
 * `manager` is `context.transactionManager` of a module's service.
 * @throws ZodError when the job is defined in this process and the payload does not fit its schema.
 */
export async function enqueueJob(
  manager: SqlEntityManager,
  name: string,
  payload: Record<string, unknown>,
  options: JobOptions = {}
): Promise<void> {
  await enqueueWith(
    (statement, parameters) => preparedRows(manager, statement, parameters as SqlValue[]),
    name,
    payload,
    options
  )
}

export type NewJob = { name: string; payload: Record<string, unknown>; options?: JobOptions }

/** The same as `ADD_JOB` for any number of jobs, in the order they are given. */
const ADD_JOBS = `select count(*) from (
    select * from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::int[], ?::text[], ?::text[])
      with ordinality as wanted(identifier, payload, queue_name, run_at, max_attempts, job_key, mode, place)
    order by place
  ) job
  cross join lateral graphile_worker.add_job(
    identifier => job.identifier,
    payload => job.payload::json,
    queue_name => job.queue_name,
    run_at => coalesce(job.run_at, clock_timestamp()),
    max_attempts => job.max_attempts,
    job_key => job.job_key,
    job_key_mode => job.mode
  ) added`

/** As `enqueueJob` for several, in one statement. Those that share keys with others go in one order everywhere. */
export async function enqueueJobs(
  manager: SqlEntityManager,
  jobs: readonly NewJob[]
): Promise<void> {
  if (jobs.length === 0) {
    return
  }
  const rows = jobs.map(({ name, payload, options = {} }) => valuesOf(name, payload, options))
  const column = (index: number) => rows.map((row) => row[index])
  await preparedRows(manager, ADD_JOBS, [0, 1, 2, 3, 4, 5, 6].map(column))
}

/** As `enqueueJob`, through any way to run SQL. */
export async function enqueueWith(
  sql: Sql,
  name: string,
  payload: Record<string, unknown>,
  options: JobOptions = {}
): Promise<void> {
  await sql(ADD_JOB, valuesOf(name, payload, options))
}

/** What `ADD_JOB` binds, in its order. @throws ZodError */
function valuesOf(
  name: string,
  payload: Record<string, unknown>,
  options: JobOptions
): (string | number | null)[] {
  const definition = findJobDefinition(name)
  definition?.schema.parse(payload)
  return [
    name,
    JSON.stringify(payload),
    engineQueueOf(options),
    options.run_at?.toISOString() ?? null,
    options.max_attempts ?? definition?.maxAttempts ?? DEFAULT_MAX_ATTEMPTS,
    options.key ?? null,
    options.keep_run_at ? "preserve_run_at" : "replace",
  ]
}
