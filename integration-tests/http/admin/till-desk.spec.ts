import { drainJobs } from "../../../src/core/jobs"
import { RETAIL_STORE_MODULE } from "../../../src/modules/retail-store"
import type { RetailStoreModuleService } from "../../../src/modules/retail-store/service"
import type { AdminTillIncident, AdminTillIncidentList, AdminTillSale } from "../../../src/types"
import { type DashboardUser, signIn } from "../../helpers/dashboard"
import { openPickupShop, type PickupShop, stockProduct } from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"
import { saleOf, TestTill } from "../../helpers/till"

jest.setTimeout(60_000)

/** What the dashboard's people see of tills: what does not fit together, and the receipt behind an order. */
shopTest({
  keepData: true,
  testSuite: ({ api, getContainer, getUrl }) => {
    let retail: PickupShop
    let boss: DashboardUser
    let manager: DashboardUser
    let associate: DashboardUser
    let stranger: DashboardUser
    let till: TestTill
    let coats = 0

    const storeId = (index = 0) => retail.stores[index]!.id

    beforeAll(async () => {
      retail = await openPickupShop(getContainer())
      const hire = async (name: string, store: number, role: "associate" | "manager") => {
        const user = await signIn(getContainer(), name)
        await getContainer()
          .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
          .assignStaff({ retail_store_id: storeId(store), user_id: user.id, role })
        return user
      }
      boss = await signIn(getContainer(), "boss")
      manager = await hire("masha", 0, "manager")
      associate = await hire("anya", 0, "associate")
      stranger = await hire("olya", 1, "manager")
      till = await TestTill.open(getContainer(), getUrl(), storeId())
    })

    const ask = async (method: string, path: string, data?: unknown, user = boss) => {
      const url = `/admin/till-incidents${path}`
      const answer = await api.request({
        method,
        url,
        data,
        headers: user.headers,
        validateStatus: () => true,
      })
      return { status: answer.status, code: answer.data.code as string | undefined, ...answer.data }
    }
    const list = async (query = "", user = boss): Promise<AdminTillIncidentList> =>
      (await ask("GET", `?${query}`, undefined, user)) as never

    /** Three coats are there, five are sold. */
    const oversell = async (by = till, store = 0) => {
      const title = `Coat${++coats}`
      const { inventory_item_id } = await stockProduct(getContainer(), retail.shop, title, {
        [retail.stores[store]!.stock_location_id]: 3,
      })
      const sale = by.event(
        "sale.completed",
        saleOf([{ sku: `${title}-m`, quantity: 5 }], { receipt_number: `R-${coats}` })
      )
      await by.push([sale])
      const { incidents } = await list(`till_id=${by.device_id}&limit=1`)
      return { sale, title, inventory_item_id, incident: incidents[0]! }
    }

    it("tells what was sold that was not there, by which receipt, and what the store has now", async () => {
      const { sale, title, inventory_item_id, incident } = await oversell()
      await drainJobs(getContainer())
      const { incident: told } = await ask("GET", `/${incident.id}`)
      expect(told).toEqual({
        id: incident.id,
        kind: "oversell",
        status: "open",
        retail_store_id: storeId(),
        till_id: till.device_id,
        till_name: expect.stringMatching(/^Till /),
        event_id: sale.id,
        event_type: "sale.completed",
        occurred_at: sale.occurred_at,
        receipt_number: `R-${coats}`,
        order_id: expect.stringMatching(/^order_/),
        item: { sku: `${title}-m`, title, variant_title: "M" },
        level: { stocked: -2, reserved: 0 },
        differences: [],
        currency_code: "rub",
        subject: inventory_item_id,
        details: expect.objectContaining({ stocked: -2, reserved: 0 }),
        opened_at: expect.any(String),
        resolved_at: null,
        resolved_by: null,
        resolved_by_name: null,
        resolution: null,
      } satisfies Record<keyof AdminTillIncident, unknown>)
    })

    it("lists by state, kind, store and till, in pages, the newest or the oldest first", async () => {
      const other = await TestTill.open(getContainer(), getUrl(), storeId(1))
      const first = (await oversell(other, 1)).incident
      const second = (await oversell(other, 1)).incident
      await other.push([other.event("sale.completed", saleOf([{ sku: "Never-seen" }]))])
      const ids = async (query: string) =>
        (await list(`till_id=${other.device_id}&${query}`)).incidents.map(({ id }) => id)
      expect(await ids("kind=oversell")).toEqual([second.id, first.id])
      expect(await ids("kind=oversell&order=oldest")).toEqual([first.id, second.id])
      expect(await list(`retail_store_id=${storeId(1)}&limit=1&offset=1`)).toMatchObject({
        incidents: [{ id: second.id }],
        count: 3,
        limit: 1,
        offset: 1,
      })
      expect((await list("kind=unknown_product")).incidents).toMatchObject([
        { subject: "Never-seen", item: null, level: null },
      ])
      await ask("POST", `/${first.id}/resolve`, { note: "Counted" })
      expect(await ids("kind=oversell&status=open")).toEqual([second.id])
      expect(await ids("status=resolved")).toEqual([first.id])
      for (const query of ["status=new", "kind=theft", "order=opened_at", "limit=101", "shop=1"]) {
        expect((await ask("GET", `?${query}`)).status).toBe(400)
      }
    })

    it("is resolved once, with a note and a name, and can be opened again", async () => {
      const { incident } = await oversell()
      const done = await ask("POST", `/${incident.id}/resolve`, { note: " Counted " }, manager)
      expect(done.incident).toMatchObject({
        status: "resolved",
        resolution: "Counted",
        resolved_by: manager.id,
        resolved_by_name: "masha",
      })
      expect(await ask("POST", `/${incident.id}/resolve`, { note: "Me too" })).toMatchObject({
        status: 409,
        code: "incident_resolved",
      })
      const again = await ask("POST", `/${incident.id}/reopen`, undefined, manager)
      expect(again.incident).toMatchObject({ status: "open", resolution: null, resolved_by: null })
      expect(await ask("POST", `/${incident.id}/reopen`)).toMatchObject({
        status: 409,
        code: "incident_open",
      })
      for (const body of [{}, { note: "  " }, { note: "x".repeat(1001) }, { note: "a", by: "b" }]) {
        expect((await ask("POST", `/${incident.id}/resolve`, body)).status).toBe(400)
      }
      expect(await ask("GET", "/posinc_nobody")).toMatchObject({
        status: 404,
        code: "incident_not_found",
      })
    })

    it("is for those who work in its store, and its managers resolve it", async () => {
      const { incident } = await oversell()
      const forbidden = { status: 403, code: "store_forbidden" }
      expect((await ask("GET", `/${incident.id}`, undefined, associate)).status).toBe(200)
      const note = { note: "Counted" }
      expect(await ask("POST", `/${incident.id}/resolve`, note, associate)).toMatchObject(forbidden)
      expect(await ask("POST", `/${incident.id}/reopen`, {}, associate)).toMatchObject(forbidden)
      expect(await ask("GET", `/${incident.id}`, undefined, stranger)).toMatchObject(forbidden)
      expect(await ask("POST", `/${incident.id}/resolve`, note, stranger)).toMatchObject(forbidden)
      expect(await ask("GET", `?retail_store_id=${storeId()}`, undefined, stranger)).toMatchObject(
        forbidden
      )
      const { incidents } = await list("limit=100", stranger)
      expect(new Set(incidents.map((each) => each.retail_store_id))).toEqual(new Set([storeId(1)]))
      expect((await api.get("/admin/till-incidents", { validateStatus: () => true })).status).toBe(
        401
      )
    })

    it("lists tills also when one never told its clock", async () => {
      await till.push([till.event("sale.completed", saleOf([{ sku: "Coat1-m" }]))])
      const listed = async () =>
        (await api.get(`/admin/tills?retail_store_id=${storeId()}`, { headers: boss.headers })).data
      expect(await listed()).toMatchObject({ tills: [{ id: till.device_id }], count: 1 })
      const sent_at = new Date(Date.now() - 60_000).toISOString()
      await till.push([till.event("sale.completed", saleOf([{ sku: "Coat1-m" }]))], { sent_at })
      expect((await listed()).count).toBe(1)
    })

    describe("the receipt behind an order", () => {
      const saleOfOrder = async (orderId: string, user = boss) => {
        const { status, data } = await api.get(`/admin/orders/${orderId}/till-sale`, {
          headers: user.headers,
          validateStatus: () => true,
        })
        return { status, code: data.code as string, till_sale: data.till_sale as AdminTillSale }
      }
      const orderOf = async (event: { id: string }): Promise<string> => {
        await drainJobs(getContainer())
        const { data } = await api.get(`/admin/till-events/${till.device_id}/${event.id}`, {
          headers: boss.headers,
        })
        return data.event.order_id
      }
      const inShift = (shift_id: string, data: object) => ({
        shift_id,
        currency_code: "RUB",
        ...data,
      })

      it("is told with till, shift, cashier and every tender as it was paid", async () => {
        const shift = till.event("shift.opened", inShift("s-1", { opening_cash: 0 }))
        const cashier = { id: "c7", name: "Vera" }
        const sale = till.event(
          "sale.completed",
          saleOf([{ sku: "Nobody-knows", unit_price: 100_000 }], {
            receipt_number: "A-17",
            shift_id: "s-1",
            totals: { tax: 16_667, rounding: -50, total: 99_950 },
            tenders: [
              { type: "cash", amount: 49_950, change: 50 },
              { type: "card", amount: 49_900, reference: "RRN 12" },
            ],
          }),
          { cashier }
        )
        await till.push([shift, sale])
        const { till_sale } = await saleOfOrder(await orderOf(sale), associate)
        expect(till_sale).toEqual({
          event_id: sale.id,
          receipt_number: "A-17",
          till_id: till.device_id,
          till_name: expect.stringMatching(/^Till /),
          retail_store_id: storeId(),
          retail_store_name: "Arbat",
          time_zone: "Europe/Moscow",
          shift: { shift_id: "s-1", id: shift.id },
          cashier,
          business_date: sale.business_date,
          occurred_at: sale.occurred_at,
          received_at: expect.any(String),
          flags: [],
          is_late: false,
          currency_code: "rub",
          total: 99_950,
          rounding: -50,
          tenders: [
            { type: "cash", amount: 49_950, change: 50, reference: null },
            { type: "card", amount: 49_900, change: null, reference: "RRN 12" },
          ],
          differences: [{ class: "tender", pointer: "/tenders", till: 99_850, server: 99_950 }],
          void: null,
          incidents: [
            { id: expect.any(String), kind: "unknown_product", status: "open" },
            { id: expect.any(String), kind: "total_difference", status: "open" },
          ],
        } satisfies AdminTillSale)
      })

      it("says that it was made after the close of its shift, and that it was voided", async () => {
        const opened = till.event("shift.opened", inShift("s-2", { opening_cash: 0 }))
        const closed = till.event("shift.closed", inShift("s-2", { counted: [] }))
        const sale = till.event("sale.completed", saleOf([{ sku: "Coat1-m" }], { shift_id: "s-2" }))
        const voided = till.event("sale.voided", { sale_event_id: sale.id, reason: "Wrong size" })
        await till.push([opened, closed, sale, voided])
        const { till_sale } = await saleOfOrder(await orderOf(sale))
        expect(till_sale).toMatchObject({
          is_late: true,
          cashier: null,
          shift: { id: opened.id },
          void: { till_id: till.device_id, event_id: voided.id, reason: "Wrong size" },
        })
      })

      it("is there for orders of tills only, and hidden from other stores", async () => {
        const sale = till.event("sale.completed", saleOf([{ sku: "Coat1-m" }]))
        await till.push([sale])
        expect(await saleOfOrder(await orderOf(sale), stranger)).toMatchObject({
          status: 403,
          code: "store_forbidden",
        })
        expect(await saleOfOrder("order_of_the_web", stranger)).toMatchObject({
          status: 200,
          till_sale: null,
        })
      })
    })
  },
})
