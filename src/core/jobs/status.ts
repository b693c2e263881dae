import { conflict, notFound } from "../errors"
import { RUNNER_LOCK } from "./presence"
import type { Sql } from "./types"

export type JobState = "waiting" | "running" | "retrying" | "dead"

/** What may be told about a job: never its payload, which may be about a person. */
export type JobView = {
  id: string
  name: string
  state: JobState
  attempts: number
  max_attempts: number
  run_at: string
  created_at: string
  last_error: string | null
}

export type JobCounts = Record<JobState, number> & {
  /** Age of the oldest job that is due and not taken; null when there is none. */
  oldest_waiting_seconds: number | null
  by_name: { name: string; waiting: number; dead: number }[]
}

const STATE = `case
  when jobs.locked_at is not null then 'running'
  when jobs.attempts >= jobs.max_attempts then 'dead'
  when jobs.attempts > 0 then 'retrying'
  else 'waiting'
end`

const VIEW = `
select jobs.id::text as id, jobs.task_identifier as name, ${STATE} as state, jobs.attempts::int as attempts,
  jobs.max_attempts::int as max_attempts, jobs.run_at, jobs.created_at, jobs.last_error
from graphile_worker.jobs jobs`

type Row = Omit<JobView, "run_at" | "created_at"> & { run_at: Date; created_at: Date }

/** How many jobs there are, in all and by name. */
export async function countJobs(sql: Sql): Promise<JobCounts> {
  const rows = await sql<{
    name: string
    state: JobState
    count: number
    oldest_seconds: number | null
  }>(
    `select jobs.task_identifier as name, ${STATE} as state, count(*)::int as count,
       floor(extract(epoch from now() - min(jobs.run_at) filter (where jobs.run_at <= now())))::int as oldest_seconds
     from graphile_worker.jobs jobs group by 1, 2 order by 1`,
    []
  )
  const sum = (state: JobState, name?: string) =>
    rows
      .filter((row) => row.state === state && (name === undefined || row.name === name))
      .reduce((total, row) => total + row.count, 0)
  const ages = rows
    .filter((row) => row.state === "waiting" || row.state === "retrying")
    .flatMap((row) => (row.oldest_seconds === null ? [] : [row.oldest_seconds]))
  const names = [...new Set(rows.map((row) => row.name))]
  return {
    waiting: sum("waiting"),
    running: sum("running"),
    retrying: sum("retrying"),
    dead: sum("dead"),
    oldest_waiting_seconds: ages.length > 0 ? Math.max(...ages) : null,
    by_name: names.map((name) => ({
      name,
      waiting: sum("waiting", name),
      dead: sum("dead", name),
    })),
  }
}

/** The jobs in one state or all, what needs a person first, then by their next start. */
export async function listJobs(
  sql: Sql,
  { state, limit, offset }: { state?: JobState; limit: number; offset: number }
): Promise<{ jobs: JobView[]; count: number }> {
  const filter = "where (?::text is null or state = ?::text)"
  const [total] = await sql<{ count: number }>(
    `select count(*)::int as count from (${VIEW}) job ${filter}`,
    [state ?? null, state ?? null]
  )
  const rows = await sql<Row>(
    `select * from (${VIEW}) job ${filter}
     order by array_position(array['dead', 'retrying', 'running', 'waiting'], state), run_at, id::bigint
     limit ?::int offset ?::int`,
    [state ?? null, state ?? null, limit, offset]
  )
  return { jobs: rows.map(viewOf), count: total?.count ?? 0 }
}

/**
 * Gives a job all its attempts again, starting now.
 * @throws NOT_FOUND `job_not_found`; CONFLICT `job_running` while a worker has it.
 */
export async function retryJob(sql: Sql, id: string): Promise<JobView> {
  const number = /^\d{1,18}$/.test(id) ? id : null
  await sql(
    `select 1 from graphile_worker.reschedule_jobs(
       job_ids => array(select id from graphile_worker.jobs where id = ?::bigint and locked_at is null),
       run_at => now(), attempts => 0)`,
    [number]
  )
  const [job] = await sql<Row>(`${VIEW} where jobs.id = ?::bigint`, [number])
  if (!job) {
    throw notFound("job_not_found", "There is no such job; it may be done")
  }
  if (job.state === "running") {
    throw conflict("job_running", "The job is running now")
  }
  return viewOf(job)
}

/** Whether any process works jobs of this database now. */
export async function isAnyRunnerAlive(sql: Sql): Promise<boolean> {
  const rows = await sql(
    `select 1 from pg_locks
     where locktype = 'advisory' and classid::bigint = ?::bigint and objid::bigint = ?::bigint and objsubid = 2 and granted
       and database = (select oid from pg_database where datname = current_database())
     limit 1`,
    [...RUNNER_LOCK]
  )
  return rows.length > 0
}

function viewOf(row: Row): JobView {
  return { ...row, run_at: row.run_at.toISOString(), created_at: row.created_at.toISOString() }
}
