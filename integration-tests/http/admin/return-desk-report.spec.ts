import { containerSql } from "../../../src/core/jobs"
import { RETAIL_STORE_MODULE } from "../../../src/modules/retail-store"
import type { RetailStoreModuleService } from "../../../src/modules/retail-store/service"
import type { AdminReturnReport } from "../../../src/types"
import { type DashboardUser, signIn } from "../../helpers/dashboard"
import {
  callers,
  cartFor,
  collectedOrder,
  makeReady,
  openPickupShop,
  type PickupShop,
  pickupOf,
  stockProduct,
  workJobs,
} from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"
import { saleOf, TestTill } from "../../helpers/till"

jest.setTimeout(60_000)

const DAY_MS = 86_400_000

shopTest({
  keepData: true,
  testSuite: ({ api, getContainer, getUrl }) => {
    let world: PickupShop
    let adminHeaders: object
    let anya: DashboardUser
    let scarf: { variant_id: string }
    let orders: { id: string; number: number }[]
    const call = callers(
      api,
      () => world.shop,
      () => adminHeaders
    )
    const storeId = (at: number) => world.stores[at]!.id
    const day = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10)
    /** Wide enough for every zone's today. */
    const around = { from: day(1), to: day(-1) }
    const get = (path: string, query: Record<string, string>, headers: object = {}) =>
      call.admin("GET", `/return-desk/${path}?${new URLSearchParams(query)}`, undefined, headers)

    /** Takes units of a new order of two coats back in a store, for these reasons. */
    const takenBack = async (variant_id: string, store: number, reasons: string[]) => {
      const cart = await cartFor(call, world.shop, storeId(0), [{ variant_id, quantity: 2 }])
      const order_id = await collectedOrder(getContainer(), call, cart)
      const order = (await get(`orders/${order_id}`, {})).data.order
      const [{ line_item_id }] = order.lines
      const asked = { order_id, retail_store_id: storeId(store) }
      const units = [{ line_item_id, quantity: reasons.length }]
      const quoted = await call.admin("POST", "/return-desk/quote", { ...asked, units })
      const { status, data } = await call.admin("POST", "/return-desk/returns", {
        ...asked,
        amount: quoted.data.quote.amount,
        units: reasons.map((reason) => ({ line_item_id, quantity: 1, reason, grade: "resell" })),
      })
      expect([status, data.code]).toEqual([201, undefined])
      return { id: order_id, number: order.order_number as number }
    }

    beforeAll(async () => {
      const container = getContainer()
      world = await openPickupShop(container)
      adminHeaders = (await signIn(container, "boss")).headers
      const everywhere = { [world.stores[0]!.stock_location_id]: 20 }
      const coat = await stockProduct(container, world.shop, "=Coat", everywhere)
      scarf = await stockProduct(container, world.shop, "Scarf", everywhere)
      anya = await signIn(container, "anya")
      await container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE).assignStaff({
        ...{ retail_store_id: storeId(1), user_id: anya.id, role: "associate" },
      })
      orders = [
        await takenBack(coat.variant_id, 0, ["size", "size"]),
        await takenBack(coat.variant_id, 1, ["quality"]),
        await takenBack(scarf.variant_id, 1, ["size"]),
      ]
    })

    it("counts what came back by reason, product, store and channel", async () => {
      await workJobs(getContainer())
      const { status, data } = await get("report", around)
      expect([status, data.code]).toEqual([200, undefined])
      const report = data as AdminReturnReport
      expect(report).toMatchObject({
        ...around,
        ...{ returns: 3, units: 4, amounts: { rub: 39_600_00 } },
        ...{ exchange_share: 0, blind_share: 0, override_share: 0 },
        reasons: [
          { id: "size", units: 3, share: 0.75, worth: { rub: 29_700_00 } },
          { id: "quality", units: 1, share: 0.25 },
        ],
        products: [
          { name: "=Coat", units: 3 },
          { name: "Scarf", units: 1 },
        ],
        channels: [{ units: 4, share: 1 }],
      })
      expect(report.channels[0]!.id).toBe(world.shop.sales_channel_id)
      const stores = report.stores.map(({ id, name, units }) => [id, name, units])
      expect(stores).toEqual(
        expect.arrayContaining([
          [storeId(0), "Arbat", 2],
          [storeId(1), "Sokol", 2],
        ])
      )
      const { p50, p90 } = report.seconds_to_refund!
      expect(p50).toBeGreaterThanOrEqual(0)
      expect(p90).toBeGreaterThanOrEqual(p50)
    })

    it("tells for how many of the units that shoppers got some came back", async () => {
      const { data } = await get("report", around)
      const report = data as AdminReturnReport
      expect(report).toMatchObject({ units: 4, units_sold: 6, return_rate: 4 / 6 })
      const rates = (groups: AdminReturnReport["stores"]) =>
        new Map(groups.map((group) => [group.name, [group.units_sold, group.return_rate]]))
      expect(rates(report.products)).toEqual(
        new Map([
          ["=Coat", [4, 0.75]],
          ["Scarf", [2, 0.5]],
        ])
      )
      // What was collected in Arbat came back in both stores.
      expect(rates(report.stores)).toEqual(
        new Map([
          ["Arbat", [6, 2 / 6]],
          ["Sokol", [0, null]],
        ])
      )
      expect(report.channels).toMatchObject([{ units_sold: 6, return_rate: 4 / 6 }])
      expect(report.reasons).toMatchObject([
        { units_sold: null, return_rate: null },
        { units_sold: null, return_rate: null },
      ])
      const own = await get("report", around, anya.headers)
      expect(own.data).toMatchObject({ units: 2, units_sold: 0, return_rate: null })
      const earlier = await get("report", { from: day(9), to: day(2) })
      expect(earlier.data).toMatchObject({ units_sold: 0, return_rate: null })
    })

    it("counts what was sold at a till, went out of a warehouse, or was cancelled, where it belongs", async () => {
      const sql = containerSql(getContainer())
      const before = (await get("report", around)).data as AdminReturnReport
      const change = async (column: string, value: string) => {
        const sold = `select fulfillment.id from fulfillment join order_fulfillment link on fulfillment_id = fulfillment.id
          where link.order_id = ?`
        await sql(`update fulfillment set ${column} = ? where id in (${sold})`, [
          value,
          orders[2]!.id,
        ])
        return (await get("report", around)).data as AdminReturnReport
      }
      const soldIn = (report: AdminReturnReport) =>
        report.stores.find(({ id }) => id === storeId(0))!.units_sold
      // As from a place that is no store: its units are nobody's but the shop's.
      const away = await change("location_id", "sloc_warehouse")
      expect([away.units_sold, soldIn(away)]).toEqual([before.units_sold, soldIn(before)! - 2])
      const here = await change("location_id", world.stores[0]!.stock_location_id)
      expect(soldIn(here)).toBe(soldIn(before))
      const long = await change("delivered_at", new Date(Date.now() - 9 * DAY_MS).toISOString())
      expect(long.units_sold).toBe(before.units_sold - 2)
      const then = await get("report", { from: day(10), to: day(8) })
      expect(then.data).toMatchObject({ units: 0, units_sold: 2, return_rate: 0 })
      await change("delivered_at", new Date().toISOString())
      const off = await change("canceled_at", new Date().toISOString())
      expect(off.units_sold).toBe(before.units_sold - 2)
      await sql("update fulfillment set canceled_at = null", [])

      const till = await TestTill.open(getContainer(), getUrl(), storeId(1))
      await till.push([till.event("sale.completed", saleOf([{ sku: "Scarf-m" }]))])
      await workJobs(getContainer())
      const rung = (await get("report", around)).data as AdminReturnReport
      expect(rung.units_sold).toBe(before.units_sold + 1)
      expect(rung.stores.find(({ id }) => id === storeId(1))!.units_sold).toBe(1)

      const indexed = await sql(
        "select tablename from pg_indexes where indexname = 'omni_return_delivered'",
        []
      )
      expect(indexed).toEqual([{ tablename: "fulfillment" }])
    })

    it("shows staff their stores' part, and only days that are asked for", async () => {
      const own = await get("report", around, anya.headers)
      expect(own.data).toMatchObject({ returns: 2, units: 2, stores: [{ id: storeId(1) }] })
      const foreign = await get("report", { ...around, retail_store_id: storeId(0) }, anya.headers)
      expect([foreign.status, foreign.data.code]).toEqual([403, "store_forbidden"])
      const earlier = await get("report", { from: day(9), to: day(2) })
      expect(earlier.data).toMatchObject({ returns: 0, amounts: {}, seconds_to_refund: null })
      const turned = await get("report", { from: day(2), to: day(9) })
      expect([turned.status, turned.data.code]).toEqual([400, "period_invalid"])
      const wordy = await get("report", { from: "November", to: day(0) })
      expect(wordy.data.message).toContain("from: must be a date")
    })

    it("is a table whose cells no spreadsheet takes for formulas", async () => {
      const { headers, data } = await get("report", { ...around, format: "csv" })
      expect(headers["content-disposition"]).toContain(`returns-${around.from}-${around.to}.csv`)
      const lines = String(data).trim().split("\n")
      expect(lines[0]).toBe("section,id,name,count,share,units_sold,return_rate,rub")
      expect(lines).toContain("total,,returns,3,,,,3960000")
      expect(String(data)).toMatch(/^total,,units,4,,7,0\.57\d+,$/m)
      expect(lines).toContain("reasons,size,size,3,0.75,,,2970000")
      expect(String(data)).toContain(",'=Coat,3,0.75,4,0.75,")
    })

    it("lies behind a list that is narrowed by order number, day and store", async () => {
      const numbers = async (query: Record<string, string>, headers?: object) => {
        const { status, data } = await get("returns", query, headers)
        expect(status).toBe(200)
        const told = data.returns as { order_number: number }[]
        expect(data.count).toBe(told.length)
        return told.map(({ order_number }) => order_number)
      }
      const [one, two, three] = orders.map(({ number }) => number)
      expect(await numbers({})).toEqual([three, two, one])
      expect(await numbers({ order_number: String(two) })).toEqual([two])
      expect(await numbers({ from: around.from })).toEqual([three, two, one])
      expect(await numbers({ to: day(2) })).toEqual([])
      expect(await numbers({ ...around, retail_store_id: storeId(0) })).toEqual([one])
      expect(await numbers({}, anya.headers)).toEqual([three, two])
    })

    it("tells of an order which units may come back, and why others may not", async () => {
      const { data } = await get(`orders/${orders[1]!.id}`, {}, anya.headers)
      expect(data.order).toMatchObject({
        refusal: null,
        lines: [{ quantity: 2, returnable: 1, away: [{ reason: "came_back", quantity: 1 }] }],
      })
      const unknown = await get("orders/order_none", {})
      expect([unknown.status, unknown.data.code]).toEqual([404, "order_not_found"])
    })

    it("finds an order by the pickup code its goods were handed over for", async () => {
      const lines = [{ variant_id: scarf.variant_id, quantity: 1 }]
      const cart = await cartFor(call, world.shop, storeId(0), lines)
      const order_id = (await call.store("POST", `/carts/${cart}/complete`, {})).data.order.id
      const { id } = await makeReady(call, await pickupOf(call, order_id))
      const { code } = (await call.admin("POST", `/pickups/${id}/reissue-code`, {})).data
      expect((await call.admin("POST", `/pickups/${id}/hand-over`, { code })).status).toBe(200)
      const asked = { by: "pickup_code", retail_store_id: storeId(1) }
      const found = await call.admin("POST", "/return-desk/lookup", { ...asked, value: code })
      expect(found.data.orders).toMatchObject([{ order_id }])
      const wrong = await call.admin("POST", "/return-desk/lookup", {
        ...asked,
        value: "0000-0000",
      })
      expect([wrong.status, wrong.data.code]).toEqual([404, "code_not_found"])
    })
  },
})
