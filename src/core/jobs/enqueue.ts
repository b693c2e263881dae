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

/** As `enqueueJob`, through any way to run SQL. */
export async function enqueueWith(
  sql: Sql,
  name: string,
  payload: Record<string, unknown>,
  options: JobOptions = {}
): Promise<void> {
  const definition = findJobDefinition(name)
  definition?.schema.parse(payload)
  await sql(ADD_JOB, [
    name,
    JSON.stringify(payload),
    engineQueueOf(options),
    options.run_at?.toISOString() ?? null,
    options.max_attempts ?? definition?.maxAttempts ?? DEFAULT_MAX_ATTEMPTS,
    options.key ?? null,
    options.keep_run_at ? "preserve_run_at" : "replace",
  ])
}
