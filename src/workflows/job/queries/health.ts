import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { containerSql, describeError } from "../../../core/jobs"
import { JOB_MODULE } from "../../../modules/job/key"
import type { JobModuleService } from "../../../modules/job/service"
import type { AdminOmnichannelHealth } from "../../../types/http"
import { healthStatus } from "../domain/health-status"
import { pingRedis } from "./ping-redis"
import { installedVersions } from "./versions"

const LIMIT_MS = 2_000

type Dependency = AdminOmnichannelHealth["database"]
type Jobs = AdminOmnichannelHealth["jobs"]

const NO_JOBS: Jobs = {
  runner: "stopped",
  waiting: 0,
  running: 0,
  retrying: 0,
  dead: 0,
  oldest_waiting_seconds: null,
  by_name: [],
}

/** Looks at everything the plugin depends on; never throws for a dependency that is down. */
export async function readHealth(container: MedusaContainer): Promise<AdminOmnichannelHealth> {
  const jobs = container.resolve<JobModuleService>(JOB_MODULE)
  let postgres: string | null = null
  const [database, redis] = await Promise.all([
    probe(async () => {
      postgres = await postgresVersion(container)
    }),
    probeRedis(container),
  ])
  const counts = database.ok ? await readJobs(jobs) : NO_JOBS
  return {
    status: healthStatus({ database, redis, jobs: counts }),
    versions: { ...installedVersions, postgres },
    worker_mode: jobs.workerMode,
    database,
    redis,
    jobs: counts,
  }
}

async function postgresVersion(container: MedusaContainer): Promise<string | null> {
  const [row] = await containerSql(container)<{ version: string }>(
    "select split_part(current_setting('server_version'), ' ', 1) as version",
    []
  )
  return row?.version ?? null
}

async function probeRedis(container: MedusaContainer): Promise<Dependency | null> {
  const { redisUrl } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig
  return redisUrl ? await probe(async () => await pingRedis(redisUrl, LIMIT_MS)) : null
}

async function readJobs(jobs: JobModuleService): Promise<Jobs> {
  const [counts, isWorked] = await Promise.all([jobs.count(), jobs.isWorked()])
  return { runner: isWorked ? "running" : "stopped", ...counts }
}

async function probe(ask: () => Promise<void>): Promise<Dependency> {
  const begun = performance.now()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), LIMIT_MS)
  })
  try {
    await Promise.race([ask(), late])
    return { ok: true, latency_ms: Math.round(performance.now() - begun), error: null }
  } catch (error) {
    return { ok: false, latency_ms: null, error: describeError(error) }
  } finally {
    clearTimeout(timer)
  }
}
