import type { Logger } from "@medusajs/framework/types"
import { Client } from "@medusajs/framework/pg"

const RECONNECT_MS = 500
/** Both halves of the lock that every process with a runner shares; only its presence counts. */
export const RUNNER_LOCK = [0x0a11, 0x0b05] as const
/** One lock per worker, from its id. `$WORKER` is replaced by the expression that gives the id. */
export const workerLock = (worker: string) => `hashtextextended('omni-job-worker:' || ${worker}, 0)`

/**
 * Says in the database that our workers live, by advisory locks on one connection that is kept open:
 * they end with the process, however it ends. A lost connection is opened again at once and takes
 * the locks again; `takeover.ts` waits longer than that before it believes a worker gone.
 */
export class Presence {
  private readonly workers = new Set<string>()
  private client: Client | undefined
  private closed = false
  /** Everything below runs one after the other, so each lock is taken once per connection. */
  private tail: Promise<void> = Promise.resolve()

  constructor(
    private readonly newClient: () => Client,
    private readonly logger: Logger
  ) {}

  async open(): Promise<void> {
    await this.inTurn(async () => await this.connect())
  }

  /** Returns when the worker is known to live; until then it must not take a job. */
  async join(worker: string): Promise<void> {
    await this.inTurn(async () => {
      this.workers.add(worker)
      if (!this.client) {
        return await this.connect()
      }
      await this.client
        .query(`select pg_advisory_lock(${workerLock("$1::text")})`, [worker])
        .catch(() => this.lost())
      await this.connect()
    })
  }

  async leave(worker: string): Promise<void> {
    await this.inTurn(async () => {
      this.workers.delete(worker)
      await this.client
        ?.query(`select pg_advisory_unlock(${workerLock("$1::text")})`, [worker])
        .catch(() => this.lost())
    })
  }

  /** Notices a connection that died silently, and opens another. */
  async check(): Promise<void> {
    await this.inTurn(async () => {
      await this.client?.query("select 1").catch(() => this.lost())
      await this.connect()
    })
  }

  async close(): Promise<void> {
    this.closed = true
    await this.inTurn(async () => {
      const client = this.client
      this.client = undefined
      await client?.end().catch(() => undefined)
    })
  }

  private async connect(): Promise<void> {
    while (!this.client && !this.closed) {
      const client = this.newClient()
      client.on("error", () => this.lost(client))
      try {
        await client.connect()
        await client.query("select pg_advisory_lock_shared($1, $2)", [...RUNNER_LOCK])
        await client.query(
          `select pg_advisory_lock(${workerLock("worker")}) from unnest($1::text[]) worker`,
          [[...this.workers]]
        )
        this.client = client
      } catch (error) {
        this.logger.error(
          `Jobs: cannot say that this process works jobs: ${(error as Error).message}`
        )
        client.end().catch(() => undefined)
        await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS))
      }
    }
  }

  private lost(client = this.client): void {
    if (!client || client !== this.client || this.closed) {
      return
    }
    this.client = undefined
    client.end().catch(() => undefined)
    void this.inTurn(async () => await this.connect())
  }

  private async inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.tail.then(work)
    this.tail = turn.catch(() => undefined)
    await turn
  }
}
