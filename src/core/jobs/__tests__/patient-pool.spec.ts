import { Pool } from "@medusajs/framework/pg"
import { patientPool } from "../patient-pool"
import { type JobBed, jobBed } from "./bed"

describe("the pool as the engine's scheduler meets it", () => {
  let bed: JobBed
  let pool: Pool

  beforeAll(async () => {
    bed = await jobBed("patient")
    pool = new Pool({ connectionString: bed.url })
    pool.on("error", () => undefined)
  })
  afterAll(async () => {
    await pool.end()
    await bed.end()
  })

  it("asks again when the connection breaks in the middle of a statement", async () => {
    await bed.sql("create sequence patient_tries", [])
    const patient = patientPool(pool, bed.logger, new AbortController().signal)
    const { rows } = await patient.query(
      `select tries, case when tries = 1 then pg_terminate_backend(pg_backend_pid()) end
       from nextval('patient_tries') tries`
    )
    expect(rows).toMatchObject([{ tries: "2" }])
  })

  it("answers nothing once the engine is stopped, so that a stop does not wait for the database", async () => {
    const stopped = new AbortController()
    const answer = patientPool(pool, bed.logger, stopped.signal).query("select * from nowhere")
    await pool.query("select 1")
    stopped.abort()
    expect((await answer).rows).toEqual([])
  })
})
