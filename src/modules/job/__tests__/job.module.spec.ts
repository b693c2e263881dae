import { z } from "@medusajs/framework/zod"
import { defineJob, isAnyRunnerAlive } from "../../../core/jobs"
import { type JobBed, jobBed } from "../../../core/jobs/__tests__/bed"
import jobModule from ".."
import { JobModuleService } from "../service"

jest.setTimeout(60_000)

describe("the job module", () => {
  let bed: JobBed
  const before = process.env.OMNICHANNEL_JOBS
  const options = { jobs: { concurrency: 2, pollIntervalMs: 50 } }
  const noop = defineJob({ name: "test-noop", schema: z.object({}), run: async () => undefined })

  const newService = (
    worker_mode: "shared" | "worker" | "server",
    connection: unknown = bed.connection
  ) =>
    new JobModuleService({ __pg_connection__: connection, logger: bed.logger }, options, {
      worker_mode,
    })

  beforeAll(async () => {
    bed = await jobBed("module")
  })
  beforeEach(async () => {
    process.env.OMNICHANNEL_JOBS = "on"
    await bed.clear()
  })
  afterEach(() => {
    if (before === undefined) {
      delete process.env.OMNICHANNEL_JOBS
    } else {
      process.env.OMNICHANNEL_JOBS = before
    }
  })
  afterAll(async () => await bed.end())

  it("brings the engine's schema with the migrations, as often as they run", async () => {
    await bed.sql("drop schema graphile_worker cascade", [])
    const input = { options: { database: { clientUrl: bed.url } }, logger: bed.logger } as never
    await expect(jobModule.runMigrations!(input)).resolves.toEqual([])
    await expect(jobModule.runMigrations!(input)).resolves.toEqual([])
    await newService("server").enqueue(noop.name, {})
    expect(await bed.count()).toBe(1)
  })

  it("keeps waiting jobs when a migration is rolled back", async () => {
    await newService("server").enqueue(noop.name, {})
    await jobModule.revertMigration!({ options: { database: { clientUrl: bed.url } } } as never)
    expect(await bed.count()).toBe(1)
  })

  it.each(["shared", "worker"] as const)(
    "works jobs in %s mode, until the server stops",
    async (mode) => {
      const service = newService(mode)
      await service.__hooks.onApplicationStart()
      expect(await service.isWorked()).toBe(true)
      await service.__hooks.onApplicationPrepareShutdown()
      expect(await service.isWorked()).toBe(false)
      await service.__hooks.onApplicationShutdown()
    }
  )

  it("runs nothing in server mode", async () => {
    const service = newService("server")
    await service.__hooks.onApplicationStart()
    expect(await isAnyRunnerAlive(bed.sql)).toBe(false)
    const connections = await bed.sql(
      "select 1 from pg_stat_activity where application_name like 'omni-jobs%' and datname = current_database()",
      []
    )
    expect(connections).toEqual([])
    await service.__hooks.onApplicationPrepareShutdown()
    await service.__hooks.onApplicationShutdown()
  })

  it("runs nothing in a test that did not ask for it", async () => {
    delete process.env.OMNICHANNEL_JOBS
    const service = newService("shared")
    await service.__hooks.onApplicationStart()
    expect(await service.isWorked()).toBe(false)
  })

  it("says loudly that it could not start", async () => {
    const broken = { client: { config: {} }, raw: bed.sql }
    await expect(newService("shared", broken).__hooks.onApplicationStart()).rejects.toThrow()
    expect(bed.logger.error).toHaveBeenCalledWith(expect.stringContaining("NO JOB RUNS HERE"))
  })

  it("refuses wrong options with one sentence each", () => {
    const dependencies = { __pg_connection__: bed.connection, logger: bed.logger }
    expect(() => new JobModuleService(dependencies, { jobs: { concurrency: 0 } })).toThrow(
      expect.objectContaining({
        code: "invalid_options",
        message: expect.stringContaining("jobs.concurrency"),
      })
    )
  })
})
