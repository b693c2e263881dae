import { z } from "@medusajs/framework/zod"
import { defineJob, drainJobs, enqueueJobs } from ".."
import { type JobBed, jobBed } from "./bed"

jest.setTimeout(60_000)

describe("durable jobs", () => {
  let bed: JobBed
  const ran: unknown[] = []
  const note = defineJob({
    name: "test-note",
    schema: z.strictObject({ text: z.string() }),
    run: async ({ text }) => {
      ran.push(text)
    },
  })
  const broken = defineJob({
    name: "test-broken",
    schema: z.strictObject({ fails: z.number() }),
    maxAttempts: 3,
    run: async ({ fails }, { job }) => {
      if (job.attempts <= fails) {
        throw new Error("no answer for anna@example.com, +7 912 345-67-89")
      }
      ran.push(`attempt ${job.attempts}`)
    },
  })

  beforeAll(async () => {
    bed = await jobBed("drain")
  })
  beforeEach(async () => {
    ran.length = 0
    await bed.clear()
  })
  afterAll(async () => await bed.end())

  it("vanishes with the transaction that enqueued it", async () => {
    await expect(
      bed.transaction(async (manager) => {
        await bed.enqueue(manager, note.name, { text: "lost" })
        throw new Error("rolled back")
      })
    ).rejects.toMatchObject({ message: "rolled back" })
    expect(await drainJobs(bed.container)).toEqual({ ran: [], failed: [] })
  })

  it("runs what was committed, exactly as it was written", async () => {
    const text = `it's "100%" ? ?? ?| \\ \\n $1 :name ёж 🧥`
    await bed.transaction(async (manager) => await bed.enqueue(manager, note.name, { text }))
    expect(await drainJobs(bed.container)).toEqual({ ran: ["test-note"], failed: [] })
    expect(ran).toEqual([text])
    expect(await bed.count()).toBe(0)
  })

  it("may be written with others in one statement, in their order, as if one by one", async () => {
    const later = new Date(Date.now() + 3_600_000)
    await bed.transaction(
      async (manager) =>
        await enqueueJobs(manager, [
          ...["a", `b "c" {d}, \\e`].map((text) => ({
            name: note.name,
            payload: { text },
            options: { queue: "pickup:1" },
          })),
          { name: note.name, payload: { text: "first" }, options: { key: "once" } },
          { name: note.name, payload: { text: "last" }, options: { key: "once", max_attempts: 2 } },
          { name: broken.name, payload: { fails: 0 }, options: { run_at: later } },
        ])
    )
    const jobs = await bed.jobs()
    expect(jobs.map(({ max_attempts }) => max_attempts)).toEqual([15, 15, 2, 3])
    expect(jobs[3]!.wait_seconds).toBeGreaterThan(3_500)
    expect(await drainJobs(bed.container)).toMatchObject({ failed: [] })
    expect(ran).toEqual(["a", `b "c" {d}, \\e`, "last"])
  })

  it("writes none of several when one does not fit its schema", async () => {
    await expect(
      bed.transaction(
        async (manager) =>
          await enqueueJobs(manager, [
            { name: note.name, payload: { text: "fits" } },
            { name: note.name, payload: { words: "does not" } },
          ])
      )
    ).rejects.toMatchObject({ name: "ZodError" })
    expect(await bed.count()).toBe(0)
  })

  it("keeps the order of one transaction's jobs", async () => {
    const texts = Array.from({ length: 30 }, (_, n) => `n${n}`)
    await bed.transaction(async (manager) => {
      for (const text of texts) {
        await bed.enqueue(manager, note.name, { text }, { queue: "pickup:1" })
      }
    })
    await drainJobs(bed.container)
    expect(ran).toEqual(texts)
  })

  it("replaces a waiting job of the same key", async () => {
    await bed.enqueue(bed.manager, note.name, { text: "first" }, { key: "k" })
    await bed.enqueue(bed.manager, note.name, { text: "second" }, { key: "k" })
    await drainJobs(bed.container)
    expect(ran).toEqual(["second"])
  })

  it("leaves a future job alone, and runs it under a later clock at its own time", async () => {
    const seen: Date[] = []
    defineJob({
      name: "test-clock",
      schema: z.object({}),
      run: async (_, { now }) => void seen.push(now),
    })
    const due = new Date(Date.now() + 3_600_000)
    await bed.enqueue(bed.manager, "test-clock", {}, { run_at: due })
    expect((await drainJobs(bed.container)).ran).toEqual([])
    expect((await drainJobs(bed.container, { until: due })).ran).toEqual(["test-clock"])
    expect(seen).toEqual([due])
  })

  it("retries with growing pauses until it succeeds", async () => {
    await bed.enqueue(bed.manager, broken.name, { fails: 2 })
    expect(await drainJobs(bed.container)).toMatchObject({
      ran: [],
      failed: [{ name: "test-broken" }],
    })
    const [first] = await bed.jobs()
    expect(first).toMatchObject({ attempts: 1, is_available: true })
    expect(first!.wait_seconds).toBeGreaterThan(1)
    expect(first!.wait_seconds).toBeLessThanOrEqual(Math.E)
    const later = await drainJobs(bed.container, { until: new Date(Date.now() + 60_000) })
    expect(later).toMatchObject({ ran: ["test-broken"], failed: [{ name: "test-broken" }] })
    expect(ran).toEqual(["attempt 3"])
  })

  it("is dead after its last attempt, with a reason that names nobody", async () => {
    await bed.enqueue(bed.manager, broken.name, { fails: 9 })
    const { failed } = await drainJobs(bed.container, { until: new Date(Date.now() + 86_400_000) })
    expect(failed).toHaveLength(3)
    const [dead] = await bed.jobs()
    expect(dead).toMatchObject({ attempts: 3, max_attempts: 3, is_available: false })
    expect(dead!.last_error).toBe("Error: no answer for […], […]")
  })

  it("fails an attempt that hangs", async () => {
    let aborted = false
    defineJob({
      name: "test-hangs",
      schema: z.object({}),
      timeoutSeconds: 0.05,
      run: async (_, { signal }) =>
        await new Promise<void>(() => signal.addEventListener("abort", () => (aborted = true))),
    })
    await bed.enqueue(bed.manager, "test-hangs", {})
    const { failed } = await drainJobs(bed.container)
    expect(failed).toEqual([{ name: "test-hangs", error: expect.stringContaining("job_timeout") }])
    expect(aborted).toBe(true)
  })

  it("refuses a payload that does not fit, when enqueued and when run", async () => {
    await expect(bed.enqueue(bed.manager, note.name, { text: 1 })).rejects.toMatchObject({
      name: "ZodError",
    })
    await bed.sql("select 1 from graphile_worker.add_job('test-note', '{\"text\":1}')", [])
    const { failed } = await drainJobs(bed.container)
    expect(failed).toEqual([{ name: "test-note", error: "The payload does not fit: text" }])
  })

  it("reports a job nobody defined and does not touch it", async () => {
    await bed.enqueue(bed.manager, "test-unknown", {})
    const { failed } = await drainJobs(bed.container)
    expect(failed).toEqual([
      { name: "test-unknown", error: expect.stringContaining("unknown_job") },
    ])
    expect(await bed.jobs()).toMatchObject([{ attempts: 0, is_available: true }])
  })

  it("stops a job that enqueues itself for ever", async () => {
    defineJob({
      name: "test-loop",
      schema: z.object({}),
      run: async () => await bed.enqueue(bed.manager, "test-loop", {}),
    })
    await bed.enqueue(bed.manager, "test-loop", {})
    await expect(drainJobs(bed.container, { max: 5 })).rejects.toMatchObject({ code: "job_loop" })
  })

  it("drains side by side never run one job twice, nor two jobs of one queue side by side", async () => {
    let inside = 0
    let most = 0
    defineJob({
      name: "test-queue",
      schema: z.object({ n: z.number() }),
      run: async ({ n }) => {
        most = Math.max(most, ++inside)
        await bed.sql("select pg_sleep(0.002)", [])
        ran.push(n)
        inside -= 1
      },
    })
    for (let n = 0; n < 60; n++) {
      await bed.enqueue(bed.manager, "test-queue", { n }, { queue: "pickup:2" })
    }
    const drainAll = async () => {
      while ((await bed.count()) > 0) {
        await drainJobs(bed.container)
      }
    }
    await Promise.all([1, 2, 3, 4, 5, 6].map(drainAll))
    expect(ran).toEqual(Array.from({ length: 60 }, (_, n) => n))
    expect(most).toBe(1)
  })
})
