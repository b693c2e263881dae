import type { MedusaContainer } from "@medusajs/framework/types"
import { containerSql, drainJobs, runReconcileJob } from "../../../src/core/jobs"
import { seal } from "../../../src/core/seal"
import { RETAIL_STORE_MODULE } from "../../../src/modules/retail-store"
import type { RetailStoreModuleService } from "../../../src/modules/retail-store/service"
import { WEBHOOK_MODULE } from "../../../src/modules/webhook"
import { claimWave } from "../../../src/modules/webhook/operations/waves"
import type { WebhookModuleService } from "../../../src/modules/webhook/service"
import type { AdminWebhookDelivery, AdminWebhookEndpoint } from "../../../src/types/webhook"
import { recordWebhookMessagesWorkflow } from "../../../src/workflows"
import { type DashboardUser, signIn } from "../../helpers/dashboard"
import { workJobs } from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"
import { isSignedWith, openReceiver, type WebhookReceiver } from "../../helpers/webhook-receiver"

jest.setTimeout(60_000)

const HOUR_MS = 3_600_000
const OPTIONS = {
  webhooks: { requireHttps: false, allowPrivateAddresses: true, timeoutMs: 10_000 },
}

const STORE = {
  name: "Tverskaya",
  handle: "tverskaya",
  stock_location_id: "sloc_tverskaya",
  address_1: "Tverskaya 1",
  city: "Moscow",
  country_code: "ru",
  latitude: 55.76,
  longitude: 37.61,
  time_zone: "Europe/Moscow",
}

const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS)

/** Something that happened to the order with this number. */
const happened = (number: number, more: object = {}) => ({
  type: "order.placed",
  source_key: `order.placed:order_${number}`,
  retail_store_id: null,
  occurred_at: "2026-03-02T09:00:00.000Z",
  data: { id: `order_${number}` },
  ...more,
})

describe("webhooks", () => {
  shopTest({
    env: { OMNICHANNEL_OPTIONS: JSON.stringify(OPTIONS) },
    // Emptying four tables is a second faster than restoring the database.
    keepData: true,
    testSuite: ({ api, getContainer }) => {
      let receiver: WebhookReceiver
      let admin: DashboardUser
      let manager: DashboardUser

      const webhooks = () => getContainer().resolve<WebhookModuleService>(WEBHOOK_MODULE)
      const sql = <Row>(statement: string, values: unknown[] = []) =>
        containerSql(getContainer())<Row>(statement, values)
      const call = (method: string, url: string, data?: unknown, headers: object = admin.headers) =>
        api.request({
          method,
          url: `/admin${url}`,
          data,
          headers: headers as never,
          validateStatus: () => true,
        })
      const openEndpoint = async (
        more: object = {}
      ): Promise<{ id: string; secret: string; endpoint: AdminWebhookEndpoint }> => {
        const { data, status } = await call("POST", "/webhook-endpoints", {
          url: receiver.url,
          topics: ["orders"],
          ...more,
        })
        expect(status).toBe(201)
        return {
          id: data.webhook_endpoint.id,
          secret: data.secret,
          endpoint: data.webhook_endpoint,
        }
      }
      const read = async (id: string): Promise<AdminWebhookEndpoint> =>
        (await call("GET", `/webhook-endpoints/${id}`)).data.webhook_endpoint
      const record = async (messages: ReturnType<typeof happened>[]): Promise<number> => {
        const { result } = await recordWebhookMessagesWorkflow(getContainer()).run({
          input: { messages },
        })
        return result.recorded
      }
      const deliveries = async (query = ""): Promise<AdminWebhookDelivery[]> =>
        (await call("GET", `/webhook-deliveries?limit=100${query}`)).data.webhook_deliveries
      const work = (until?: Date) => workJobs(getContainer(), until)
      /** Changes an option of the running shop until the test ends. */
      const withOption = (change: Partial<WebhookModuleService["options"]["webhooks"]>) =>
        Object.assign(webhooks().options.webhooks, change)

      beforeAll(async () => {
        receiver = await openReceiver()
        admin = await signIn(getContainer(), "admin")
        manager = await signIn(getContainer(), "manager")
        const stores = getContainer().resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
        const [store] = await stores.createStores([STORE])
        const retail_store_id = store!.id
        await stores.assignStaff({ retail_store_id, user_id: manager.id, role: "manager" })
      })
      beforeEach(async () => {
        receiver.reset()
        await sql(
          `truncate omni_webhook_endpoint, omni_webhook_secret, omni_webhook_message,
             omni_webhook_delivery, omni_webhook_attempt, omni_webhook_replay,
             graphile_worker._private_jobs`
        )
      })
      afterEach(() =>
        withOption({ ...OPTIONS.webhooks, concurrency: 20, disableAfterDays: 5, keepDays: 30 })
      )
      afterAll(async () => await receiver.close())

      describe("an endpoint", () => {
        it("tells its secret once, and stores it nowhere in the clear", async () => {
          const { id, secret, endpoint } = await openEndpoint({ description: "ERP" })
          expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
          expect(endpoint).toMatchObject({
            url: receiver.url,
            description: "ERP",
            topics: ["orders"],
            retail_store_id: null,
            is_active: true,
            disabled_reason: null,
            old_secret_until: null,
            pending: 0,
          })
          const list = await call("GET", "/webhook-endpoints")
          expect(list.data).toMatchObject({ count: 1, webhook_endpoints: [{ id }] })
          expect(JSON.stringify(list.data)).not.toContain("whsec_")
          expect(await whereStored(getContainer(), secret.slice("whsec_".length))).toEqual([])
          // The search itself finds what is stored in the clear.
          expect(await whereStored(getContainer(), receiver.url)).toEqual(["omni_webhook_endpoint"])
        })

        it.each([
          [{ url: "ftp://example.com" }, 400, "webhook_url_refused"],
          [{ url: "example.com/hooks" }, 400, "webhook_url_refused"],
          [{ url: "https://anna:secret@example.com" }, 400, "webhook_url_refused"],
          [{ url: "" }, 400, undefined],
          [{ topics: [] }, 400, undefined],
          [{ topics: ["order.lost"] }, 400, undefined],
          [{ topics: ["webhook.test"] }, 400, undefined],
          [{ retail_store_id: "rst_none" }, 404, "store_not_found"],
          [{ secret: "whsec_mine" }, 400, undefined],
        ])("refuses %j", async (more, status, code) => {
          const body = { url: "https://example.com/hooks", topics: ["orders"], ...more }
          const answer = await call("POST", "/webhook-endpoints", body)
          expect(answer.status).toBe(status)
          expect(answer.data.code).toBe(code)
          const { id } = await openEndpoint()
          expect((await call("POST", `/webhook-endpoints/${id}`, more)).status).toBe(status)
        })

        it("is https where the shop did not say otherwise", async () => {
          withOption({ requireHttps: true })
          const answer = await call("POST", "/webhook-endpoints", {
            url: receiver.url,
            topics: ["orders"],
          })
          expect(answer).toMatchObject({ status: 400, data: { code: "webhook_url_refused" } })
        })

        it("is nobody's business but an administrator's", async () => {
          const { id } = await openEndpoint()
          for (const [method, path] of [
            ["GET", "/webhook-endpoints"],
            ["POST", "/webhook-endpoints"],
            ["GET", `/webhook-endpoints/${id}`],
            ["POST", `/webhook-endpoints/${id}`],
            ["DELETE", `/webhook-endpoints/${id}`],
            ...["rotate-secret", "test", "replay", "enable"].map((act) => [
              "POST",
              `/webhook-endpoints/${id}/${act}`,
            ]),
            ["GET", `/webhook-endpoints/${id}/replays`],
            ["GET", "/webhook-deliveries"],
            ["GET", "/webhook-deliveries/whd_1"],
            ["POST", "/webhook-deliveries/whd_1/retry"],
          ]) {
            expect(await call(method!, path!, undefined, {})).toMatchObject({ status: 401 })
            expect(await call(method!, path!, undefined, manager.headers)).toMatchObject({
              status: 403,
              data: { code: "store_forbidden" },
            })
          }
        })

        it("can be changed, and deleted for good", async () => {
          const { id } = await openEndpoint()
          await record([happened(1)])
          const change = {
            url: `${receiver.url}?shop=1`,
            topics: ["pickup.ready"],
            description: "",
          }
          const changed = await call("POST", `/webhook-endpoints/${id}`, change)
          expect(changed.data.webhook_endpoint).toMatchObject({
            url: `${receiver.url}?shop=1`,
            topics: ["pickup.ready"],
          })
          await record([happened(2)])
          expect((await call("DELETE", `/webhook-endpoints/${id}`)).data).toEqual({
            id,
            object: "webhook_endpoint",
            deleted: true,
          })
          await work()
          expect(receiver.received).toEqual([])
          expect(await call("GET", `/webhook-endpoints/${id}`)).toMatchObject({
            status: 404,
            data: { code: "webhook_endpoint_not_found" },
          })
          expect(await sql("select 1 from omni_webhook_secret")).toEqual([])
          expect(await deliveries()).toHaveLength(1)
        })
      })

      describe("a message", () => {
        it("arrives signed, thin and once, however often it is recorded", async () => {
          const { id, secret } = await openEndpoint()
          expect(await record([happened(1)])).toBe(1)
          expect(await record([happened(1), happened(1, { data: { id: "other" } })])).toBe(0)
          await work()
          await work(inHours(100))
          expect(receiver.received).toHaveLength(1)
          const [message] = receiver.received
          expect(isSignedWith(secret, message!)).toBe(true)
          expect(isSignedWith(secret, { ...message!, raw: `${message!.raw} ` })).toBe(false)
          expect(message!.body).toEqual({
            type: "order.placed",
            timestamp: "2026-03-02T09:00:00.000Z",
            data: { id: "order_1" },
          })
          expect(message!.headers).toMatchObject({
            "webhook-id": expect.stringMatching(/^msg_/),
            "content-type": "application/json",
          })
          expect(await deliveries()).toMatchObject([
            {
              endpoint_id: id,
              message_id: message!.headers["webhook-id"],
              type: "order.placed",
              status: "delivered",
              attempts: 1,
              last_status_code: 204,
              last_error: null,
              next_attempt_at: null,
              replay_id: null,
            },
          ])
          expect((await read(id)).last_success_at).not.toBeNull()
        })

        it("goes to those who asked for its topic, its type or its store", async () => {
          const { id: byTopic } = await openEndpoint()
          const { id: byType } = await openEndpoint({ topics: ["order.placed"] })
          await openEndpoint({ topics: ["order.canceled", "stock"] })
          const { id: byStore } = await openEndpoint()
          await sql("update omni_webhook_endpoint set retail_store_id = 'rst_1' where id = ?", [
            byStore,
          ])
          await record([happened(1), happened(2, { retail_store_id: "rst_1" })])
          const got = await deliveries()
          const count = (id: string) => got.filter((one) => one.endpoint_id === id).length
          expect([byTopic, byType, byStore].map(count)).toEqual([2, 2, 1])
          expect(got).toHaveLength(5)
        })

        it("is not kept when nobody asked for it", async () => {
          expect(await record([happened(1)])).toBe(0)
          await openEndpoint({ topics: ["stock"] })
          expect(await record([happened(2)])).toBe(0)
          expect(await sql("select 1 from omni_webhook_message")).toEqual([])
        })

        it("is refused whole when it has a type nobody knows or more than 20 KB", async () => {
          await openEndpoint()
          const big = happened(2, { data: { id: "x".repeat(21_000) } })
          await expect(record([happened(1), big])).rejects.toMatchObject({
            code: "webhook_too_big",
          })
          await expect(record([happened(1, { type: "order.lost" })])).rejects.toMatchObject({
            code: "webhook_type_unknown",
          })
          expect(await deliveries()).toEqual([])
        })

        it("can be tried out with a test, also while the endpoint is paused", async () => {
          const { id, secret } = await openEndpoint()
          receiver.answerWith(500)
          await record([happened(1)])
          await work()
          receiver.answerWith(200)
          const sent = await call("POST", `/webhook-endpoints/${id}/send-test`)
          expect(sent).toMatchObject({
            status: 202,
            data: {
              webhook_delivery: { type: "webhook.test", status: "pending", attempt_log: [] },
            },
          })
          await work()
          const test = receiver.received.at(-1)!
          expect(test.body).toMatchObject({ type: "webhook.test", data: { id } })
          expect(isSignedWith(secret, test)).toBe(true)
        })
      })

      describe("a delivery that fails", () => {
        it("is tried ten times over three days, and then waits for a person", async () => {
          const { id } = await openEndpoint()
          receiver.answerWith(500)
          await record([happened(1)])
          await work()
          const steps = [
            [0.001, 1],
            [0.002, 2],
            [0.08, 2],
            [0.1, 3],
            [0.55, 3],
            [0.7, 4],
            [2.5, 4],
            [2.9, 5],
            [7.5, 5],
            [8.4, 6],
            [17.5, 6],
            [19.4, 7],
            [31.5, 7],
            [34.8, 8],
            [51.5, 8],
            [56.8, 9],
            [75.5, 9],
            [83.2, 10],
            [200, 10],
          ]
          for (const [hours, attempts] of steps) {
            await work(inHours(hours!))
            expect([hours, receiver.received.length]).toEqual([hours, attempts])
          }
          expect(new Set(receiver.ids()).size).toBe(1)
          expect(new Set(receiver.received.map(({ raw }) => raw)).size).toBe(1)
          expect(await deliveries("&status=failed")).toMatchObject([
            { status: "failed", attempts: 10, last_status_code: 500, last_error: "http_500" },
          ])
          expect(await read(id)).toMatchObject({ is_active: true, pending: 0 })
        })

        it("is sent again when somebody says so, from the start of the schedule", async () => {
          await openEndpoint()
          receiver.answerWith(500)
          await record([happened(1)])
          await work(inHours(100))
          const [failed] = await deliveries()
          receiver.answerWith(503)
          expect((await call("POST", `/webhook-deliveries/${failed!.id}/retry`)).status).toBe(202)
          await work()
          receiver.answerWith(200)
          await work(inHours(0.01))
          const { data } = await call("GET", `/webhook-deliveries/${failed!.id}`)
          expect(data.webhook_delivery).toMatchObject({ status: "delivered", attempts: 12 })
          expect(
            data.webhook_delivery.attempt_log.map((one: { status_code: number }) => one.status_code)
          ).toEqual([200, 503, ...Array.from({ length: 10 }, () => 500)])
          expect(await call("POST", "/webhook-deliveries/whd_none/retry")).toMatchObject({
            status: 404,
            data: { code: "webhook_delivery_not_found" },
          })
        })

        it("keeps the first kilobyte of the answer, and cuts off a receiver that never ends", async () => {
          await openEndpoint()
          let isOpen = true
          receiver.answerWith((_, response) => {
            response.writeHead(500)
            response.on("close", () => (isOpen = false))
            response.on("error", () => undefined)
            const pour = () => {
              while (isOpen && response.write("é\u0000".repeat(5_000))) {
                // As long as the other side reads.
              }
            }
            response.on("drain", pour)
            pour()
          })
          await record([happened(1)])
          await work()
          const [delivery] = await deliveries()
          expect(delivery).toMatchObject({ last_status_code: 500, last_error: "http_500" })
          const { data } = await call("GET", `/webhook-deliveries/${delivery!.id}`)
          const [attempt] = data.webhook_delivery.attempt_log
          expect(Buffer.byteLength(attempt.answer)).toBeLessThanOrEqual(1024)
          expect(attempt.answer).toMatch(/^é{300,}/)
        })

        it("fails when the receiver hangs", async () => {
          await openEndpoint()
          withOption({ timeoutMs: 150 })
          receiver.answerWith(() => undefined)
          await record([happened(1)])
          await work()
          receiver.answerWith((_, response) => response.writeHead(200).write("still"))
          await work(inHours(0.002))
          const [delivery] = await deliveries()
          expect(delivery).toMatchObject({
            status: "pending",
            attempts: 2,
            last_status_code: null,
            last_error: "timeout",
          })
        })

        it("does not follow a redirect", async () => {
          await openEndpoint()
          const other = await openReceiver()
          receiver.answerWith((_, response) =>
            response.writeHead(307, { location: other.url }).end()
          )
          await record([happened(1)])
          await work()
          await other.close()
          expect(other.received).toEqual([])
          expect(await deliveries()).toMatchObject([
            { status: "pending", last_status_code: 307, last_error: "redirect" },
          ])
        })

        it.each(["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433"])(
          "never reaches %s, which is not public",
          async (host) => {
            await openEndpoint({ url: receiver.url.replace("127.0.0.1", host) })
            withOption({ allowPrivateAddresses: false })
            await record([happened(1)])
            await work()
            expect(receiver.received).toEqual([])
            expect(await deliveries()).toMatchObject([
              { status: "pending", last_status_code: null, last_error: "address_refused" },
            ])
          }
        )

        it("makes the rest wait, and one success lets all of it through", async () => {
          const { id } = await openEndpoint()
          withOption({ concurrency: 2 })
          receiver.answerWith(500)
          await record(Array.from({ length: 10 }, (_, n) => happened(n)))
          await work()
          // One wave, not ten messages.
          expect(receiver.received).toHaveLength(2)
          expect(await read(id)).toMatchObject({
            pending: 10,
            failing_since: expect.any(String),
            paused_until: expect.any(String),
          })
          receiver.answerWith(200)
          await work(inHours(0.01))
          expect(await read(id)).toMatchObject({
            pending: 0,
            failing_since: null,
            paused_until: null,
          })
        })

        it("is sent again, under its id, when the process died before writing it down", async () => {
          const { id } = await openEndpoint()
          await record([happened(1)])
          const now = new Date()
          const wave = await webhooks().inTransaction((manager) =>
            claimWave(manager, webhooks().secret, { endpoint_id: id, limit: 10, now })
          )
          expect(wave!.deliveries).toHaveLength(1)
          await work()
          expect(receiver.received).toEqual([])
          await work(inHours(0.05))
          expect(receiver.ids()).toEqual([wave!.deliveries[0]!.message_id])
        })
      })

      it("never sends one endpoint more at once than it may", async () => {
        await openEndpoint()
        withOption({ concurrency: 3 })
        receiver.answerWith((_, response) => setImmediate(() => response.writeHead(200).end()))
        await record(Array.from({ length: 20 }, (_, n) => happened(n)))
        await work()
        expect(receiver.received).toHaveLength(20)
        expect(receiver.mostAtOnce()).toBeLessThanOrEqual(3)
        expect(receiver.mostAtOnce()).toBeGreaterThan(1)
      })

      describe("an endpoint is switched off", () => {
        it("when it answers 410, at once", async () => {
          const { id } = await openEndpoint()
          receiver.answerWith(410)
          await record([happened(1)])
          await work()
          expect(await read(id)).toMatchObject({
            is_active: false,
            disabled_reason: "gone",
            disabled_at: expect.any(String),
          })
          expect(await deliveries()).toMatchObject([{ status: "failed", last_status_code: 410 }])
          await record([happened(2)])
          await work(inHours(100))
          expect(receiver.received).toHaveLength(1)
          for (const act of ["send-test", "replay"]) {
            const body = act === "replay" ? { from: "2026-01-01T00:00:00Z", to: inHours(1) } : {}
            expect(await call("POST", `/webhook-endpoints/${id}/${act}`, body)).toMatchObject({
              status: 409,
              data: { code: "webhook_endpoint_off" },
            })
          }
        })

        it("after days of nothing but failures, and on again by a person who fixed it", async () => {
          const { id } = await openEndpoint()
          withOption({ disableAfterDays: 2 })
          receiver.answerWith(500)
          await record([happened(1)])
          await work(inHours(200))
          expect(receiver.received).toHaveLength(9)
          expect(await read(id)).toMatchObject({ is_active: false, disabled_reason: "failing" })
          // One attempt was left: it waits for the endpoint.
          expect(await deliveries()).toMatchObject([{ status: "pending", attempts: 9 }])

          receiver.answerWith(200)
          const { data } = await call("POST", `/webhook-endpoints/${id}/enable`)
          expect(data.webhook_endpoint).toMatchObject({
            is_active: true,
            disabled_reason: null,
            failing_since: null,
          })
          await work(inHours(200))
          expect(await deliveries()).toMatchObject([{ status: "delivered", attempts: 10 }])
        })

        it("by hand; what waited is sent later, and what happened meanwhile can be replayed", async () => {
          const { id } = await openEndpoint()
          await record([happened(1)])
          const off = await call("POST", `/webhook-endpoints/${id}`, { is_active: false })
          expect(off.data.webhook_endpoint).toMatchObject({
            is_active: false,
            disabled_reason: "staff",
          })
          await record([happened(2)])
          await work()
          expect(receiver.received).toEqual([])
          await call("POST", `/webhook-endpoints/${id}/enable`)
          await work()
          expect(receiver.received.map(({ body }) => body.data.id)).toEqual(["order_1"])
          await call("POST", `/webhook-endpoints/${id}/replay`, {
            from: off.data.webhook_endpoint.disabled_at,
            to: inHours(1),
          })
          await work()
          expect(receiver.received.map(({ body }) => body.data.id)).toEqual(["order_1", "order_2"])
        })
      })

      it("signs with the old secret beside the new one for a day after a rotation", async () => {
        const { id, secret: old } = await openEndpoint()
        const { data } = await call("POST", `/webhook-endpoints/${id}/rotate-secret`)
        expect(data.secret).not.toBe(old)
        expect(Date.parse(data.webhook_endpoint.old_secret_until)).toBeGreaterThan(
          inHours(23.9).getTime()
        )
        receiver.answerWith(500)
        await record([happened(1)])
        await work(inHours(100))
        const [first] = receiver.received
        expect(first!.headers["webhook-signature"]!.split(" ")).toHaveLength(2)
        expect([old, data.secret].map((one) => isSignedWith(one, first!))).toEqual([true, true])
        const last = receiver.received.at(-1)!
        expect(last.headers["webhook-signature"]!.split(" ")).toHaveLength(1)
        expect([old, data.secret].map((one) => isSignedWith(one, last))).toEqual([false, true])
        const again = await call("POST", `/webhook-endpoints/${id}/rotate-secret`)
        expect(await whereStored(getContainer(), again.data.secret.slice(6))).toEqual([])
        expect(await sql("select 1 from omni_webhook_secret")).toHaveLength(2)
      })

      it("sends again after a new secret, when the plugin's own was changed", async () => {
        const { id, secret: old } = await openEndpoint()
        await sql("update omni_webhook_secret set sealed = ?", [
          seal("the plugin's secret before", old),
        ])
        await record([happened(1)])
        const { failed } = await drainJobs(getContainer())
        expect(failed).toEqual([
          { name: "omni-dispatch-webhooks", error: expect.stringMatching(/^seal_broken/) },
        ])
        const { data } = await call("POST", `/webhook-endpoints/${id}/rotate-secret`)
        await work(inHours(0.01))
        expect(receiver.received).toHaveLength(1)
        expect([old, data.secret].map((one) => isSignedWith(one, receiver.received[0]!))).toEqual([
          false,
          true,
        ])
      })

      it("wakes an endpoint whose job was lost, and forgets what is too old", async () => {
        await openEndpoint()
        await record([happened(1)])
        await sql("truncate graphile_worker._private_jobs")
        const sweep = (now: Date) => runReconcileJob(getContainer(), "omni-sweep-webhooks", { now })
        await sweep(inHours(0.01))
        expect(await work()).toEqual([])
        await sweep(inHours(0.1))
        await work(inHours(0.1))
        expect(receiver.received).toHaveLength(1)
        await sweep(inHours(29 * 24))
        expect(await deliveries()).toHaveLength(1)
        await sweep(inHours(31 * 24))
        expect(await deliveries()).toEqual([])
        expect(await sql("select 1 from omni_webhook_attempt")).toEqual([])
      })

      it("replays a range to one endpoint, message for message, and counts how far it is", async () => {
        const { id, secret } = await openEndpoint({ topics: ["orders", "pickups"] })
        const other = await openEndpoint()
        await record([
          happened(1),
          happened(2, { type: "order.canceled", source_key: "order.canceled:order_2" }),
          happened(3, { type: "pickup.ready", source_key: "pke_3" }),
        ])
        await work()
        const ids = new Set(receiver.ids())
        expect(ids.size).toBe(3)
        receiver.reset()

        const range = { from: "2026-01-01T00:00:00Z", to: inHours(1).toISOString() }
        const replay = await call("POST", `/webhook-endpoints/${id}/replay`, range)
        expect(replay).toMatchObject({
          status: 202,
          data: { webhook_replay: { status: "running", total: 3, created: 0 } },
        })
        await work()
        expect(new Set(receiver.ids())).toEqual(ids)
        expect(receiver.received).toHaveLength(3)
        expect(receiver.received.every((message) => isSignedWith(secret, message))).toBe(true)

        receiver.answerWith(410)
        await call("POST", `/webhook-endpoints/${other.id}/replay`, {
          ...range,
          topics: ["orders"],
        })
        await work()
        receiver.reset()
        await call("POST", `/webhook-endpoints/${id}/replay`, {
          ...range,
          topics: ["pickup.ready", "order.canceled"],
        })
        await call("POST", `/webhook-endpoints/${id}/replay`, { ...range, to: range.from })
        await work()
        expect(receiver.types().sort()).toEqual(["order.canceled", "pickup.ready"])
        const { data } = await call("GET", `/webhook-endpoints/${id}/replays`)
        expect(data.webhook_replays).toMatchObject([
          { status: "done", total: 2, created: 2, delivered: 2, failed: 0 },
          { status: "done", total: 3, created: 3, delivered: 3, failed: 0, topics: null },
        ])
        const [first] = await deliveries(`&replay_id=${data.webhook_replays[0].id}`)
        expect(first).toMatchObject({ endpoint_id: id, status: "delivered" })
      })
    },
  })
})

/** Tables of ours, and of the jobs, in which a text is found anywhere. */
async function whereStored(container: MedusaContainer, text: string): Promise<string[]> {
  const sql = containerSql(container)
  const tables = await sql<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
     where table_name like 'omni\\_%' or table_schema = 'graphile_worker' order by 1`,
    []
  )
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await sql(`select 1 from ${name} t where position(? in t::text) > 0`, [text])
    if (rows.length > 0) {
      found.push(name.replace("public.", ""))
    }
  }
  return found
}
