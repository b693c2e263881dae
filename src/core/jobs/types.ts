import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import type { ZodType } from "@medusajs/framework/zod"

export type JobOptions = {
  /** Jobs of one queue never run side by side; they start in the order they were enqueued. */
  queue?: string
  /** As `queue`, but shared with no other name. For a small, fixed number of names; wins over `queue`. */
  lane?: string
  /** A waiting job with this key is replaced, whatever its name, so only the last one runs. */
  key?: string
  /** A job that waits under `key` keeps its time. */
  keep_run_at?: boolean
  /** Earliest start. Omitted means at once. */
  run_at?: Date
  /** Attempts before the job is dead and waits for a person. */
  max_attempts?: number
}

export type JobScope = {
  container: MedusaContainer
  logger: Logger
  job: { id: string; attempts: number }
  /** The instant this run stands for: the real one, or later when a drain pretends it. */
  now: Date
  /** Aborted when the job has used up its time; a handler that loops should look at it. */
  signal: AbortSignal
}

export type JobDefinition<P = unknown> = {
  /** Global: start it with `omni-`. */
  name: string
  schema: ZodType<P>
  maxAttempts?: number
  /** Seconds one attempt may take before it counts as failed. */
  timeoutSeconds?: number
  run: (payload: P, scope: JobScope) => Promise<void>
}

export type ReconcileJobDefinition = {
  name: string
  /** Five cron fields, UTC. */
  schedule: string
  maxAttempts?: number
  timeoutSeconds?: number
  run: (scope: JobScope) => Promise<void>
}

/** Runs one statement with `?` parameters and answers its rows. */
export type Sql = <Row>(statement: string, parameters: unknown[]) => Promise<Row[]>
