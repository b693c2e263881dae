import type { MedusaContainer } from "@medusajs/framework/types"
import type { AxiosResponse, Method } from "axios"
import { moscow } from "../../../src/modules/retail-store/__tests__/fixtures"
import { PICKUP_MODULE } from "../../../src/modules/pickup"
import type { PickupModuleService } from "../../../src/modules/pickup/service"
import { RETAIL_STORE_MODULE } from "../../../src/modules/retail-store"
import type { RetailStoreModuleService } from "../../../src/modules/retail-store/service"
import type { RetailStoreWithCalendar } from "../../../src/modules/retail-store/types"
import { createRetailStoresWorkflow } from "../../../src/workflows/retail-store"
import { type DashboardUser, signIn } from "../../helpers/dashboard"
import { shopTest } from "../../helpers/runner"
import { addProduct, openShop, type Shop } from "../../helpers/shop"

jest.setTimeout(60_000)

const BASE = "/admin/retail-stores"
const CLOSED_DAY = { date_from: "2027-01-01", date_to: "2027-01-01", intervals: [] }

shopTest({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: Shop
    let own: RetailStoreWithCalendar
    let foreign: RetailStoreWithCalendar
    let administrator: DashboardUser
    let manager: DashboardUser
    let associate: DashboardUser
    let variant_id: string

    const service = () => container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)

    beforeAll(async () => {
      container = getContainer()
      shop = await openShop(container)
      variant_id = (await addProduct(container, shop, "coat")).variant_id
      const rows = [
        moscow("own", { stock_location_id: await shop.locate("own") }),
        moscow("foreign", { stock_location_id: await shop.locate("foreign") }),
      ]
      const { result } = await createRetailStoresWorkflow(container).run({
        input: { retail_stores: rows },
      })
      own = result[0]!
      foreign = result[1]!
      administrator = await signIn(container, "administrator")
      manager = await signIn(container, "manager")
      associate = await signIn(container, "associate")
      await service().assignStaff({ retail_store_id: own.id, user_id: manager.id, role: "manager" })
      await service().assignStaff({
        retail_store_id: own.id,
        user_id: associate.id,
        role: "associate",
      })
    })

    const send = async (
      who: DashboardUser,
      method: Method,
      path: string,
      data?: unknown
    ): Promise<AxiosResponse> =>
      await api.request({
        method,
        url: `${BASE}${path}`,
        data,
        headers: who.headers,
        validateStatus: () => true,
      })

    const newStore = async (suffix: string, changes: Record<string, unknown> = {}) => ({
      ...moscow(suffix, { stock_location_id: await shop.locate(suffix) }),
      ...changes,
    })

    /** Every route of one store, with a body that is right, and the least role that may. */
    const routes = (
      id: string
    ): [Method, string, unknown, "associate" | "manager" | "administrator"][] => [
      ["GET", `/${id}`, undefined, "associate"],
      ["GET", `/${id}/safety-stock`, undefined, "associate"],
      ["GET", `/${id}/staff`, undefined, "associate"],
      ["POST", `/${id}`, { phone: "+7 495 000-00-00" }, "manager"],
      ["POST", `/${id}/hours`, { weekly_hours: [] }, "manager"],
      ["POST", `/${id}/exceptions`, CLOSED_DAY, "manager"],
      ["POST", `/${id}/exceptions`, { exceptions: [] }, "manager"],
      ["POST", `/${id}/exceptions/rste_none`, CLOSED_DAY, "manager"],
      ["DELETE", `/${id}/exceptions/rste_none`, undefined, "manager"],
      ["POST", `/${id}/safety-stock`, { variant_id, quantity: 3 }, "manager"],
      ["DELETE", `/${id}/safety-stock/${variant_id}`, undefined, "manager"],
      ["POST", `/${id}/sync`, undefined, "manager"],
      ["POST", `/${id}`, { is_active: false }, "administrator"],
      ["POST", `/${id}`, { handle: "taken-over" }, "administrator"],
      ["POST", `/${id}`, { sales_channel_id: null }, "administrator"],
      ["POST", `/${id}/staff`, { user_id: associate.id, role: "manager" }, "administrator"],
      ["DELETE", `/${id}/staff/${associate.id}`, undefined, "administrator"],
      ["DELETE", `/${id}`, undefined, "administrator"],
    ]
    const forbidden = { status: 403, data: { type: "forbidden", code: "store_forbidden" } }

    describe("who may do what", () => {
      it("another store's staff are refused on every route, and nothing changes", async () => {
        const before = await service().retrieveStore(foreign.id)
        for (const who of [associate, manager]) {
          for (const [method, path, body] of routes(foreign.id)) {
            const { status, data } = await send(who, method, path, body)
            expect({ method, path, status, data }).toMatchObject({ method, path, ...forbidden })
          }
        }
        expect(await service().retrieveStore(foreign.id)).toEqual(before)
        expect((await service().staffScopeOf(associate.id)).roles).toEqual({
          [own.id]: "associate",
        })
      })

      it("a store that does not exist answers staff as a foreign one", async () => {
        for (const [method, path, body] of routes("rst_none")) {
          expect(await send(associate, method, path, body)).toMatchObject(forbidden)
        }
      })

      it("in their store an associate reads, a manager edits, an administrator does the rest", async () => {
        const rank = { associate: 0, manager: 1, administrator: 2 }
        for (const [method, path, body, least] of routes(own.id)) {
          for (const [who, role] of [
            [associate, "associate"],
            [manager, "manager"],
          ] as const) {
            if (rank[role] < rank[least]) {
              const { status, data } = await send(who, method, path, body)
              expect({ role, method, path, status, data }).toMatchObject({
                role,
                method,
                path,
                ...forbidden,
              })
            }
          }
        }
        for (const [method, path, body, least] of routes(own.id)) {
          const who = { associate, manager, administrator }[least]
          const { status } = await send(who, method, path, body)
          const none = path.endsWith("rste_none")
          expect({ method, path, status }).toEqual({ method, path, status: none ? 404 : 200 })
        }
      })

      it("opening a store is an administrator's", async () => {
        const body = await newStore("third")
        expect(await send(manager, "POST", "", body)).toMatchObject(forbidden)
        expect((await service().listRetailStores()).length).toBe(2)
        expect((await send(administrator, "POST", "", body)).status).toBe(200)
      })

      it("the right comes before the body", async () => {
        expect(await send(associate, "POST", `/${foreign.id}`, { nonsense: 1 })).toMatchObject(
          forbidden
        )
        expect(await send(associate, "POST", "", { nonsense: 1 })).toMatchObject(forbidden)
      })

      it("everybody is told who they are", async () => {
        expect((await send(associate, "GET", "/me")).data).toEqual({
          administrator: false,
          roles: { [own.id]: "associate" },
        })
        expect((await send(administrator, "GET", "/me")).data).toEqual({
          administrator: true,
          roles: {},
        })
      })

      it("a list shows staff their stores and administrators all", async () => {
        const mine = (await send(associate, "GET", "")).data
        expect(mine).toMatchObject({
          count: 1,
          retail_stores: [{ id: own.id, my_role: "associate" }],
        })
        const all = (await send(administrator, "GET", "")).data
        expect(all).toMatchObject({
          count: 2,
          retail_stores: [{ my_role: null }, { my_role: null }],
        })
      })

      it("nobody gets anything without signing in", async () => {
        const stranger = { id: "", headers: { authorization: "Bearer nobody" } }
        for (const [method, path, body] of routes(own.id)) {
          expect((await send(stranger, method, path, body)).status).toBe(401)
        }
        expect((await send(stranger, "GET", "")).status).toBe(401)
        expect((await send(stranger, "GET", "/me")).status).toBe(401)
      })
    })

    describe("opening a store", () => {
      it("answers it with defaults, in step with Medusa", async () => {
        const body = await newStore("third", { handle: undefined, name: "Новый Арбат" })
        const { status, data } = await send(administrator, "POST", "", body)
        expect(status).toBe(200)
        expect(data.retail_store).toMatchObject({
          name: "Новый Арбат",
          handle: "новый-арбат",
          latitude: 55.757718,
          lead_minutes: 120,
          sync_error: null,
          my_role: null,
          exceptions: [],
        })
        expect(data.retail_store.sales_channel_id).toMatch(/^sc_/)
        expect(Date.parse(data.retail_store.synced_at)).not.toBeNaN()
        expect(typeof data.retail_store.open_now).toBe("boolean")
      })

      it.each<[string, Record<string, unknown>]>([
        ["name", { name: "" }],
        ["name", { name: "x".repeat(121) }],
        ["latitude", { latitude: 91 }],
        ["longitude", { longitude: "37" }],
        ["time_zone", { time_zone: "Moscow" }],
        ["country_code", { country_code: "Russia" }],
        ["handle", { handle: "Not A Handle" }],
        ["same_day_cutoff", { same_day_cutoff: "6pm" }],
        ["lead_minutes", { lead_minutes: -1 }],
        ["slot_minutes", { slot_minutes: 0 }],
        ["orders_per_slot", { orders_per_slot: 1.5 }],
        ["hold_hours", { hold_hours: 0 }],
        ["reminder_hours", { reminder_hours: [0] }],
        ["safety_stock", { safety_stock: -1 }],
        ["opens_at", { weekly_hours: [{ weekday: 1, opens_at: "9:00", closes_at: "18:00" }] }],
        ["weekday", { weekly_hours: [{ weekday: 8, opens_at: "09:00", closes_at: "18:00" }] }],
        ["date_from", { exceptions: [{ ...CLOSED_DAY, date_from: "tomorrow" }] }],
        ["metadata", { metadata: {} }],
        ["stock_location_id", { stock_location_id: undefined }],
      ])("names %s when it is wrong, and opens nothing", async (field, change) => {
        const { status, data } = await send(
          administrator,
          "POST",
          "",
          await newStore("third", change)
        )
        expect(status).toBe(400)
        expect(data).toMatchObject({
          type: "invalid_data",
          message: expect.stringContaining(field),
        })
        expect(await service().listRetailStores()).toHaveLength(2)
      })

      it.each<[string, number, () => Record<string, unknown>]>([
        ["stock_location_taken", 400, () => ({ stock_location_id: own.stock_location_id })],
        ["stock_location_not_found", 404, () => ({ stock_location_id: "sloc_none" })],
        ["handle_taken", 400, () => ({ handle: own.handle })],
        ["sales_channel_not_found", 404, () => ({ sales_channel_id: "sc_none" })],
        ["sales_channel_taken", 400, () => ({ sales_channel_id: own.sales_channel_id })],
        ["sales_channel_online", 400, () => ({ sales_channel_id: shop.sales_channel_id })],
      ])("is refused with %s, and opens nothing", async (code, status, change) => {
        const answer = await send(administrator, "POST", "", await newStore("third", change()))
        expect(answer).toMatchObject({ status, data: { code } })
        expect(await service().listRetailStores()).toHaveLength(2)
      })

      it("is refused with hours that overlap, in words", async () => {
        const hours = (opens_at: string) => ({ weekday: 1, opens_at, closes_at: "18:00" })
        const body = await newStore("third", { weekly_hours: [hours("09:00"), hours("10:00")] })
        expect(await send(administrator, "POST", "", body)).toMatchObject({
          status: 400,
          data: { code: "invalid_hours", message: expect.stringContaining("Monday") },
        })
        expect(await service().listRetailStores()).toHaveLength(2)
      })
    })

    describe("editing a store", () => {
      it("changes what was named and nothing else", async () => {
        const change = {
          name: "Renamed",
          slot_minutes: null,
          same_day_cutoff: "18:00",
          reminder_hours: [12],
        }
        const { data } = await send(manager, "POST", `/${own.id}`, change)
        expect(data.retail_store).toMatchObject({
          ...change,
          my_role: "manager",
          phone: null,
          sync_error: null,
        })
        expect(data.retail_store.weekly_hours).toEqual(own.weekly_hours)
      })

      it("refuses wrong hours and keeps every field of the request as it was", async () => {
        const body = {
          name: "Renamed",
          weekly_hours: [
            { weekday: 1, opens_at: "10:00", closes_at: "10:00" },
            { weekday: 1, opens_at: "11:00", closes_at: "12:00" },
          ],
        }
        expect(await send(manager, "POST", `/${own.id}`, body)).toMatchObject({
          status: 400,
          data: { code: "invalid_hours" },
        })
        expect((await service().retrieveStore(own.id)).name).toBe(own.name)
      })

      it("refuses an unknown field and says which", async () => {
        const { status, data } = await send(manager, "POST", `/${own.id}`, {
          stock_location_id: "sloc_1",
        })
        expect({ status, data }).toMatchObject({
          status: 400,
          data: { message: expect.stringContaining("stock_location_id") },
        })
      })

      it("is not found when it does not exist", async () => {
        for (const [method, path, body] of routes("rst_none")) {
          expect(await send(administrator, method, path, body)).toMatchObject({
            status: 404,
            data: { type: "not_found" },
          })
        }
      })
    })

    describe("exceptions", () => {
      it("are added, changed and taken away one by one, each keeping its id", async () => {
        const add = (date: string) =>
          send(manager, "POST", `/${own.id}/exceptions`, {
            ...CLOSED_DAY,
            date_from: date,
            date_to: date,
          })
        await add("2027-01-01")
        const { exceptions } = (await add("2027-05-09")).data.retail_store
        const [first, second] = exceptions as { id: string }[]
        const changed = (
          await send(manager, "POST", `/${own.id}/exceptions/${first!.id}`, {
            ...CLOSED_DAY,
            reason: "New Year",
          })
        ).data.retail_store.exceptions
        expect(changed).toMatchObject([{ id: first!.id, reason: "New Year" }, { id: second!.id }])
        const left = (await send(manager, "DELETE", `/${own.id}/exceptions/${first!.id}`)).data
          .retail_store.exceptions
        expect(left).toMatchObject([{ id: second!.id, date_from: "2027-05-09" }])
      })

      it("for one date twice are refused, in words", async () => {
        await send(manager, "POST", `/${own.id}/exceptions`, CLOSED_DAY)
        expect(await send(manager, "POST", `/${own.id}/exceptions`, CLOSED_DAY)).toMatchObject({
          status: 400,
          data: { code: "invalid_hours" },
        })
        expect((await service().retrieveStore(own.id)).exceptions).toHaveLength(1)
      })

      it("of another store are out of reach", async () => {
        const path = `/${foreign.id}/exceptions`
        const { data } = await send(administrator, "POST", path, CLOSED_DAY)
        const id = data.retail_store.exceptions[0].id as string
        expect(await send(manager, "DELETE", `/${own.id}/exceptions/${id}`)).toMatchObject({
          status: 404,
          data: { code: "exception_not_found" },
        })
        expect((await service().retrieveStore(foreign.id)).exceptions).toHaveLength(1)
      })
    })

    describe("safety stock", () => {
      it("is set, listed in words and taken back", async () => {
        const path = `/${own.id}/safety-stock`
        const set = await send(manager, "POST", path, {
          safety_stock: [{ variant_id, quantity: 4 }],
        })
        const entry = { variant_id, quantity: 4, sku: "coat-m", title: "coat, M" }
        expect(set.data).toEqual({ safety_stock: [entry], count: 1, limit: 1, offset: 0 })
        expect((await send(associate, "GET", `${path}?limit=5`)).data).toEqual({
          safety_stock: [entry],
          count: 1,
          limit: 5,
          offset: 0,
        })
        await send(manager, "POST", path, { variant_id, quantity: null })
        expect((await send(associate, "GET", path)).data).toMatchObject({
          safety_stock: [],
          count: 0,
        })
      })

      it("of a variant that does not exist is refused", async () => {
        const body = { variant_id: "variant_none", quantity: 1 }
        expect(await send(manager, "POST", `/${own.id}/safety-stock`, body)).toMatchObject({
          status: 404,
          data: { code: "variant_not_found" },
        })
      })

      it("names the field that is wrong", async () => {
        const body = { safety_stock: [{ variant_id, quantity: -1 }] }
        const { status, data } = await send(manager, "POST", `/${own.id}/safety-stock`, body)
        expect({ status, data }).toMatchObject({
          status: 400,
          data: { message: expect.stringContaining("quantity") },
        })
      })
    })

    describe("staff", () => {
      it("is listed with mail, name and role", async () => {
        expect((await send(associate, "GET", `/${own.id}/staff`)).data.staff).toMatchObject([
          {
            user_id: associate.id,
            email: "associate@example.com",
            name: "associate",
            role: "associate",
          },
          { user_id: manager.id, email: "manager@example.com", name: "manager", role: "manager" },
        ])
      })

      it("may act for a store from the moment of assignment and no longer than it lasts", async () => {
        const path = `/${foreign.id}/staff`
        await send(administrator, "POST", path, { user_id: associate.id, role: "associate" })
        expect((await send(associate, "GET", `/${foreign.id}`)).status).toBe(200)
        await send(administrator, "DELETE", `${path}/${associate.id}`)
        expect(await send(associate, "GET", `/${foreign.id}`)).toMatchObject(forbidden)
      })

      it("must be a dashboard user", async () => {
        const body = { user_id: "user_none", role: "manager" }
        expect(await send(administrator, "POST", `/${own.id}/staff`, body)).toMatchObject({
          status: 404,
          data: { code: "user_not_found" },
        })
      })

      it("of a deleted store does not become an administrator", async () => {
        await send(administrator, "DELETE", `/${own.id}`)
        expect((await send(associate, "GET", "/me")).data).toEqual({
          administrator: false,
          roles: {},
        })
        expect((await send(associate, "GET", "")).data).toMatchObject({
          count: 0,
          retail_stores: [],
        })
        expect(await send(associate, "DELETE", `/${foreign.id}`)).toMatchObject(forbidden)
      })
    })

    describe("closing a store", () => {
      const waiting = (status: "ready" | "collected") => ({
        order_id: "order_1",
        order_display_id: 1042,
        cart_id: "cart_1",
        retail_store_id: own.id,
        stock_location_id: own.stock_location_id,
        customer_name: "Anna",
        locale: "en",
        currency_code: "rub",
        status,
        promised_at: new Date(),
      })
      const pickups = () => container.resolve<PickupModuleService>(PICKUP_MODULE)

      it("is refused while an order waits there, and changes nothing", async () => {
        await pickups().createPickups(waiting("ready"))
        expect(await send(administrator, "DELETE", `/${own.id}`)).toMatchObject({
          status: 409,
          data: { code: "store_has_open_pickups", message: expect.stringContaining("1042") },
        })
        expect((await send(administrator, "GET", `/${own.id}`)).status).toBe(200)
      })

      it("is done once its orders are collected", async () => {
        await pickups().createPickups(waiting("collected"))
        expect(await send(administrator, "DELETE", `/${own.id}`)).toMatchObject({
          status: 200,
          data: { id: own.id, object: "retail_store", deleted: true },
        })
        expect((await send(administrator, "GET", `/${own.id}`)).status).toBe(404)
      })
    })

    describe("the list", () => {
      it.each(["limit=0", "limit=201", "limit=x", "offset=-1", "nonsense=1"])(
        "refuses ?%s",
        async (query) => {
          expect(await send(administrator, "GET", `?${query}`)).toMatchObject({
            status: 400,
            data: { type: "invalid_data", message: expect.stringContaining(query.split("=")[0]!) },
          })
        }
      )

      it("is searched and paged", async () => {
        expect((await send(administrator, "GET", "?q=FOREIGN")).data).toMatchObject({
          count: 1,
          retail_stores: [{ id: foreign.id }],
        })
        expect((await send(administrator, "GET", "?limit=1&offset=1")).data).toMatchObject({
          count: 2,
          limit: 1,
          offset: 1,
          retail_stores: [{ id: own.id }],
        })
      })
    })
  },
})
