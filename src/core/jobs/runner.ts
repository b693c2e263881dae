import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import type { Pool } from "@medusajs/framework/pg"
import { clientBeside, poolBeside, sqlOf } from "./connection"
import { type Engine, startEngine } from "./engine"
import { Presence } from "./presence"
import { makeTakeover } from "./takeover"

export type JobRunnerOptions = {
  /** Medusa's own connection: names the database and its TLS settings. */
  connection: unknown
  container: MedusaContainer
  logger: Logger
  concurrency: number
  pollIntervalMs: number
  /** How often jobs of processes that died are looked for. */
  lookIntervalMs?: number
  /** How long a worker must be missing before its jobs are taken over. */
  graceMs?: number
  /** How long a stop waits for running jobs. */
  stopLimitMs?: number
}

const STOP_LIMIT_MS = 20_000
const RESTART_MS = [1_000, 5_000, 30_000] as const

/** Works jobs in this process until stopped; starts again by itself when the engine breaks down. */
export class JobRunner {
  private readonly pool: Pool
  private readonly presence: Presence
  private readonly takeOver: () => Promise<string[]>
  private engine: Engine | undefined
  private look: NodeJS.Timeout | undefined
  private restart: NodeJS.Timeout | undefined
  private restarts = 0
  private stopping: Promise<void> | undefined

  constructor(private readonly options: JobRunnerOptions) {
    const { connection, logger, concurrency } = options
    this.pool = poolBeside(connection, "omni-jobs", Math.min(concurrency, 4) + 1)
    // Without a listener a broken idle connection would end the process.
    this.pool.on("error", () => undefined)
    this.presence = new Presence(() => clientBeside(connection, "omni-jobs-presence"), logger)
    this.takeOver = makeTakeover(sqlOf(connection), options.graceMs)
  }

  /** Waits for the database. @throws Error when the job schema cannot be brought up to date. */
  async start(): Promise<void> {
    await this.presence.open()
    this.engine = await this.launch()
    this.scheduleLook()
  }

  /** Takes no further job, and waits up to the limit for the running ones. Further calls wait too. */
  async stop(): Promise<void> {
    this.stopping ??= this.stopOnce()
    await this.stopping
  }

  private async stopOnce(): Promise<void> {
    clearTimeout(this.look)
    clearTimeout(this.restart)
    const limit = this.options.stopLimitMs ?? STOP_LIMIT_MS
    const ended = await within(limit, this.engine?.stop())
    await this.presence.close()
    if (ended) {
      await within(1_000, this.pool.end())
    } else {
      // The pool stays, so that one that still ends before the process does is written down.
      this.options.logger.warn("Jobs: some were still running; another process takes them over")
    }
  }

  private async launch(): Promise<Engine> {
    const {
      container,
      logger,
      concurrency,
      pollIntervalMs,
      stopLimitMs = STOP_LIMIT_MS,
    } = this.options
    return await startEngine({
      container,
      logger,
      pool: this.pool,
      presence: this.presence,
      concurrency,
      pollIntervalMs,
      stopLimitMs,
      onBroken: (reason) => this.relaunch(reason),
    })
  }

  private relaunch(reason: string): void {
    if (this.stopping) {
      return
    }
    const pause = RESTART_MS[Math.min(this.restarts++, RESTART_MS.length - 1)]
    this.options.logger.error(
      `Jobs: the runner broke down (${reason}); starting again in ${pause} ms`
    )
    const broken = this.engine
    this.engine = undefined
    this.restart = setTimeout(() => void this.replace(broken), pause)
  }

  private async replace(broken: Engine | undefined): Promise<void> {
    // It may have stopped by itself, which it reports as an error.
    await within(this.options.stopLimitMs ?? STOP_LIMIT_MS, broken?.stop())
    if (this.stopping) {
      return
    }
    try {
      this.engine = await this.launch()
      this.restarts = 0
      if (this.stopping) {
        await this.engine.stop()
      }
    } catch (error) {
      this.relaunch((error as Error).message)
    }
  }

  private scheduleLook(): void {
    this.look = setTimeout(async () => {
      try {
        await this.presence.check()
        const freed = await this.takeOver()
        if (freed.length > 0) {
          this.options.logger.warn(`Jobs: took over ${freed.length} of a process that is gone`)
        }
      } catch (error) {
        this.options.logger.error(
          `Jobs: cannot look for jobs of lost processes: ${(error as Error).message}`
        )
      }
      if (!this.stopping) {
        this.scheduleLook()
      }
    }, this.options.lookIntervalMs ?? 5_000)
  }
}

/** Whether the work ended (well or badly) within the time. */
async function within(milliseconds: number, work: Promise<unknown> | undefined): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds)
  })
  const done = Promise.resolve(work).then(
    () => true,
    () => true
  )
  return await Promise.race([done, late]).finally(() => clearTimeout(timer))
}
