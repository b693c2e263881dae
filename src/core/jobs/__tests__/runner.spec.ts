import { fork } from "node:child_process"
import { once } from "node:events"
import { Client } from "@medusajs/framework/pg"
import { z } from "@medusajs/framework/zod"
import { defineJob, isAnyRunnerAlive, JobRunner } from ".."
import { makeTakeover } from "../takeover"
import { type JobBed, jobBed } from "./bed"

jest.setTimeout(60_000)

describe("the job runner", () => {
  let bed: JobBed
  const runners: JobRunner[] = []

  const newRunner = (options: Partial<ConstructorParameters<typeof JobRunner>[0]> = {}) => {
    const runner = new JobRunner({
      connection: bed.connection,
      container: bed.container,
      logger: bed.logger,
      concurrency: 4,
      pollIntervalMs: 50,
      ...options,
    })
    runners.push(runner)
    return runner
  }

  beforeAll(async () => {
    bed = await jobBed("runner")
  })
  beforeEach(async () => await bed.clear())
  afterEach(async () => {
    await Promise.all(runners.splice(0).map(async (runner) => await runner.stop()))
  })
  afterAll(async () => await bed.end())

  it("runs a job that is enqueued while it waits, and stops when told", async () => {
    const ran = signal<string>()
    defineJob({
      name: "test-live",
      schema: z.object({ text: z.string() }),
      run: async ({ text }) => ran.give(text),
    })
    const runner = newRunner()
    await runner.start()
    expect(await isAnyRunnerAlive(bed.sql)).toBe(true)
    await bed.enqueue(bed.manager, "test-live", { text: "hello" })
    expect(await ran.given).toBe("hello")
    await runner.stop()
    expect(await isAnyRunnerAlive(bed.sql)).toBe(false)
    expect(await bed.count()).toBe(0)
    await bed.enqueue(bed.manager, "test-live", { text: "after" })
    expect(await bed.jobs()).toMatchObject([{ attempts: 0, locked_by: null }])
  })

  it("waits for a running job before it stops", async () => {
    const begun = signal<void>()
    const release = signal<void>()
    let ended = false
    defineJob({
      name: "test-slow",
      schema: z.object({}),
      run: async () => {
        begun.give()
        await release.given
        ended = true
      },
    })
    const runner = newRunner()
    await runner.start()
    await bed.enqueue(bed.manager, "test-slow", {})
    await begun.given
    const stopped = runner.stop()
    release.give()
    await stopped
    expect(ended).toBe(true)
    expect(await bed.count()).toBe(0)
  })

  it("does not wait for ever for a job that hangs", async () => {
    const begun = signal<void>()
    const release = signal<void>()
    defineJob({
      name: "test-stuck",
      schema: z.object({}),
      run: async () => {
        begun.give()
        await release.given
      },
    })
    const runner = newRunner({ stopLimitMs: 50 })
    await runner.start()
    await bed.enqueue(bed.manager, "test-stuck", {})
    await begun.given
    await runner.stop()
    expect(await bed.count()).toBe(1)
    expect(await isAnyRunnerAlive(bed.sql)).toBe(false)
    release.give()
    await until(async () => (await bed.count()) === 0)
  })

  it("two runners run each job once, and jobs of one queue one after the other", async () => {
    const ran: number[] = []
    const all = signal<void>()
    let inside = 0
    let most = 0
    defineJob({
      name: "test-shared",
      schema: z.object({ n: z.number() }),
      run: async ({ n }) => {
        most = Math.max(most, ++inside)
        await bed.sql("select pg_sleep(0.002)", [])
        inside -= 1
        if (ran.push(n) === 30) {
          all.give()
        }
      },
    })
    await Promise.all([newRunner().start(), newRunner().start()])
    for (let n = 0; n < 30; n++) {
      await bed.enqueue(bed.manager, "test-shared", { n }, { queue: "pickup:3" })
    }
    await all.given
    expect(ran).toEqual(Array.from({ length: 30 }, (_, n) => n))
    expect(most).toBe(1)
  })

  it("a process killed in the middle of a job leaves it, and another takes it over", async () => {
    const taken = signal<number>()
    defineJob({
      name: "test-hold",
      schema: z.object({}),
      run: async (_, { job }) => taken.give(job.attempts),
    })
    await bed.enqueue(bed.manager, "test-hold", {}, { queue: "pickup:4" })
    const child = fork(`${__dirname}/worker-process.ts`, [bed.url], {
      execArgv: ["-r", `${__dirname}/ts-hook.cjs`],
    })
    await once(child, "message")
    child.kill("SIGKILL")
    await once(child, "exit")
    expect(await bed.jobs()).toMatchObject([{ attempts: 1, is_available: false }])
    await newRunner({ lookIntervalMs: 20, graceMs: 100 }).start()
    expect(await taken.given).toBe(2)
  })

  it("never takes a job from a process that lives, even when its connection broke", async () => {
    const begun = signal<void>()
    const release = signal<void>()
    let runs = 0
    defineJob({
      name: "test-alive",
      schema: z.object({}),
      run: async () => {
        runs += 1
        begun.give()
        await release.given
      },
    })
    await newRunner({ lookIntervalMs: 20 }).start()
    await bed.enqueue(bed.manager, "test-alive", {})
    await begun.given
    expect(await makeTakeover(bed.sql, 0)()).toEqual([])

    const lookout = makeTakeover(bed.sql, 60_000)
    const broken = await bed.sql<{ pid: number }>(
      `select pid, pg_terminate_backend(pid, 5000) from pg_stat_activity
       where application_name = 'omni-jobs-presence' and datname = current_database()`,
      []
    )
    expect(broken).toHaveLength(1)
    expect(await lookout()).toEqual([])
    await until(async () => await isAnyRunnerAlive(bed.sql))
    expect(await makeTakeover(bed.sql, 0)()).toEqual([])
    expect(await bed.jobs()).toMatchObject([{ attempts: 1, is_available: false }])
    release.give()
    await until(async () => (await bed.count()) === 0)
    expect(runs).toBe(1)
  })

  it("goes on after the database dropped all its connections", async () => {
    const ran = signal<string>()
    defineJob({ name: "test-again", schema: z.object({}), run: async () => ran.give("again") })
    await newRunner({ lookIntervalMs: 20 }).start()
    await bed.sql(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity
       where application_name like 'omni-jobs%' and datname = current_database()`,
      []
    )
    await bed.enqueue(bed.manager, "test-again", {})
    expect(await ran.given).toBe("again")
  })

  it("goes on when the connection breaks in the middle of its very first look", async () => {
    const ran = signal<string>()
    defineJob({ name: "test-first", schema: z.object({}), run: async () => ran.give("first") })
    const gate = new Client({ connectionString: bed.url })
    await gate.connect()
    await gate.query("begin; lock table graphile_worker._private_tasks in access exclusive mode")
    const looking = `from pg_stat_activity where datname = current_database()
      and application_name = 'omni-jobs' and wait_event_type = 'Lock'`
    await newRunner().start()
    await until(async () => (await bed.sql(`select 1 ${looking}`, [])).length > 0)
    await bed.sql(`select pg_terminate_backend(pid, 5000) ${looking}`, [])
    await gate.query("commit")
    await gate.end()
    await bed.enqueue(bed.manager, "test-first", {})
    expect(await ran.given).toBe("first")
  })
})

/** A promise that is given its value from outside, once. */
function signal<T>() {
  let give: (value: T) => void = () => undefined
  const given = new Promise<T>((resolve) => {
    give = resolve
  })
  return { give, given }
}

/** Asks until it is so; the test's own time limit ends it otherwise. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) {
    await new Promise((resolve) => setImmediate(resolve))
  }
}
