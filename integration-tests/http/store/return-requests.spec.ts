import { randomUUID } from "node:crypto"
import { Modules } from "@medusajs/framework/utils"
import { containerSql } from "../../../src/core/jobs"
import { RETAIL_STORE_MODULE } from "../../../src/modules/retail-store"
import type { RetailStoreModuleService } from "../../../src/modules/retail-store/service"
import type { AdminReturnQuote, StoreReturnRequest } from "../../../src/types"
import { freeLostRequestJob } from "../../../src/workflows/store-return/requests/jobs/free-lost-request"
import { requestMark } from "../../../src/workflows/store-return/requests/jobs/names"
import { beginReturn } from "../../../src/workflows/store-return/medusa-return"
import { type DashboardUser, signIn } from "../../helpers/dashboard"
import { captureNotifications } from "../../helpers/notifications"
import {
  callers,
  cartFor,
  collectedOrder,
  openPickupShop,
  type PickupShop,
  stockAt,
  stockProduct,
  workJobs,
} from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"
import { type Shopper, signInShopper } from "../../helpers/shopper"

jest.setTimeout(60_000)

const DAY_MS = 86_400_000
const CENTRE = "sloc_returns_centre"

type Unit = { line_item_id: string; quantity: number; grade?: string; reason?: string }
type Detail = { return_requested_quantity: number; return_received_quantity: number }

/** What shoppers ask online to bring or send back. */
shopTest({
  keepData: true,
  env: {
    OMNICHANNEL_OPTIONS: JSON.stringify({
      returns: {
        postLocationId: CENTRE,
        postInstructions: { en: "Print the label.", ru: "Распечатайте этикетку." },
      },
      notices: {
        guestPageUrl: "https://shop.example/order",
        quietFrom: "00:00",
        quietUntil: "00:00",
      },
    }),
  },
  testSuite: ({ api, getContainer }) => {
    const mail = captureNotifications()
    let world: PickupShop
    let adminHeaders: object
    let anya: DashboardUser
    let masha: Shopper
    let coat: { variant_id: string; inventory_item_id: string }
    const call = callers(
      api,
      () => world.shop,
      () => adminHeaders
    )

    beforeAll(async () => {
      const container = getContainer()
      world = await openPickupShop(container)
      adminHeaders = (await signIn(container, "boss")).headers
      anya = await signIn(container, "anya")
      masha = await signInShopper(container, "masha")
      await container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE).assignStaff({
        retail_store_id: world.stores[1]!.id,
        user_id: anya.id,
        role: "associate",
      })
      await container.resolve(Modules.STOCK_LOCATION).createStockLocations({
        id: CENTRE,
        name: "Returns centre",
        address: { address_1: "Lenina 5", city: "Tver", postal_code: "170000", country_code: "ru" },
      } as never)
      coat = await stockProduct(container, world.shop, "Coat", {
        [world.stores[0]!.stock_location_id]: 60,
      })
    })
    beforeEach(() => mail.reset())

    /** An order of Masha's, collected; and its one line. */
    const bought = async (quantity: number) => {
      const items = [{ variant_id: coat.variant_id, quantity }]
      const cartId = await cartFor(call, world.shop, world.stores[0]!.id, items)
      await call.store("POST", `/carts/${cartId}/customer`, {}, masha.headers)
      const order = await collectedOrder(getContainer(), call, cartId)
      mail.reset()
      const { data } = await call.admin("GET", `/orders/${order}?fields=items.id`)
      return { order, line: data.order.items[0].id as string }
    }
    const detailOf = async (order: string): Promise<Detail> => {
      const { data } = await call.admin("GET", `/orders/${order}?fields=*items.detail`)
      return data.order.items[0].detail
    }
    const path = (order: string, more = "") => `/orders/${order}/return-requests${more}`
    const ask = (order: string, units: Unit[], more: object = {}, headers: object = {}) =>
      call.store(
        "POST",
        path(order),
        { way: "store", units: units.map((unit) => ({ reason: "size", ...unit })), ...more },
        { ...masha.headers, ...headers }
      )
    const asked = async (order: string, units: Unit[], more: object = {}) => {
      const { status, data } = await ask(order, units, more)
      expect([status, data.code]).toEqual([201, undefined])
      return data.return_request as StoreReturnRequest
    }
    const read = async (order: string, id: string): Promise<StoreReturnRequest> =>
      (await call.store("GET", path(order, `/${id}`), undefined, masha.headers)).data.return_request
    const cancel = (order: string, id: string) =>
      call.store("DELETE", path(order, `/${id}`), undefined, masha.headers)
    const quote = async (order_id: string, units: Unit[], request_id?: string, store = 1) =>
      await call.admin("POST", "/return-desk/quote", {
        ...{ order_id, request_id, retail_store_id: world.stores[store]!.id },
        units: units.map(({ line_item_id, quantity }) => ({ line_item_id, quantity })),
      })
    const handIn = async (order_id: string, units: Unit[], amount: number, more: object = {}) =>
      await call.admin(
        "POST",
        "/return-desk/returns",
        {
          ...{ order_id, amount, retail_store_id: world.stores[1]!.id },
          units: units.map((unit) => ({ reason: "size", grade: "resell", ...unit })),
          ...more,
        },
        { "idempotency-key": randomUUID() }
      )
    const handedIn = async (order_id: string, units: Unit[], request_id?: string) => {
      const { amount } = (await quote(order_id, units, request_id)).data.quote as AdminReturnQuote
      const { status, data } = await handIn(order_id, units, amount, { request_id })
      expect([status, data.code]).toEqual([201, undefined])
      await workJobs(getContainer())
      return (await call.admin("GET", `/return-desk/returns/${data.return.id}`)).data.return
    }
    const receive = (id: string, units: Unit[], more: object = {}, headers: object = {}) =>
      call.admin(
        "POST",
        `/return-desk/requests/${id}/receive`,
        { units: units.map((unit) => ({ grade: "resell", ...unit })), ...more },
        headers
      )
    const said = () => mail.sent.map(({ template }) => template)
    const lookUp = (value: string, headers: object = anya.headers) =>
      call.admin(
        "POST",
        "/return-desk/lookup",
        { by: "return_code", value, retail_store_id: world.stores[1]!.id },
        headers
      )

    it("are held until they are brought, found by their code, and received as announced", async () => {
      const { order, line } = await bought(3)
      const two = [{ line_item_id: line, quantity: 2 }]
      const request = await asked(order, two, { retail_store_id: world.stores[1]!.id })
      expect(request).toMatchObject({
        state: "requested",
        next: "bring",
        may_cancel: true,
        retail_store: { name: "Sokol" },
        post: null,
        refunded: false,
        units: [{ line_item_id: line, reason: "size", quantity: 2 }],
      })
      expect(request.code_qr_svg).toContain("<svg")
      expect(await detailOf(order)).toMatchObject({ return_requested_quantity: 2 })
      const { data: units } = await call.store(
        "GET",
        `/orders/${order}/returnable-units`,
        undefined,
        masha.headers
      )
      expect(units.returnable_units).toMatchObject({
        refusal: null,
        post_offered: true,
        lines: [{ returnable: 1, away: [{ reason: "on_its_way", quantity: 2 }] }],
      })
      const taken = { status: 400, data: { code: "units_not_returnable" } }
      expect(await ask(order, two)).toMatchObject(taken)
      expect(await quote(order, two)).toMatchObject(taken)
      const own = await call.admin("POST", "/returns", { order_id: order, location_id: CENTRE })
      expect(
        await call.admin("POST", `/returns/${own.data.return.id}/request-items`, {
          items: [{ id: line, quantity: 2 }],
        })
      ).toMatchObject(taken)
      await call.admin("DELETE", `/returns/${own.data.return.id}/request`)

      // As a scanner on a Russian layout types it.
      const found = await lookUp(`куегкт${request.code!.toLowerCase()}`)
      expect(found.data).toMatchObject({
        orders: [{ order_id: order }],
        return_request: { id: request.id, units: [{ line_item_id: line, quantity: 2 }] },
      })
      const atDesk = (query: string) => call.admin("GET", `/return-desk/orders/${order}${query}`)
      expect((await atDesk("")).data.order.lines[0].returnable).toBe(1)
      expect((await atDesk(`?request_id=${request.id}`)).data.order.lines).toMatchObject([
        { returnable: 3, away: [] },
      ])
      expect(await atDesk("?request_id=rrq_none")).toMatchObject({
        status: 404,
        data: { code: "return_request_not_found" },
      })
      const held = await containerSql(getContainer())<{ medusa_return_id: string }>(
        "select medusa_return_id from omni_return_request where id = ?",
        [request.id]
      )
      const done = await handedIn(order, two, request.id)
      expect(done).toMatchObject({ state: "settled", return_id: held[0]!.medusa_return_id })
      expect(done.amount).toBe(request.amount)
      expect(await detailOf(order)).toMatchObject({
        return_requested_quantity: 0,
        return_received_quantity: 2,
      })
      expect(await read(order, request.id)).toMatchObject({
        state: "received",
        next: "none",
        code: null,
        refunded: true,
        amount: done.amount,
        received_units: [{ line_item_id: line }, { line_item_id: line }],
      })
      expect(await cancel(order, request.id)).toMatchObject({
        status: 409,
        data: { code: "return_request_over" },
      })
      await workJobs(getContainer(), new Date(Date.now() + 20 * DAY_MS))
      expect(said()).toEqual(["omni-return-received", "omni-return-refunded"])
    })

    it("free what does not come, and let more come", async () => {
      const { order, line } = await bought(4)
      const request = await asked(order, [{ line_item_id: line, quantity: 2 }])
      const one = await handedIn(order, [{ line_item_id: line, quantity: 1 }], request.id)
      expect(one).toMatchObject({ state: "settled" })
      expect(await detailOf(order)).toMatchObject({
        return_requested_quantity: 0,
        return_received_quantity: 1,
      })
      const another = await asked(order, [{ line_item_id: line, quantity: 1 }])
      // A desk takes one that nobody asked for while the other is held: each has a place of its own.
      await handedIn(order, [{ line_item_id: line, quantity: 1 }])
      await handedIn(order, [{ line_item_id: line, quantity: 2 }], another.id)
      expect(await detailOf(order)).toMatchObject({
        return_requested_quantity: 0,
        return_received_quantity: 4,
      })
      const { data } = await call.admin("GET", `/return-desk/returns?order_id=${order}`)
      const sum = (data.returns as { amount: number }[]).reduce(
        (all, { amount }) => all + amount,
        0
      )
      const { data: paid } = await call.admin("GET", `/orders/${order}?fields=*payment_collections`)
      expect(sum).toBe(Math.round(paid.order.payment_collections[0].captured_amount * 100))
    })

    it("are asked for by guests with a link, and by nobody else", async () => {
      const { order, line } = await bought(1)
      const { data } = await call.admin("POST", `/return-desk/orders/${order}/guest-link`)
      expect(data.guest_link.url).toContain("https://shop.example/order#")
      const link = { "x-pickup-link": data.guest_link.token as string }
      const units = [{ line_item_id: line, quantity: 1, reason: "fit" }]
      const body = { way: "store", units }
      const stranger = await signInShopper(getContainer(), `stranger-${randomUUID()}`)
      for (const headers of [
        {},
        stranger.headers,
        { "x-pickup-link": `${link["x-pickup-link"]}x` },
      ]) {
        expect(await call.store("POST", path(order), body, headers)).toMatchObject({
          status: 404,
          data: { code: "order_not_found" },
        })
      }
      const key = { ...link, "idempotency-key": randomUUID() }
      const first = await call.store("POST", path("by-link"), body, key)
      expect(first.status).toBe(201)
      const again = await call.store("POST", path("by-link"), body, key)
      expect(again.data.return_request.id).toBe(first.data.return_request.id)
      expect(
        await call.store("POST", path("by-link"), { ...body, way: "post" }, key)
      ).toMatchObject({ status: 409, data: { code: "idempotency_conflict" } })
      const list = await call.store("GET", path("by-link"), undefined, link)
      expect(list.data).toMatchObject({ count: 1, return_requests: [{ state: "requested" }] })
      const id = first.data.return_request.id
      expect((await call.store("DELETE", path("by-link", `/${id}`), undefined, link)).status).toBe(
        200
      )
      const other = await bought(1)
      expect(
        (
          await call.store(
            "GET",
            path(other.order, `/${first.data.return_request.id}`),
            undefined,
            masha.headers
          )
        ).data.code
      ).toBe("return_request_not_found")
    })

    it("end when the shopper calls them off or does not come, and are told in her language", async () => {
      const { order, line } = await bought(1)
      const unit = [{ line_item_id: line, quantity: 1 }]
      await containerSql(getContainer())(`update "order" set locale = 'ru-RU' where id = ?`, [
        order,
      ])
      const first = await asked(order, unit)
      await workJobs(getContainer())
      expect(mail.sent[0]).toMatchObject({
        template: "omni-return-requested",
        content: { subject: expect.stringContaining("Возврат по заказу") },
      })
      expect(mail.sent[0]!.content!.text).toContain(first.code)
      expect(mail.sent[0]!.content!.html).toContain('href="https://shop.example/order#')
      expect((await cancel(order, first.id)).data.return_request).toMatchObject({
        state: "cancelled",
        next: "none",
        code: null,
      })
      expect((await cancel(order, first.id)).status).toBe(409)
      expect(await detailOf(order)).toMatchObject({ return_requested_quantity: 0 })
      expect(await handIn(order, unit, first.amount!, { request_id: first.id })).toMatchObject({
        status: 409,
        data: { code: "return_request_over" },
      })
      const second = await asked(order, unit)
      await workJobs(getContainer(), new Date(Date.now() + 15 * DAY_MS))
      expect(await read(order, second.id)).toMatchObject({ state: "expired", code: null })
      expect(await detailOf(order)).toMatchObject({ return_requested_quantity: 0 })
      expect(said()).toEqual([
        "omni-return-requested",
        "omni-return-cancelled",
        "omni-return-requested",
        "omni-return-expired",
      ])
    })

    it("name no store that was closed for good, and lose nothing when theirs is", async () => {
      const { order, line } = await bought(2)
      const one = [{ line_item_id: line, quantity: 1 }]
      const retail_store_id = world.stores[2]!.id
      const request = await asked(order, one, { retail_store_id })
      await getContainer()
        .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
        .softDeleteRetailStores([retail_store_id])
      expect(await read(order, request.id)).toMatchObject({
        state: "requested",
        retail_store: null,
      })
      expect(await ask(order, one, { retail_store_id })).toMatchObject({
        status: 404,
        data: { code: "store_not_found" },
      })
      expect(await detailOf(order)).toMatchObject({ return_requested_quantity: 1 })
      await workJobs(getContainer())
      expect(said()).toEqual(["omni-return-requested"])
      await cancel(order, request.id)
      await getContainer()
        .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
        .restoreRetailStores([retail_store_id])
    })

    it("come by post with more, fewer and wrong things in the parcel, also late", async () => {
      const { order, line } = await bought(4)
      const request = await asked(order, [{ line_item_id: line, quantity: 2 }], { way: "post" })
      expect(request).toMatchObject({
        next: "send",
        post: { name: "Returns centre", address_1: "Lenina 5", instructions: "Print the label." },
      })
      const find = (code: string) => call.admin("POST", "/return-desk/requests/by-code", { code })
      expect((await find(` ${request.code!.toLowerCase()}`)).data).toMatchObject({
        return_request: { id: request.id, way: "post", state: "requested" },
      })
      expect(await find("2222-2222")).toMatchObject({
        status: 404,
        data: { code: "code_not_found" },
      })
      const number = request.order_display_id
      const listed = await call.admin(
        "GET",
        `/return-desk/requests?way=post&state=requested&order_number=${number}`
      )
      expect(listed.data).toMatchObject({ count: 1, return_requests: [{ id: request.id }] })
      const one = (headers: object = {}) =>
        call.admin("GET", `/return-desk/requests/${request.id}`, undefined, headers)
      expect((await one()).data).toMatchObject({
        return_request: { id: request.id },
        may_receive: true,
      })
      expect((await one(anya.headers)).data.may_receive).toBe(false)
      expect((await call.admin("GET", "/return-desk/requests/rrq_none")).data.code).toBe(
        "return_request_not_found"
      )
      const came = [
        { line_item_id: line, quantity: 2 },
        { line_item_id: line, quantity: 1, grade: "damaged" },
      ]
      const strays = [{ description: "A blue scarf", quantity: 1 }]
      expect(await receive(request.id, came, {}, anya.headers)).toMatchObject({
        status: 403,
        data: { code: "store_forbidden" },
      })
      const { status, data } = await receive(request.id, came, { strays })
      expect([status, data.code]).toEqual([200, undefined])
      expect(data).toMatchObject({
        return_request: { state: "received", strays },
        return: { retail_store: { id: null, name: "Returns centre" } },
      })
      await workJobs(getContainer())
      const stock = await stockAt(getContainer(), coat.inventory_item_id, CENTRE)
      expect(stock.stocked).toBe(2)
      expect(await detailOf(order)).toMatchObject({
        return_requested_quantity: 0,
        return_received_quantity: 3,
      })
      expect((await receive(request.id, came)).data.code).toBe("return_request_over")

      const late = await asked(order, [{ line_item_id: line, quantity: 1 }], { way: "post" })
      await cancel(order, late.id)
      const empty = await receive(late.id, [], { strays })
      expect(empty.data).toMatchObject({ return: null, return_request: { state: "received" } })
      const last = await asked(order, [{ line_item_id: line, quantity: 1 }], { way: "post" })
      await workJobs(getContainer(), new Date(Date.now() + 15 * DAY_MS))
      expect((await receive(last.id, [{ line_item_id: line, quantity: 1 }])).status).toBe(200)
      await workJobs(getContainer())
      expect(await read(order, last.id)).toMatchObject({ state: "received", refunded: true })
    })

    it("are received once by two desks, by desk and post, or called off: one wins", async () => {
      const unitOf = (line: string) => [{ line_item_id: line, quantity: 1 }]
      const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort()

      const first = await bought(1)
      const desks = await asked(first.order, unitOf(first.line))
      const at = (store: number, request_id?: string) =>
        handIn(first.order, unitOf(first.line), desks.amount!, {
          ...{ request_id, retail_store_id: world.stores[store]!.id },
        })
      expect(statuses(await Promise.all([at(0, desks.id), at(1, desks.id), at(2)]))).toEqual(
        expect.arrayContaining([201])
      )
      await workJobs(getContainer())
      expect(await detailOf(first.order)).toMatchObject({
        return_requested_quantity: 0,
        return_received_quantity: 1,
      })

      const second = await bought(1)
      const called = await asked(second.order, unitOf(second.line))
      const [off, taken] = await Promise.all([
        cancel(second.order, called.id),
        handIn(second.order, unitOf(second.line), called.amount!, { request_id: called.id }),
      ])
      expect([off.status, taken.status].filter((status) => status < 300)).toHaveLength(1)
      await workJobs(getContainer())
      expect(await detailOf(second.order)).toMatchObject({
        return_requested_quantity: 0,
        return_received_quantity: taken.status === 201 ? 1 : 0,
      })

      const third = await bought(1)
      const parcel = await asked(third.order, unitOf(third.line), { way: "post" })
      const roads = await Promise.all([
        receive(parcel.id, unitOf(third.line)),
        handIn(third.order, unitOf(third.line), parcel.amount!, { request_id: parcel.id }),
        handIn(third.order, unitOf(third.line), parcel.amount!),
      ])
      expect(roads.filter(({ status }) => status < 300)).toHaveLength(1)
      await workJobs(getContainer())
      expect(await detailOf(third.order)).toMatchObject({ return_received_quantity: 1 })
    })

    it("leave nothing held when they were cut off before they were written down", async () => {
      const { order, line } = await bought(1)
      const mark = requestMark("rrq_lost")
      await beginReturn(getContainer(), { order_id: order, mark, location_id: null }, [
        { id: line, quantity: 1 },
      ])
      const lost = { request_id: "rrq_lost", order_id: order }
      await freeLostRequestJob.run(lost, { container: getContainer() } as never)
      expect(await detailOf(order)).toMatchObject({ return_requested_quantity: 0 })
    })

    it("are found by no code that is guessed", async () => {
      const igor = await signIn(getContainer(), "igor")
      const tries = []
      for (let round = 0; round < 11; round++) {
        tries.push(await lookUp("0000-0000", igor.headers))
      }
      expect(tries[0]).toMatchObject({ status: 404, data: { code: "code_not_found" } })
      expect(tries.at(-1)).toMatchObject({ status: 429, data: { code: "too_many_tries" } })
    })
  },
})
