import { z } from "@medusajs/framework/zod"
import { defineJob, drainJobs } from ".."
import { makeTakeover } from "../takeover"
import { type JobBed, jobBed } from "./bed"

jest.setTimeout(60_000)

describe("jobs of a process that is gone", () => {
  let bed: JobBed
  const ran: number[] = []
  const count = defineJob({
    name: "test-count",
    schema: z.object({ n: z.number() }),
    run: async ({ n }) => void ran.push(n),
  })

  /** As the engine leaves a job whose process was killed. */
  const abandon = async (attempts: number) => {
    await bed.sql(
      `update graphile_worker._private_jobs set locked_by = 'worker-gone', locked_at = now(), attempts = ?
       where id = (select min(id) from graphile_worker._private_jobs)`,
      [attempts]
    )
    await bed.sql(
      "update graphile_worker._private_job_queues set locked_by = 'worker-gone', locked_at = now()",
      []
    )
  }

  beforeAll(async () => {
    bed = await jobBed("takeover")
  })
  beforeEach(async () => {
    ran.length = 0
    await bed.clear()
    for (const n of [1, 2]) {
      await bed.enqueue(bed.manager, count.name, { n }, { queue: "pickup:5" })
    }
  })
  afterAll(async () => await bed.end())

  it("wait for a second look, since their worker may only have lost its connection", async () => {
    await abandon(1)
    const look = makeTakeover(bed.sql, 60_000)
    expect(await look()).toEqual([])
    expect(await look()).toEqual([])
    expect(await drainJobs(bed.container)).toEqual({ ran: [], failed: [] })
  })

  it("keep their place in their queue", async () => {
    await abandon(1)
    expect(await makeTakeover(bed.sql, 0)()).toHaveLength(1)
    await drainJobs(bed.container)
    expect(ran).toEqual([1, 2])
  })

  it("wait longer and longer when they bring every process down, and end as dead", async () => {
    await abandon(2)
    await makeTakeover(bed.sql, 0)()
    const [again] = await bed.jobs()
    expect(again).toMatchObject({
      is_available: true,
      last_error: expect.stringContaining("worker_gone"),
    })
    expect(again!.wait_seconds).toBeGreaterThan(5)

    await abandon(again!.max_attempts)
    await makeTakeover(bed.sql, 0)()
    expect(await bed.jobs()).toMatchObject([
      { is_available: false, locked_by: null },
      { is_available: true },
    ])
  })

  it("are left alone when they are no jobs of ours", async () => {
    await bed.sql("select 1 from graphile_worker.add_job('somebody-elses')", [])
    await bed.sql(
      "update graphile_worker._private_jobs set locked_by = 'their-worker', locked_at = now()",
      []
    )
    await bed.sql(
      `update graphile_worker._private_jobs jobs set locked_by = null, locked_at = null
       from graphile_worker._private_tasks tasks
       where tasks.id = jobs.task_id and tasks.identifier = ?`,
      [count.name]
    )
    expect(await makeTakeover(bed.sql, 0)()).toEqual([])
  })
})
