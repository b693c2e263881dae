import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { drainJobs } from "../../../src/core/jobs"
import { PICKUP_MODULE } from "../../../src/modules/pickup"
import { reminderOccasion } from "../../../src/modules/pickup/domain/notice-plan"
import { derivePickupCode, hashPickupCode } from "../../../src/modules/pickup/domain/pickup-code"
import { planNotice, suppressNotices } from "../../../src/modules/pickup/operations/notices"
import type { PickupModuleService } from "../../../src/modules/pickup/service"
import { RETAIL_STORE_MODULE } from "../../../src/modules/retail-store"
import type { RetailStoreModuleService } from "../../../src/modules/retail-store/service"
import { sendPickupNotice } from "../../../src/workflows/pickup/jobs/send-pickup-notice"
import { sweepPickupNotices } from "../../../src/workflows/pickup/jobs/sweep-pickup-notices"
import { captureNotifications } from "../../helpers/notifications"
import { shopTest } from "../../helpers/runner"

const HOUR = 3_600_000
/** Far ahead, so that the drain's clock is the job's own; 14:00 in the store's zone. */
const noon = new Date("2040-03-05T09:00:00Z")
const night = new Date("2040-03-05T18:30:00Z")
const morning = new Date("2040-03-06T04:00:00Z")
const expires = new Date("2040-03-09T09:00:00Z")
const after = (date: Date, hours: number) => new Date(date.getTime() + hours * HOUR)

type NoticeRow = { id: string; kind: string; state: string; sent_at: Date | null; due_at: Date }

shopTest({
  keepData: true,
  testSuite: ({ getContainer }) => {
    const mail = captureNotifications()

    const pickups = () => getContainer().resolve<PickupModuleService>(PICKUP_MODULE)
    const sql = async <Row>(text: string, values: (string | Date)[] = []) =>
      (await getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(text, values))
        .rows as Row[]
    const plan = (notice: Partial<Parameters<typeof planNotice>[1]> = {}) =>
      pickups().inTransaction((manager) =>
        planNotice(manager, {
          pickup_id: "pku_1",
          kind: "ready",
          occasion: "1",
          due_at: noon,
          ...notice,
        })
      )
    const drain = (until = after(noon, 1)) => drainJobs(getContainer(), { until })
    const notices = () =>
      sql<NoticeRow>("select * from omni_pickup_notice order by created_at, due_at")
    const work = (now = noon) => {
      const container = getContainer()
      const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
      return {
        container,
        logger,
        now,
        job: { id: "1", attempts: 1 },
        signal: new AbortController().signal,
      }
    }

    beforeEach(async () => {
      mail.reset()
      await sql("delete from notification")
      await sql("delete from graphile_worker._private_jobs")
      await sql(
        "truncate omni_pickup_notice, omni_pickup_code, omni_pickup, omni_retail_store cascade"
      )
      const stores = getContainer().resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
      await stores.createStores([
        {
          id: "rst_1",
          name: "Gallery",
          handle: "gallery",
          stock_location_id: "sloc_1",
          address_1: "Lenina 1",
          city: "Yekaterinburg",
          country_code: "ru",
          latitude: 56.8,
          longitude: 60.6,
          time_zone: "Asia/Yekaterinburg",
        },
      ])
      await sql(
        `insert into omni_pickup (id, order_id, order_display_id, cart_id, retail_store_id, stock_location_id,
           customer_name, email, locale, currency_code, status, collector, promised_at, expires_at)
         values ('pku_1', 'order_1', 1042, 'cart_1', 'rst_1', 'sloc_1', 'Anna Petrova', 'anna@example.com', 'en',
           'rub', 'ready', '{"first_name":"Boris","last_name":"Orlov","phone":null,"email":"boris@example.com"}', ?, ?)`,
        [noon, expires]
      )
      const code = derivePickupCode(pickups().secret, "pku_1", 1)
      await sql(
        `insert into omni_pickup_code (id, pickup_id, retail_store_id, issue, code_hash, state)
         values ('pcd_1', 'pku_1', 'rst_1', 1, ?, 'live')`,
        [hashPickupCode(pickups().secret, code)]
      )
    })

    it("sends a planned notice once to each reader, and stores no code anywhere", async () => {
      await plan()
      await plan()
      expect(await drain()).toEqual({ ran: ["omni-send-pickup-notice"], failed: [] })
      await plan()
      expect((await drain()).ran).toEqual([])

      const code = derivePickupCode(pickups().secret, "pku_1", 1)
      expect(mail.sent.map((one) => [one.to, one.template])).toEqual([
        ["anna@example.com", "omni-pickup-ready"],
        ["boris@example.com", "omni-pickup-ready"],
      ])
      for (const { content, attachments } of mail.sent) {
        expect(content?.text).toContain(code)
        expect(attachments).toHaveLength(1)
      }
      const stored = await sql<object>("select * from notification")
      expect(stored).toHaveLength(2)
      expect(stored).toEqual(
        stored.map(() => expect.objectContaining({ status: "success", channel: "email" }))
      )
      expect(JSON.stringify([stored, await notices()])).not.toContain(code.slice(0, 4))
      expect(await notices()).toEqual([expect.objectContaining({ state: "sent", sent_at: noon })])
    })

    it("is not sent when the transaction that planned it is undone", async () => {
      const undone = pickups().inTransaction(async (manager) => {
        await planNotice(manager, {
          pickup_id: "pku_1",
          kind: "ready",
          occasion: "1",
          due_at: noon,
        })
        throw new Error("no")
      })
      await expect(undone).rejects.toThrow("no")
      expect(await drain()).toEqual({ ran: [], failed: [] })
      expect(mail.sent).toEqual([])
    })

    it("is sent once by eight workers at the same time", async () => {
      await plan()
      const [notice] = await notices()
      await Promise.all(Array.from({ length: 8 }, () => sql("select pg_sleep(0)")))
      await Promise.all(
        Array.from({ length: 8 }, () => sendPickupNotice.run({ notice_id: notice!.id }, work()))
      )
      expect(mail.sent).toHaveLength(2)
      await drain(after(noon, 24))
      expect(mail.sent).toHaveLength(2)
    })

    it("is sent once by eight workers at the same time although the first attempt had failed", async () => {
      await plan()
      const [notice] = await notices()
      mail.failFor(() => true)
      await expect(sendPickupNotice.run({ notice_id: notice!.id }, work())).rejects.toThrow(
        "does not answer"
      )
      mail.failFor(null)
      await Promise.all(
        Array.from({ length: 8 }, () => sendPickupNotice.run({ notice_id: notice!.id }, work()))
      )
      expect(mail.sent).toHaveLength(2)
      expect(await notices()).toEqual([expect.objectContaining({ state: "sent" })])
    })

    it("is tried again when the mail provider fails, for the reader who has not got it", async () => {
      await plan()
      let failures = 0
      mail.failFor((one) => one.to === "boris@example.com" && failures++ < 2)
      const { ran, failed } = await drain()
      expect(ran).toEqual(["omni-send-pickup-notice"])
      expect(failed).toHaveLength(2)
      expect(JSON.stringify(failed)).not.toContain("boris")
      expect(mail.sent.map((one) => one.to)).toEqual(["anna@example.com", "boris@example.com"])
      const stored = await sql<{ to: string; status: string }>(
        'select "to", status from notification order by "to"'
      )
      expect(stored.map((one) => one.status)).toEqual(["success", "success"])
      expect(await notices()).toEqual([expect.objectContaining({ state: "sent" })])
    })

    it("is not sent again after a crash between sending and writing it down", async () => {
      await plan()
      await drain()
      await sql("update omni_pickup_notice set state = 'pending', sent_at = null, due_at = ?", [
        noon,
      ])
      const [notice] = await notices()
      await sendPickupNotice.run({ notice_id: notice!.id }, work())
      expect(mail.sent).toHaveLength(2)
      expect(await notices()).toEqual([expect.objectContaining({ state: "sent" })])
    })

    it("is found by the sweep after a crash between taking and sending it", async () => {
      await plan()
      // As a process leaves it that died while it held notice and job.
      await sql("update omni_pickup_notice set due_at = ?", [after(noon, 5 / 60)])
      await sql("update graphile_worker._private_jobs set locked_by = 'gone', locked_at = ?", [
        noon,
      ])
      await sweepPickupNotices.run({}, work(after(noon, 0.1)))
      expect((await drain()).ran).toEqual([])
      await sweepPickupNotices.run({}, work(after(noon, 0.2)))
      await sweepPickupNotices.run({}, work(after(noon, 0.2)))
      expect((await drain()).ran).toEqual(["omni-send-pickup-notice"])
      expect(mail.sent).toHaveLength(2)
    })

    it("stays with its failed job, which waits for a person, and is not tried for ever", async () => {
      await plan()
      await sql("update graphile_worker._private_jobs set attempts = max_attempts")
      await sweepPickupNotices.run({}, work(after(noon, 48)))
      expect((await drain(after(noon, 72))).ran).toEqual([])
    })

    it("waits for the morning of the store when it falls due at night", async () => {
      await plan({ due_at: night })
      await drain(after(night, 5))
      expect(mail.sent).toEqual([])
      expect(await notices()).toEqual([
        expect.objectContaining({ state: "pending", due_at: morning }),
      ])
      await drain(morning)
      expect(mail.sent).toHaveLength(2)
      expect(await notices()).toEqual([
        expect.objectContaining({ state: "sent", sent_at: morning }),
      ])
    })

    it("is not sent in the morning for what was collected meanwhile", async () => {
      await plan({ due_at: night })
      await drain(after(night, 5))
      await sql("update omni_pickup set status = 'collected'")
      await drain(morning)
      expect(mail.sent).toEqual([])
      expect(await notices()).toEqual([expect.objectContaining({ state: "suppressed" })])
    })

    it("is not sent once it is suppressed; other kinds are", async () => {
      await plan()
      await plan({
        kind: "reminder",
        occasion: reminderOccasion(24, expires),
        due_at: after(noon, 0.5),
      })
      await pickups().inTransaction((manager) =>
        suppressNotices(manager, "pku_1", ["ready", "expired"])
      )
      await drain()
      expect(mail.sent.map((one) => one.template)).toEqual([
        "omni-pickup-reminder",
        "omni-pickup-reminder",
      ])
    })

    it("reminds once when a standstill has made two reminders due", async () => {
      await plan({
        kind: "reminder",
        occasion: reminderOccasion(24, expires),
        due_at: after(expires, -24),
      })
      await plan({
        kind: "reminder",
        occasion: reminderOccasion(3, expires),
        due_at: after(expires, -3),
      })
      const both = await notices()
      await Promise.all(
        both.map(({ id }) => sendPickupNotice.run({ notice_id: id }, work(after(expires, -2))))
      )
      expect(mail.sent).toHaveLength(2)
      expect((await notices()).map((one) => one.state).sort()).toEqual(["sent", "suppressed"])
    })

    it("goes to nobody when nobody left an address", async () => {
      await sql("update omni_pickup set email = null, collector = null")
      await plan()
      expect((await drain()).failed).toEqual([])
      expect(await notices()).toEqual([expect.objectContaining({ state: "suppressed" })])
      expect(await getContainer().resolve(Modules.NOTIFICATION).listNotifications({})).toEqual([])
    })
  },
})
