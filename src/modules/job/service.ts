import { container as applicationContainer } from "@medusajs/framework"
import type { Logger } from "@medusajs/framework/types"
import {
  countJobs,
  enqueueWith,
  isAnyRunnerAlive,
  type JobCounts,
  type JobOptions,
  JobRunner,
  type JobState,
  type JobView,
  listJobs,
  retryJob,
  type Sql,
  sqlOf,
} from "../../core/jobs"
import { type OmnichannelOptions, parseOptions } from "../../options"
import { mayRunJobs, type WorkerMode } from "./domain/may-run-jobs"

type Dependencies = {
  __pg_connection__: unknown
  logger: Logger
  configModule?: { projectConfig?: { workerMode?: WorkerMode } }
}
type Declaration = { worker_mode?: WorkerMode }

export class JobModuleService {
  readonly workerMode: WorkerMode
  private readonly sql: Sql
  private readonly connection: unknown
  private readonly logger: Logger
  private readonly options: OmnichannelOptions["jobs"]
  private runner: JobRunner | undefined

  /** Medusa calls these with the life of the server, and swallows what they throw. */
  readonly __hooks = {
    onApplicationStart: async () => await this.startRunner(),
    onApplicationPrepareShutdown: async () => await this.stopRunner(),
    onApplicationShutdown: async () => await this.stopRunner(),
  }

  constructor(dependencies: Dependencies, options?: unknown, declaration?: Declaration) {
    this.connection = dependencies.__pg_connection__
    this.sql = sqlOf(this.connection)
    this.logger = dependencies.logger
    this.options = parseOptions(options).jobs
    this.workerMode =
      declaration?.worker_mode ?? dependencies.configModule?.projectConfig?.workerMode ?? "shared"
  }

  /**
   * Enqueues a job in a transaction of its own. Where a module changes state, its service calls
   * `enqueueJob` in that transaction instead.
   */
  async enqueue(
    name: string,
    payload: Record<string, unknown>,
    options: JobOptions = {}
  ): Promise<void> {
    await enqueueWith(this.sql, name, payload, options)
  }

  /** How many jobs there are by state, by name, and how long the oldest waits, in seconds. */
  async count(): Promise<JobCounts> {
    return await countJobs(this.sql)
  }

  /** A page of jobs, without their payloads; what needs a person comes first. */
  async list(page: {
    state?: JobState
    limit: number
    offset: number
  }): Promise<{ jobs: JobView[]; count: number }> {
    return await listJobs(this.sql, page)
  }

  /**
   * Gives a job all its attempts again, starting now.
   * @throws NOT_FOUND `job_not_found`; CONFLICT `job_running`.
   */
  async retry(id: string): Promise<JobView> {
    return await retryJob(this.sql, id)
  }

  /** Whether any process works jobs of this database now. */
  async isWorked(): Promise<boolean> {
    return await isAnyRunnerAlive(this.sql)
  }

  private async startRunner(): Promise<void> {
    if (this.runner || !mayRunJobs(this.workerMode, process.env)) {
      return
    }
    const { concurrency, pollIntervalMs } = this.options
    const { connection, logger } = this
    try {
      this.runner = new JobRunner({
        connection,
        container: applicationContainer,
        logger,
        concurrency,
        pollIntervalMs,
      })
      await this.runner.start()
      logger.info(`Jobs: working up to ${concurrency} at once`)
    } catch (error) {
      logger.error(
        `Jobs: the runner did not start, so NO JOB RUNS HERE: ${(error as Error).message}`
      )
      throw error
    }
  }

  private async stopRunner(): Promise<void> {
    await this.runner?.stop()
    this.runner = undefined
  }
}
