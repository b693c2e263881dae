import type { AdminOmnichannelHealth } from "../../../types/http"

/** A job that is due should start within seconds. */
const LATE_SECONDS = 300

type Parts = Pick<AdminOmnichannelHealth, "database" | "redis" | "jobs">

/** down: a dependency does not answer. degraded: a person should look, though the shop works. */
export function healthStatus({ database, redis, jobs }: Parts): AdminOmnichannelHealth["status"] {
  if (!database.ok || redis?.ok === false) {
    return "down"
  }
  const isLate = jobs.oldest_waiting_seconds !== null && jobs.oldest_waiting_seconds > LATE_SECONDS
  return jobs.dead > 0 || isLate || jobs.runner === "stopped" ? "degraded" : "ok"
}
