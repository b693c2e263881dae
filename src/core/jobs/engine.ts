import { EventEmitter } from "node:events"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import type { Pool } from "@medusajs/framework/pg"
import {
  parseCronItems,
  run,
  type Runner,
  type RunnerOptions,
  type TaskList,
  type WorkerEvents,
} from "graphile-worker"
import { engineLogger } from "./engine-logger"
import { executeJob } from "./execute"
import { patientPool } from "./patient-pool"
import type { Presence } from "./presence"
import { jobNames, jobSchedules } from "./registry"

export type EngineOptions = {
  container: MedusaContainer
  logger: Logger
  pool: Pool
  presence: Presence
  concurrency: number
  pollIntervalMs: number
  stopLimitMs: number
  /** Called once when the engine, or one of its workers, ended without being asked to. */
  onBroken: (reason: string) => void
}

export type Engine = Pick<Runner, "stop">

/** Starts graphile-worker with every job defined so far. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { presence } = options
  const stopped = new AbortController()
  let reported = false
  const broken = (error: unknown) => {
    if (!reported) {
      reported = true
      options.onBroken(error instanceof Error ? error.message : "it ended")
    }
  }
  const events = new EventEmitter() as WorkerEvents
  // The engine does not replace a worker that could not write down how its job ended.
  events.on("worker:stop", ({ error }) => error && broken(error))
  onFailedLooks(events, 2 * options.concurrency, broken)
  const runner = await run({
    pgPool: patientPool(
      options.pool,
      options.logger,
      stopped.signal
    ) as unknown as RunnerOptions["pgPool"],
    taskList: tasks(options.container),
    parsedCronItems: schedules(),
    concurrency: options.concurrency,
    pollInterval: options.pollIntervalMs,
    gracefulShutdownAbortTimeout: options.stopLimitMs,
    noHandleSignals: true,
    logger: engineLogger(options.logger),
    events,
    preset: {
      plugins: [
        {
          name: "OmnichannelPresencePlugin",
          version: "1.0.0",
          worker: {
            hooks: {
              startWorker: async (_, { worker }) => await presence.join(worker.workerId),
              stopWorker: async (_, { worker }) => await presence.leave(worker.workerId),
            },
          },
        },
      ],
    },
  })
  runner.promise.then(() => broken(undefined), broken)
  return {
    stop: async () => {
      stopped.abort()
      await runner.stop()
    },
  }
}

/**
 * When its first look into the database fails, the engine (0.16) keeps that failure and answers every later
 * look with it, even when the database is well again. Only another engine gets over it.
 */
function onFailedLooks(
  events: WorkerEvents,
  limit: number,
  broken: (error: unknown) => void
): void {
  let inARow = 0
  const succeed = () => {
    inARow = 0
  }
  events.on("worker:getJob:empty", succeed)
  events.on("job:start", succeed)
  events.on("worker:getJob:error", ({ error }) => {
    if (++inARow >= limit) {
      broken(error)
    }
  })
}

function tasks(container: MedusaContainer): TaskList {
  const entries = jobNames().map((name) => [
    name,
    async (payload: unknown, { job }: { job: { id: string; attempts: number } }) => {
      await executeJob(container, { id: job.id, name, payload, attempts: job.attempts }, new Date())
    },
  ])
  return Object.fromEntries(entries) as TaskList
}

function schedules() {
  const items = jobSchedules().map(({ name, schedule }) => ({
    task: name,
    match: schedule,
    identifier: name,
    // One waiting sweep at most, and never two side by side.
    options: {
      backfillPeriod: 0,
      maxAttempts: 1,
      jobKey: `reconcile:${name}`,
      jobKeyMode: "preserve_run_at" as const,
      queueName: `reconcile:${name}`,
    },
  }))
  return parseCronItems(items)
}
