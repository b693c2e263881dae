import { healthStatus } from "../health-status"

const good = { ok: true, latency_ms: 1, error: null }
const bad = { ok: false, latency_ms: null, error: "ECONNREFUSED" }
const jobs = {
  runner: "running" as const,
  waiting: 3,
  running: 1,
  retrying: 1,
  dead: 0,
  oldest_waiting_seconds: 20,
  by_name: [],
}

describe("the health of the installation", () => {
  it.each([
    ["ok", { database: good, redis: null, jobs }],
    ["ok", { database: good, redis: good, jobs: { ...jobs, oldest_waiting_seconds: null } }],
    ["degraded", { database: good, redis: null, jobs: { ...jobs, dead: 1 } }],
    ["degraded", { database: good, redis: null, jobs: { ...jobs, oldest_waiting_seconds: 301 } }],
    ["degraded", { database: good, redis: null, jobs: { ...jobs, runner: "stopped" as const } }],
    ["down", { database: bad, redis: null, jobs }],
    ["down", { database: good, redis: bad, jobs: { ...jobs, dead: 1 } }],
  ])("is %s for %j", (status, parts) => {
    expect(healthStatus(parts)).toBe(status)
  })
})
