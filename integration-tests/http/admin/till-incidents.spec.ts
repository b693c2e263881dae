import { drainJobs } from "../../../src/core/jobs"
import { RETAIL_STORE_MODULE } from "../../../src/modules/retail-store"
import type { RetailStoreModuleService } from "../../../src/modules/retail-store/service"
import type { AdminTillIncident, AdminTillIncidentList } from "../../../src/types"
import { type DashboardUser, signIn } from "../../helpers/dashboard"
import { openPickupShop, type PickupShop, stockProduct } from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"
import { saleOf, TestTill } from "../../helpers/till"

jest.setTimeout(60_000)

/** What does not fit together, as the dashboard's people see it. */
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
  },
})
