export { containerSql, sqlOf } from "./connection"
export { describeError } from "./describe-error"
export { drainJobs, type DrainResult } from "./drain"
export { enqueueJob, enqueueJobs, enqueueWith, type NewJob } from "./enqueue"
export { runReconcileJob } from "./reconcile"
export { defineJob, defineReconcileJob } from "./registry"
export { JobRunner } from "./runner"
export { installJobSchema, type JobDatabase } from "./schema"
export {
  countJobs,
  isAnyRunnerAlive,
  type JobCounts,
  type JobState,
  type JobView,
  listJobs,
  retryJob,
} from "./status"
export type { JobDefinition, JobOptions, JobScope, ReconcileJobDefinition, Sql } from "./types"
