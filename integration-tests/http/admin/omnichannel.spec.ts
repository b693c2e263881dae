import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { Modules } from "@medusajs/framework/utils"
import { containerSql, defineJob, drainJobs, runReconcileJob } from "../../../src/core/jobs"
import { JOB_MODULE } from "../../../src/modules/job"
import type { JobModuleService } from "../../../src/modules/job/service"
import { RETAIL_STORE_MODULE } from "../../../src/modules/retail-store"
import type { RetailStoreModuleService } from "../../../src/modules/retail-store/service"
import { shopTest } from "../../helpers/runner"
import { headersFor } from "./dashboard-user"

jest.setTimeout(60_000)

const EMAIL = "anna@example.com"
let repaired = false
const mailed = defineJob({
  name: "omni-test-mail",
  schema: z.strictObject({ email: z.string() }),
  maxAttempts: 2,
  run: async ({ email }) => {
    if (!repaired) {
      throw new Error(`No answer for ${email}`)
    }
  },
})

const failure = (error: { response: { status: number; data: { code?: string; type?: string } } }) =>
  error.response

describe("what the operator sees", () => {
  shopTest({
    testSuite: ({ api, getContainer }) => {
      let headers: { authorization: string }
      const jobs = () => getContainer().resolve<JobModuleService>(JOB_MODULE)

      beforeAll(async () => {
        headers = await headersFor(getContainer(), "admin@example.com")
      })
      beforeEach(() => {
        repaired = false
      })

      it("is healthy but unworked where no process runs jobs", async () => {
        const { data, status } = await api.get("/admin/omnichannel/health", { headers })
        expect(status).toBe(200)
        expect(data).toMatchObject({
          status: "degraded",
          versions: {
            plugin: expect.stringMatching(/^\d+\.\d+\.\d+/),
            medusa: "2.21.2",
            node: process.version.slice(1),
            postgres: expect.stringMatching(/^\d+\.\d+/),
          },
          worker_mode: "server",
          database: { ok: true, latency_ms: expect.any(Number), error: null },
          redis: null,
          jobs: {
            runner: "stopped",
            waiting: 0,
            running: 0,
            retrying: 0,
            dead: 0,
            oldest_waiting_seconds: null,
          },
        })
      })

      it("lists jobs by state, without what they are about", async () => {
        await jobs().enqueue(mailed.name, { email: EMAIL })
        await drainJobs(getContainer(), { until: new Date(Date.now() + 3_600_000) })
        const tomorrow = new Date(Date.now() + 86_400_000)
        await jobs().enqueue(mailed.name, { email: EMAIL }, { run_at: tomorrow })
        await jobs().enqueue(mailed.name, { email: EMAIL })
        await drainJobs(getContainer())

        const { data } = await api.get("/admin/omnichannel/jobs", { headers })
        expect(data).toMatchObject({ count: 3, limit: 20, offset: 0 })
        expect(data.jobs).toMatchObject([
          {
            name: mailed.name,
            state: "dead",
            attempts: 2,
            max_attempts: 2,
            last_error: "Error: No answer for […]",
          },
          { name: mailed.name, state: "retrying", attempts: 1 },
          {
            name: mailed.name,
            state: "waiting",
            attempts: 0,
            run_at: tomorrow.toISOString(),
            last_error: null,
          },
        ])
        expect(JSON.stringify(data)).not.toContain(EMAIL)

        const dead = await api.get("/admin/omnichannel/jobs?state=dead&limit=1&offset=0", {
          headers,
        })
        expect(dead.data).toMatchObject({ count: 1, jobs: [{ state: "dead" }] })
        const second = await api.get("/admin/omnichannel/jobs?limit=1&offset=1", { headers })
        expect(second.data).toMatchObject({ count: 3, jobs: [{ state: "retrying" }] })

        const health = await api.get("/admin/omnichannel/health", { headers })
        expect(health.data.jobs).toMatchObject({
          waiting: 1,
          retrying: 1,
          dead: 1,
          by_name: [{ name: mailed.name, waiting: 1, dead: 1 }],
        })
      })

      it("gives a dead job all its attempts again", async () => {
        await jobs().enqueue(mailed.name, { email: EMAIL })
        await drainJobs(getContainer(), { until: new Date(Date.now() + 3_600_000) })
        const [dead] = (await api.get("/admin/omnichannel/jobs?state=dead", { headers })).data.jobs
        repaired = true
        const { data } = await api.post(`/admin/omnichannel/jobs/${dead.id}/retry`, {}, { headers })
        expect(data.job).toMatchObject({ id: dead.id, state: "waiting", attempts: 0 })
        expect(await drainJobs(getContainer())).toEqual({ ran: [mailed.name], failed: [] })
        const gone = await api
          .post(`/admin/omnichannel/jobs/${dead.id}/retry`, {}, { headers })
          .catch(failure)
        expect(gone).toMatchObject({
          status: 404,
          data: { type: "not_found", code: "job_not_found" },
        })
      })

      it("leaves a running job alone", async () => {
        await jobs().enqueue(mailed.name, { email: EMAIL })
        const sql = containerSql(getContainer())
        const [job] = await sql<{ id: string }>(
          "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'w', attempts = 1 returning id::text",
          []
        )
        const refused = await api
          .post(`/admin/omnichannel/jobs/${job!.id}/retry`, {}, { headers })
          .catch(failure)
        expect(refused.data).toMatchObject({ code: "job_running" })
        expect(refused.status).toBe(409)
        const { data } = await api.get("/admin/omnichannel/jobs?state=running", { headers })
        expect(data.jobs).toMatchObject([{ id: job!.id, attempts: 1 }])
      })

      it.each([
        "state=lost",
        "limit=0",
        "limit=101",
        "limit=",
        "offset=-1",
        "limit=1.5",
        "payload=1",
      ])("refuses the question ?%s", async (query) => {
        const answer = await api.get(`/admin/omnichannel/jobs?${query}`, { headers }).catch(failure)
        expect(answer).toMatchObject({ status: 400, data: { type: "invalid_data" } })
      })

      it.each(["abc", "0", "-1", "1;drop", "99999999999999999999"])(
        "knows no job %s",
        async (id) => {
          const path = `/admin/omnichannel/jobs/${encodeURIComponent(id)}/retry`
          const answer = await api.post(path, {}, { headers }).catch(failure)
          expect(answer).toMatchObject({ status: 404, data: { code: "job_not_found" } })
        }
      )

      it("shows nothing to strangers and to the staff of a store", async () => {
        const container = getContainer()
        const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
        const associate = await headersFor(container, "associate@example.com")
        const [user] = await container
          .resolve(Modules.USER)
          .listUsers({ email: "associate@example.com" })
        await stores.assignStaff({
          retail_store_id: await newStore(stores),
          user_id: user!.id,
          role: "manager",
        })
        for (const [method, path] of [
          ["get", "/admin/omnichannel/health"],
          ["get", "/admin/omnichannel/jobs"],
          ["post", "/admin/omnichannel/jobs/1/retry"],
        ]) {
          const ask = async (options: object) =>
            await api.request({ method, url: path, ...options }).catch(failure)
          expect(await ask({})).toMatchObject({ status: 401 })
          expect(await ask({ headers: associate })).toMatchObject({
            status: 403,
            data: { code: "store_forbidden" },
          })
        }
      })

      it("frees a lock that lapsed with its process, and no other", async () => {
        const container = getContainer()
        const locking = container.resolve(Modules.LOCKING)
        await locking.acquire("cart_left", { expire: 60 })
        await locking.acquire("cart_used", { expire: 60 })
        await locking.acquire("cart_kept")
        await containerSql(container)(
          "update locking set expiration = now() - interval '1 second' where id = ?",
          ["cart_left"]
        )
        await expect(locking.acquire("cart_left", { expire: 60 })).rejects.toThrow(
          "Failed to acquire lock"
        )
        await runReconcileJob(container, "omni-release-lapsed-locks")
        await locking.acquire("cart_left", { expire: 60 })
        await expect(locking.acquire("cart_used", { expire: 60 })).rejects.toThrow(
          "Failed to acquire lock"
        )
        await expect(locking.acquire("cart_kept", { expire: 60 })).rejects.toThrow(
          "Failed to acquire lock"
        )
      })
    },
  })
})

async function newStore(stores: RetailStoreModuleService): Promise<string> {
  const [store] = await stores.createStores([
    {
      name: "Tverskaya",
      handle: "tverskaya",
      stock_location_id: "sloc_tverskaya",
      address_1: "Tverskaya 1",
      city: "Moscow",
      country_code: "ru",
      latitude: 55.76,
      longitude: 37.61,
      time_zone: "Europe/Moscow",
    },
  ])
  return store!.id
}
