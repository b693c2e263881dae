import { randomUUID } from "node:crypto"
import { Modules } from "@medusajs/framework/utils"
import { containerSql, drainJobs, runReconcileJob } from "../../../src/core/jobs"
import { RETAIL_STORE_MODULE } from "../../../src/modules/retail-store"
import type { RetailStoreModuleService } from "../../../src/modules/retail-store/service"
import { STORE_RETURN_MODULE } from "../../../src/modules/store-return"
import { giftLink } from "../../../src/modules/store-return/domain/gift-receipt"
import type { StoreReturnModuleService } from "../../../src/modules/store-return/service"
import type {
  AdminGiftReceipt,
  AdminReturnCase,
  AdminReturnDeskOrder,
  AdminReturnQuote,
  MadeGiftReceipt,
  StoreGiftReturnRequest,
  StoreReturnableUnits,
  StoreReturnList,
  StoreReturnRequest,
} from "../../../src/types"
import { freeLostRequestJob } from "../../../src/workflows/store-return/requests/jobs/free-lost-request"
import {
  EXPIRE_REQUEST_JOB,
  FREE_LOST_REQUEST_JOB,
  requestMark,
} from "../../../src/workflows/store-return/requests/jobs/names"
import { beginReturn } from "../../../src/workflows/store-return/medusa-return"
import { type DashboardUser, signIn } from "../../helpers/dashboard"
import { toldIn } from "../../helpers/no-money"
import { captureNotifications } from "../../helpers/notifications"
import {
  callers,
  cartFor,
  collectedOrder,
  openPickupShop,
  type PickupShop,
  startPayment,
  stockAt,
  stockProduct,
  workJobs,
} from "../../helpers/pickup-shop"
import { openShopProgramme, pointsOf, shopperWith } from "../../helpers/points"
import { shopTest } from "../../helpers/runner"
import { type Shopper, signInShopper } from "../../helpers/shopper"

jest.setTimeout(60_000)

const DAY_MS = 86_400_000
/** By then what was taken at a desk is told. */
const soon = () => new Date(Date.now() + 600_000)
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
        giftPageUrl: "https://shop.example/gift",
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
    let scarf: { variant_id: string; inventory_item_id: string }
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
      scarf = await stockProduct(container, world.shop, "Scarf", {
        [world.stores[0]!.stock_location_id]: 8,
      })
    })
    beforeEach(async () => {
      await workJobs(getContainer(), soon())
      mail.reset()
    })

    /** A shopper's order, collected, of which points paid a part; and its one line. */
    const bought = async (
      quantity: number,
      { headers }: Pick<Shopper, "headers"> = masha,
      points = 0
    ) => {
      const items = [{ variant_id: coat.variant_id, quantity }]
      const cartId = await cartFor(call, world.shop, world.stores[0]!.id, items)
      await call.store("POST", `/carts/${cartId}/customer`, {}, headers)
      if (points > 0) {
        const applied = await call.store("POST", `/carts/${cartId}/loyalty`, { points }, headers)
        expect([applied.status, applied.data.code]).toEqual([200, undefined])
        await startPayment(call, cartId)
      }
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
    const returnsOf = async (order: string, query = ""): Promise<StoreReturnList> =>
      (await call.store("GET", `/orders/${order}/returns${query}`, undefined, masha.headers)).data
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
      expect(await returnsOf(order)).toMatchObject({
        count: 1,
        returns: [{ id: done.id, return_request_id: request.id, state: "settled" }],
      })
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

    it("are found by the order without a code, and called off at the desk to be exchanged", async () => {
      const { order, line } = await bought(3)
      const request = await asked(order, [{ line_item_id: line, quantity: 2 }])
      const atDesk = async (): Promise<AdminReturnDeskOrder> =>
        (await call.admin("GET", `/return-desk/orders/${order}`, undefined, anya.headers)).data
          .order
      const callOff = (id: string) =>
        call.admin("POST", `/return-desk/requests/${id}/cancel`, {}, anya.headers)
      const shown = await atDesk()
      expect(shown).toMatchObject({
        open_requests: [
          {
            ...{ id: request.id, way: "store", asked_at: request.asked_at },
            units: [{ line_item_id: line, reason: "size", quantity: 2 }],
          },
        ],
        lines: [{ returnable: 1, away: [{ reason: "on_its_way", quantity: 2 }] }],
      })
      expect(JSON.stringify(shown)).not.toContain(request.code)

      const unit = [{ line_item_id: line, quantity: 1 }]
      const instead = {
        retail_store_id: world.stores[0]!.id,
        exchange: { new_units: [{ variant_id: coat.variant_id, quantity: 1 }], due: 0 },
      }
      expect(await handIn(order, unit, 0, { ...instead, request_id: request.id })).toMatchObject({
        status: 400,
        data: { code: "exchange_of_request" },
      })
      expect(await callOff("rrq_none")).toMatchObject({
        status: 404,
        data: { code: "return_request_not_found" },
      })
      // Pressed twice.
      const calledOff = { id: request.id, state: "cancelled" }
      const done = { status: 200, data: { return_request: calledOff } }
      expect(await Promise.all([callOff(request.id), callOff(request.id)])).toMatchObject([
        done,
        done,
      ])
      expect(await callOff(request.id)).toMatchObject(done)
      expect(await atDesk()).toMatchObject({
        open_requests: [],
        lines: [{ returnable: 3, away: [] }],
      })
      await workJobs(getContainer())
      expect(said()).toEqual(["omni-return-cancelled"])
      expect(mail.sent[0]!.content!.text).toContain("is cancelled")

      const exchanged = await handIn(order, unit, 0, instead)
      expect([exchanged.status, exchanged.data.code]).toEqual([201, undefined])
      await workJobs(getContainer())
      const { lines } = await atDesk()
      expect(lines.find(({ line_item_id }) => line_item_id === line)).toMatchObject({
        returnable: 2,
        away: [{ reason: "came_back", quantity: 1 }],
      })

      const brought = await asked(order, unit)
      await handedIn(order, unit, brought.id)
      expect(await callOff(brought.id)).toMatchObject({
        status: 409,
        data: { code: "return_request_over" },
      })
      expect((await atDesk()).open_requests).toEqual([])
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

    it("come by post and are not taken back, with a reason that is told", async () => {
      const publish = async (rules: object) =>
        expect((await call.admin("POST", "/return-policies", { rules })).status).toBe(201)
      await publish({ refused_grades: ["damaged"] })
      const { order, line } = await bought(3)
      const damaged = [{ line_item_id: line, quantity: 1, grade: "damaged" }]
      const sent = (quantity: number, reason = "size") =>
        asked(order, [{ line_item_id: line, quantity, reason }], { way: "post" })
      const reason = "The lining is torn & <worn>."
      const refused = { reason }

      const all = await sent(1)
      await workJobs(getContainer())
      mail.reset()
      const mistakes = [
        [await receive(all.id, damaged), 409, "condition"],
        [
          await receive(all.id, [{ line_item_id: line, quantity: 3 }], { refused }),
          400,
          "nothing_refused",
        ],
      ] as const
      for (const [answer, status, code] of mistakes) {
        expect([answer.status, answer.data.code]).toEqual([status, code])
      }
      expect((await receive(all.id, [], { refused: { reason: "no" } })).status).toBe(400)
      expect(await read(order, all.id)).toMatchObject({ state: "requested", refused: null })
      const { status, data } = await receive(all.id, [], { refused })
      expect([status, data.code]).toEqual([200, undefined])
      expect(data).toMatchObject({
        return: null,
        return_request: { state: "received", return_id: null, refused },
      })
      expect(await read(order, all.id)).toMatchObject({
        ...{ state: "received", next: "none", amount: null, received_units: [], refused },
      })
      expect(await detailOf(order)).toMatchObject({
        return_requested_quantity: 0,
        return_received_quantity: 0,
      })
      expect((await receive(all.id, [], { refused })).data.code).toBe("return_request_over")
      await workJobs(getContainer())
      expect(said()).toEqual(["omni-return-received"])
      const { text, html } = mail.sent[0]!.content!
      expect(text).toContain(`We looked at what you sent and cannot take it back:\n${reason}\n`)
      expect(text).not.toContain("nothing of your order")
      expect(html).toContain("torn &amp; &lt;worn&gt;")

      // One of two is taken, and the other one is hers to return again.
      await containerSql(getContainer())(`update "order" set locale = 'ru-RU' where id = ?`, [
        order,
      ])
      const some = await sent(2)
      await workJobs(getContainer())
      mail.reset()
      const one = await receive(some.id, [{ line_item_id: line, quantity: 1 }], { refused })
      expect(one.data).toMatchObject({
        return: { units: [{ grade: "resell" }] },
        return_request: { state: "received", return_id: expect.any(String), refused },
      })
      await workJobs(getContainer())
      expect(await detailOf(order)).toMatchObject({
        return_requested_quantity: 0,
        return_received_quantity: 1,
      })
      expect(mail.sent[0]!.content!.text).toContain(
        `Принято вещей: 1. Мы посмотрели остальное и не можем это принять:\n${reason}\n`
      )

      // Announced for its quality: the shopper is in the right.
      const faulty = await sent(1, "quality")
      expect((await receive(faulty.id, damaged)).data.return).toMatchObject({
        units: [{ reason: "quality", grade: "damaged" }],
      })
      await publish({})
      await workJobs(getContainer())

      // What came beside all that was announced is refused too.
      const more = await bought(2)
      const unit = [{ line_item_id: more.line, quantity: 1 }]
      const beside = await asked(more.order, unit, { way: "post" })
      expect((await receive(beside.id, unit, { refused })).data).toMatchObject({
        return: { units: [{ grade: "resell" }] },
        return_request: { state: "received", refused },
      })
      await workJobs(getContainer())
    })

    it("come by post for two reasons of one line, which each unit keeps", async () => {
      const { order, line } = await bought(4)
      const two = { line_item_id: line, quantity: 2 }
      const units = ["quality", "size"].map((reason) => ({ ...two, reason }))
      const { id } = await asked(order, units, { way: "post" })
      const came = [
        { line_item_id: line, quantity: 3 },
        { line_item_id: line, quantity: 1, grade: "damaged" },
      ]
      const { data } = await receive(id, came)
      const taken = (data.return as AdminReturnCase).units.map(({ grade, reason }) => [
        ...[grade, reason],
      ])
      expect(taken.sort()).toEqual([
        ["damaged", "quality"],
        ["resell", "quality"],
        ["resell", "size"],
        ["resell", "size"],
      ])
      await workJobs(getContainer())
    })

    it("stay in time when they were asked for in time, also once they have run out", async () => {
      const { order, line } = await bought(1)
      const one = [{ line_item_id: line, quantity: 1 }]
      const { id } = await asked(order, one, { way: "post" })
      const sql = containerSql(getContainer())
      await sql(
        "update omni_pickup set collected_at = collected_at - interval '20 days' where order_id = ?",
        [order]
      )
      await sql(
        "update omni_return_request set asked_at = asked_at - interval '15 days' where id = ?",
        [id]
      )
      await workJobs(getContainer(), new Date(Date.now() + 15 * DAY_MS))
      expect(await read(order, id)).toMatchObject({ state: "expired" })
      const refusedAt = async (query: string) => {
        const { data } = await call.admin("GET", `/return-desk/orders/${order}${query}`)
        return (data.order as AdminReturnDeskOrder).lines[0]!.refused.map(({ code }) => code)
      }
      expect(await refusedAt("")).toEqual(["outside_window"])
      expect(await refusedAt(`?request_id=${id}`)).toEqual([])
      expect((await receive(id, one)).status).toBe(200)
      await workJobs(getContainer())
    })

    it("are told to the account of who bought the goods when the order has no address", async () => {
      const { order, line } = await bought(1)
      await containerSql(getContainer())('update "order" set email = null where id = ?', [order])
      await asked(order, [{ line_item_id: line, quantity: 1 }])
      await workJobs(getContainer())
      const { email } = await getContainer().resolve(Modules.CUSTOMER).retrieveCustomer(masha.id)
      expect(mail.sent.map(({ template, to }) => [template, to])).toEqual([
        ["omni-return-requested", email],
      ])
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

    describe("nobody asked for online", () => {
      const sql = (text: string, values: unknown[] = []) =>
        containerSql(getContainer())(text, values)
      const publish = async (rules: object) =>
        expect((await call.admin("POST", "/return-policies", { rules })).status).toBe(201)
      /** Coats that come back for store credit, which people give. */
      const forCredit = async (order: string, units: Unit[]): Promise<AdminReturnCase> => {
        const { amount } = (await quote(order, units)).data.quote as AdminReturnQuote
        const more = { refund_to: "store_credit", note: "Knows the manager" }
        const { status, data } = await handIn(order, units, amount, more)
        expect([status, data.code]).toEqual([201, undefined])
        await workJobs(getContainer())
        return data.return as AdminReturnCase
      }
      const give = ({ id, legs }: AdminReturnCase) =>
        call.admin("POST", `/return-desk/returns/${id}/legs/${legs[0]!.id}/settle`, {})
      const told = () => mail.sent.map(({ data }) => [data!.kind, data!.is_paid])

      beforeAll(() => publish({ refund_to: { pp_system_default: ["same", "store_credit"] } }))
      afterAll(() => publish({}))

      it("are told of when goods were taken and when all of the money is back, once each", async () => {
        const { order, line } = await bought(3)
        const taken = await forCredit(order, [{ line_item_id: line, quantity: 2 }])
        expect(mail.sent).toEqual([])
        await workJobs(getContainer(), soon())
        const [received] = mail.sent
        expect(received).toMatchObject({
          ...{ to: "masha@example.com", template: "omni-return-received" },
          data: { order_id: order, return_id: taken.id, is_paid: false },
        })
        const { text, html } = received!.content!
        for (const part of [
          ...["Hello masha,", "Sokol took back from order", "Coat × 2", "19,800.00"],
          "as store credit or a gift card: our staff give it to you",
          ...["We write again", "https://shop.example/order#"],
        ]) {
          expect(text).toContain(part)
        }
        expect(html).toContain('href="https://shop.example/order#')
        expect(await returnsOf(order)).toEqual({
          ...{ count: 1, limit: 20, offset: 0 },
          returns: [
            {
              ...{ id: taken.id, return_request_id: null, state: "waiting" },
              retail_store: { id: world.stores[1]!.id, name: "Sokol" },
              ...{ currency_code: "rub", amount: taken.amount, due: 0 },
              units: [
                {
                  ...{ line_item_id: line, title: "Coat", reason: "size", quantity: 2 },
                  amount: taken.amount,
                },
              ],
              new_units: [],
              legs: [{ kind: "store_credit", tender: null, amount: taken.amount, done_at: null }],
              ...{ accepted_at: taken.accepted_at, settled_at: null },
            },
          ],
        })
        await workJobs(getContainer(), new Date(Date.now() + 2 * DAY_MS))
        expect(told()).toEqual([["received", false]])

        expect((await give(taken)).status).toBe(200)
        await workJobs(getContainer(), new Date(Date.now() + 2 * DAY_MS))
        expect(told()).toEqual([
          ["received", false],
          ["refunded", true],
        ])
        expect(mail.sent[1]!.content!.text).toContain("all of the money")
        expect((await returnsOf(order)).returns).toMatchObject([
          { state: "settled", legs: [{ done_at: expect.any(String) }] },
        ])
      })

      it("are told of in one mail when the money is back by then, in her language", async () => {
        const { order, line } = await bought(1)
        await sql(`update "order" set locale = 'ru-RU' where id = ?`, [order])
        const done = await handedIn(order, [{ line_item_id: line, quantity: 1 }])
        expect(done.state).toBe("settled")
        await workJobs(getContainer(), new Date(Date.now() + 2 * DAY_MS))
        expect(told()).toEqual([["received", true]])
        const { subject, text } = mail.sent[0]!.content!
        expect(subject).toContain("Возврат по заказу")
        expect(text).toContain("В магазине «Sokol» приняли возврат")
        expect(text).toMatch(/Вам возвращено 9\s?900,00\s₽:\n.* тем же способом/)
      })

      it("are told of as a try before told it, when mail fails and the money comes meanwhile", async () => {
        const { order, line } = await bought(2)
        const one = [{ line_item_id: line, quantity: 1 }]
        const late = await forCredit(order, one)
        mail.failFor(() => true)
        const { failed } = await drainJobs(getContainer(), { until: soon() })
        expect(failed[0]).toMatchObject({ name: "omni-send-return-case-notice" })
        expect((await give(late)).status).toBe(200)
        mail.failFor(null)
        await workJobs(getContainer(), new Date(Date.now() + 2 * DAY_MS))
        expect(told()).toEqual([
          ["received", false],
          ["refunded", true],
        ])

        mail.reset()
        // At the same moment: she is told in one mail or in two, and never that she still waits.
        const both = await forCredit(order, one)
        await Promise.all([workJobs(getContainer(), soon()), give(both)])
        await workJobs(getContainer(), new Date(Date.now() + 2 * DAY_MS))
        const [first, ...more] = told()
        expect(first![0]).toBe("received")
        expect(more).toEqual(first![1] ? [] : [["refunded", true]])
      })

      it("are told of by day, to whom the order or its customer is known, and to nobody else", async () => {
        const { options } = getContainer().resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
        const { quietFrom, quietUntil } = options.notices
        const clock = (hours: number) =>
          new Intl.DateTimeFormat("en-GB", {
            ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
            timeZone: "Europe/Moscow",
          }).format(new Date(Date.now() + hours * 3_600_000))
        const byCustomer = await bought(1)
        await sql(`update "order" set email = null where id = ?`, [byCustomer.order])
        const unknown = await bought(1)
        await sql(`update "order" set email = null, customer_id = null where id = ?`, [
          unknown.order,
        ])
        for (const { order, line } of [byCustomer, unknown]) {
          await handedIn(order, [{ line_item_id: line, quantity: 1 }])
        }
        Object.assign(options.notices, { quietFrom: clock(-1), quietUntil: clock(2) })
        try {
          await workJobs(getContainer(), soon())
          expect(mail.sent).toEqual([])
          await workJobs(getContainer(), new Date(Date.now() + 3 * 3_600_000))
        } finally {
          Object.assign(options.notices, { quietFrom, quietUntil })
        }
        expect(mail.sent.map(({ to, data }) => [to, data!.order_id])).toEqual([
          ["masha@example.com", byCustomer.order],
        ])
      })

      it("are seen by the buyer and by a guest with the link, a page at a time, with what was taken in exchange", async () => {
        const { order, line } = await bought(2)
        const one = [{ line_item_id: line, quantity: 1 }]
        const first = await handedIn(order, one)
        const new_units = [
          {
            ...{ variant_id: scarf.variant_id, quantity: 1 },
            ...{ get: "deliver", from: world.stores[0]!.stock_location_id },
          },
        ]
        const asked = { order_id: order, retail_store_id: world.stores[1]!.id, units: one }
        const quoted = await call.admin("POST", "/return-desk/quote", { ...asked, new_units })
        const { amount, due } = quoted.data.quote as AdminReturnQuote
        const delivery_address = {
          ...{ first_name: "Anna", last_name: "Orlova", phone: "+79120000000" },
          ...{ address_1: "Lenina 5", city: "Tver", postal_code: "170000" },
        }
        const swapped = await handIn(order, one, amount, {
          exchange: { new_units, due, tender: "card", delivery_address },
        })
        expect([swapped.status, swapped.data.code]).toEqual([201, undefined])
        await workJobs(getContainer(), soon())
        expect(mail.sent.map(({ content }) => content!.text)).toEqual([
          expect.stringContaining("You got"),
          expect.stringMatching(/In exchange you get:\nScarf.*: we deliver it/),
        ])

        const page = await returnsOf(order, "?limit=1&offset=1")
        expect(page).toMatchObject({ count: 2, limit: 1, offset: 1, returns: [{ id: first.id }] })
        const { data } = await call.admin("POST", `/return-desk/orders/${order}/guest-link`)
        const link = { "x-pickup-link": data.guest_link.token as string }
        const seen = await call.store("GET", "/orders/by-link/returns", undefined, link)
        expect(seen.data.returns).toMatchObject([
          { id: swapped.data.return.id, new_units: [{ get: "deliver", pickup_id: null }] },
          { id: first.id, new_units: [] },
        ])
        expect(JSON.stringify(seen.data)).not.toMatch(/pp_system|accepted_by|done_by|failure|note/)
        const stranger = await signInShopper(getContainer(), `stranger-${randomUUID()}`)
        for (const headers of [{}, stranger.headers, { "x-pickup-link": "1.x" }]) {
          expect(
            await call.store("GET", `/orders/${order}/returns`, undefined, headers)
          ).toMatchObject({ status: 404, data: { code: "order_not_found" } })
        }
        const wrong = `/orders/${order}/returns?limit=0`
        expect((await call.store("GET", wrong, undefined, masha.headers)).status).toBe(400)
      })
    })

    /** An order of Masha's, collected: two coats and a scarf. */
    const basket = async () => {
      const items = [
        { variant_id: coat.variant_id, quantity: 2 },
        { variant_id: scarf.variant_id, quantity: 1 },
      ]
      const cartId = await cartFor(call, world.shop, world.stores[0]!.id, items)
      await call.store("POST", `/carts/${cartId}/customer`, {}, masha.headers)
      const order = await collectedOrder(getContainer(), call, cartId)
      mail.reset()
      const { data } = await call.admin("GET", `/orders/${order}?fields=+items.variant_id`)
      const lineOf = (variant: { variant_id: string }) =>
        (data.order.items as { id: string; variant_id: string }[]).find(
          ({ variant_id }) => variant_id === variant.variant_id
        )!.id
      return {
        order,
        coats: lineOf(coat),
        scarves: lineOf(scarf),
        total: data.order.total as number,
      }
    }
    /** The same, and a receipt of one coat and the scarf. */
    const given = async () => {
      const { order, coats, scarves, total } = await basket()
      const units = [
        { line_item_id: coats, quantity: 1 },
        { line_item_id: scarves, quantity: 1 },
      ]
      const key = { ...masha.headers, "idempotency-key": randomUUID() }
      const make = () => call.store("POST", `/orders/${order}/gift-receipts`, { units }, key)
      const made = await make()
      expect([made.status, made.data.code]).toEqual([201, undefined])
      const gift = made.data.gift_receipt as MadeGiftReceipt
      expect((await make()).data.gift_receipt).toEqual(gift)
      const quoted = await quote(order, units)
      const { worth, amount, units: each } = quoted.data.quote as AdminReturnQuote
      const amounts = [worth, amount, total, ...each.map((unit) => unit.amount)]
      const secrets = [
        ...amounts.flatMap((value: number) => [value, value / 100]),
        ...[order, masha.id, "masha"],
      ]
      const link = { "x-gift-link": gift.token }
      return { order, coats, scarves, units, gift, link, secrets, worth }
    }
    const holder = (method: "GET" | "POST" | "DELETE", more: string, link: object, body?: object) =>
      call.store(method, `/gift-receipts/by-link${more}`, body, link)
    const bring = (gift_receipt_id: string, units: Unit[], more: object = {}, key = randomUUID()) =>
      call.admin(
        "POST",
        "/return-desk/gift",
        {
          ...{ gift_receipt_id, retail_store_id: world.stores[1]!.id },
          units: units.map((unit) => ({ reason: "size", grade: "resell", ...unit })),
          ...more,
        },
        { ...anya.headers, "idempotency-key": key }
      )
    const caseOf = async (id: string): Promise<AdminReturnCase> =>
      (await call.admin("GET", `/return-desk/returns/${id}`)).data.return
    const settle = async ({ id, legs }: AdminReturnCase) => {
      for (const leg of legs) {
        const path = `/return-desk/returns/${id}/legs/${leg.id}/settle`
        expect((await call.admin("POST", path, {})).status).toBe(200)
      }
      await workJobs(getContainer())
    }

    it("by a gift receipt bring its goods and no others, once, for store credit", async () => {
      const { order, coats, scarves, gift, link, secrets } = await given()
      expect(gift.url).toBe(`https://shop.example/gift#${gift.token}`)
      expect(toldIn(gift, secrets)).toEqual([])
      const page = await holder("GET", "", link)
      expect(page.data.gift_receipt).toMatchObject({
        code: gift.code,
        expires_at: gift.expires_at,
        post_offered: true,
        lines: expect.arrayContaining([
          expect.objectContaining({ title: "Coat", quantity: 1, returnable: 1 }),
          expect.objectContaining({ title: "Scarf", quantity: 1, returnable: 1 }),
        ]),
      })
      const [line] = page.data.gift_receipt.lines
      const until = new Date(line.returnable_until).getTime()
      // Seven days after it was collected; who asked by then has fourteen days to come.
      expect(until).toBeGreaterThan(Date.now() + 6 * DAY_MS)
      expect(until).toBeLessThan(Date.now() + 8.5 * DAY_MS)
      expect(new Date(gift.expires_at).getTime()).toBe(until + 14 * DAY_MS)
      expect(toldIn(page.data, secrets)).toEqual([])

      // As a scanner on a Russian layout types it.
      const found = await call.admin(
        "POST",
        "/return-desk/lookup",
        {
          ...{ by: "gift_code", value: `пшае${gift.code.toLowerCase()}` },
          retail_store_id: world.stores[1]!.id,
        },
        anya.headers
      )
      expect(found.data).toMatchObject({ count: 0, gift_receipt: { id: gift.id } })
      const { orders, ...shown } = found.data
      expect([orders, toldIn(shown, secrets)]).toEqual([[], []])
      const one = [{ line_item_id: coats, quantity: 1 }]
      const asked = {
        ...{ gift_receipt_id: gift.id, retail_store_id: world.stores[1]!.id, units: one },
      }
      const ask = (more: object = {}) =>
        call.admin("POST", "/return-desk/gift/quote", { ...asked, ...more }, anya.headers)
      const quoted = await ask()
      expect(quoted.data.quote).toMatchObject({ has_value: true, units: [{ refusals: [] }] })
      expect(toldIn(quoted.data, secrets)).toEqual([])
      const refused = (code: string, status = 400) => ({ status, data: { code } })
      const goods = [{ variant_id: scarf.variant_id, quantity: 1 }]
      expect(await ask({ new_units: goods })).toMatchObject(refused("gift_not_exchanged", 409))
      expect((await ask({ refund_to: "same" })).status).toBe(400)
      expect((await bring(gift.id, one, { refund_to: "same" })).status).toBe(400)
      const beyond = refused("units_not_on_gift_receipt")
      expect(await bring(gift.id, [{ line_item_id: coats, quantity: 2 }])).toMatchObject(beyond)
      const other = await bought(1)
      const foreign = [{ line_item_id: other.line, quantity: 1 }]
      expect(await bring(gift.id, foreign)).toMatchObject(beyond)

      const { worth } = (await quote(order, one)).data.quote as AdminReturnQuote
      const key = randomUUID()
      const [first, again] = [
        await bring(gift.id, one, {}, key),
        await bring(gift.id, one, {}, key),
      ]
      expect(first.status).toBe(201)
      expect(again.data.return.id).toBe(first.data.return.id)
      expect(toldIn(first.data, secrets)).toEqual([])
      await workJobs(getContainer())
      const returned = await caseOf(first.data.return.id)
      expect(returned).toMatchObject({
        ...{ gift_receipt_id: gift.id, state: "waiting", worth, amount: worth },
        legs: [{ kind: "store_credit", payment_id: null, amount: worth, done_at: null }],
      })
      await settle(returned)
      expect(await caseOf(returned.id)).toMatchObject({ state: "settled" })
      expect(await bring(gift.id, one)).toMatchObject(beyond)

      // The buyer has the other coat, and takes the scarf back herself before the holder of the receipt comes.
      const rest = [
        { line_item_id: coats, quantity: 1 },
        { line_item_id: scarves, quantity: 1 },
      ]
      const own = await handedIn(order, rest)
      const scarfUnit = [{ line_item_id: scarves, quantity: 1 }]
      expect(await bring(gift.id, scarfUnit)).toMatchObject(refused("units_not_returnable"))
      const left = (await holder("GET", "", link)).data.gift_receipt.lines
      expect(left.map(({ returnable }: { returnable: number }) => returnable)).toEqual([0, 0])
      const { data } = await call.admin("GET", `/orders/${order}?fields=*payment_collections`)
      const [paid] = data.order.payment_collections
      expect(own.amount + returned.amount).toBe(Math.round(paid.captured_amount * 100))
      expect(own.amount).toBe(Math.round(paid.refunded_amount * 100))
      // She hears of what she brought herself, and sees nothing else.
      await workJobs(getContainer(), soon())
      expect(mail.sent.map(({ data }) => data!.return_id)).toEqual([own.id])
      expect(await returnsOf(order)).toMatchObject({ count: 1, returns: [{ id: own.id }] })
    })

    it("by a gift receipt are asked for online: its holder hears of it, its buyer does not", async () => {
      const { order, coats, scarves, gift, link, secrets } = await given()
      const body = {
        way: "store",
        units: [{ line_item_id: coats, quantity: 1, reason: "fit" }],
        email: "friend@example.org",
      }
      const asked = await holder("POST", "/return-requests", link, body)
      expect(asked.status).toBe(201)
      const request = asked.data.return_request as StoreGiftReturnRequest
      expect(request).toMatchObject({ state: "requested", next: "bring", may_cancel: true })
      expect(toldIn(asked.data, secrets)).toEqual([])
      await workJobs(getContainer())
      const unit = [{ line_item_id: coats, quantity: 1 }]
      const refused = (code: string, status = 400) => ({ status, data: { code } })
      const beyond = refused("units_not_on_gift_receipt")
      expect(await holder("POST", "/return-requests", link, body)).toMatchObject(beyond)
      expect(await bring(gift.id, unit)).toMatchObject(beyond)
      expect(await quote(order, unit, request.id)).toMatchObject(refused("return_of_gift", 409))
      const none = { status: 404, data: { code: "return_request_not_found" } }
      const asBuyer = (method: "GET" | "DELETE") =>
        call.store(method, path(order, `/${request.id}`), undefined, masha.headers)
      expect(await asBuyer("GET")).toMatchObject(none)
      expect(await asBuyer("DELETE")).toMatchObject(none)
      expect((await call.store("GET", path(order), undefined, masha.headers)).data.count).toBe(0)
      // Nor is it opened as the buyer's at the desk.
      const atDesk = await call.admin("GET", `/return-desk/orders/${order}`)
      expect(atDesk.data.order.open_requests).toEqual([])

      const found = await lookUp(request.code!)
      expect(found.data).toMatchObject({
        orders: [],
        gift_receipt: { id: gift.id },
        return_request: { id: request.id, gift_receipt_id: gift.id },
      })
      const lines = found.data.gift_receipt.lines as AdminGiftReceipt["lines"]
      expect(lines.find(({ line_item_id }) => line_item_id === coats)!.returnable).toBe(1)
      const taken = await bring(gift.id, unit, { request_id: request.id })
      expect(taken.status).toBe(201)
      await workJobs(getContainer())
      await settle(await caseOf(taken.data.return.id))

      // By post, with no address to tell anything: what a parcel brings is a gift's too.
      const posted = await holder("POST", "/return-requests", link, {
        way: "post",
        units: [{ line_item_id: scarves, quantity: 1, reason: "other" }],
      })
      const parcel = posted.data.return_request as StoreGiftReturnRequest
      expect(await receive(parcel.id, unit)).toMatchObject(beyond)
      const opened = await receive(parcel.id, [{ line_item_id: scarves, quantity: 1 }])
      expect(opened.data.return).toMatchObject({
        gift_receipt_id: gift.id,
        legs: [{ kind: "store_credit" }],
      })
      await workJobs(getContainer())
      await settle(await caseOf(opened.data.return.id))

      const list = await holder("GET", "/return-requests", link)
      expect(list.data).toMatchObject({
        count: 2,
        return_requests: [
          { id: parcel.id, state: "received", refunded: true },
          {
            id: request.id,
            state: "received",
            refunded: true,
            received_units: [{ title: "Coat" }],
          },
        ],
      })
      expect(toldIn(list.data, secrets)).toEqual([])
      await workJobs(getContainer(), soon())
      expect(await returnsOf(order)).toMatchObject({ count: 0, returns: [] })
      expect(mail.sent.map(({ to, template }) => [to, template])).toEqual(
        ["requested", "received", "refunded"].map((kind) => [
          ...["friend@example.org", `omni-return-${kind}`],
        ])
      )
      for (const { content, data, attachments } of mail.sent) {
        expect(toldIn({ content, data, attachments }, secrets)).toEqual([])
        expect(content!.text!.replace(gift.token, "")).not.toMatch(/[\u20AC\u20BD$]|\d[.,]\d\d/)
      }
      expect(mail.sent[0]!.content!.text).toContain(gift.url)
    })

    it("by a gift receipt need its own link, whole and in time", async () => {
      const { order, coats, gift, units } = await given()
      const { secret } = getContainer().resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
      const guest = (await call.admin("POST", `/return-desk/orders/${order}/guest-link`)).data
        .guest_link.token as string
      const past = giftLink.sign(secret, { id: gift.id, expires_at: new Date(Date.now() - 1000) })
      const lost = giftLink.sign(secret, { id: "gift_lost", expires_at: new Date(2100, 1) })
      const noReceipt = { status: 404, data: { code: "gift_receipt_not_found" } }
      for (const token of [
        "",
        `${gift.token}x`,
        gift.token.replace(".", ".x"),
        guest,
        past,
        lost,
      ]) {
        expect(await holder("GET", "", { "x-gift-link": token })).toMatchObject(noReceipt)
        expect(
          await holder(
            "POST",
            "/return-requests",
            { "x-gift-link": token },
            {
              way: "store",
              units: [{ line_item_id: coats, quantity: 1, reason: "fit" }],
            }
          )
        ).toMatchObject(noReceipt)
      }
      // It opens nothing else, and only who has the order makes one.
      const noOrder = { status: 404, data: { code: "order_not_found" } }
      const stranger = await signInShopper(getContainer(), `stranger-${randomUUID()}`)
      for (const headers of [{ "x-pickup-link": gift.token }, stranger.headers]) {
        expect(
          await call.store("GET", "/orders/by-link/returnable-units", undefined, headers)
        ).toMatchObject(noOrder)
        expect(
          await call.store("POST", `/orders/${order}/gift-receipts`, { units }, headers)
        ).toMatchObject(noOrder)
      }
      const link = { "x-pickup-link": guest }
      const all = await call.store("POST", "/orders/by-link/gift-receipts", {}, link)
      expect(all.data.gift_receipt.lines).toHaveLength(2)
      const many = [{ line_item_id: coats, quantity: 3 }]
      expect(
        await call.admin("POST", `/return-desk/orders/${order}/gift-receipts`, { units: many })
      ).toMatchObject({ status: 400, data: { code: "units_not_returnable" } })
      const staff = await call.admin(
        "POST",
        `/return-desk/orders/${order}/gift-receipts`,
        {},
        anya.headers
      )
      expect(staff.status).toBe(201)
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

    describe("before they are asked for", () => {
      let programme: string

      beforeAll(async () => {
        programme = await openShopProgramme(getContainer())
      })
      afterEach(async () => await published({}))

      const published = async (rules: object) => {
        const { status, data } = await call.admin("POST", "/return-policies", { rules })
        expect([status, data.code]).toEqual([201, undefined])
      }
      const collectedDaysAgo = async (order: string, days: number) =>
        await containerSql(getContainer())(
          "update omni_pickup set collected_at = now() - make_interval(days => ?) where order_id = ?",
          [days, order]
        )
      const foresee = (order: string, body: object, headers: object = masha.headers) =>
        call.store("POST", path(order, "/quote"), body, headers)
      const linesOf = async (order: string, { headers }: Pick<Shopper, "headers"> = masha) => {
        const answer = await call.store(
          "GET",
          `/orders/${order}/returnable-units`,
          undefined,
          headers
        )
        expect(answer.status).toBe(200)
        return (answer.data.returnable_units as StoreReturnableUnits).lines
      }
      /** Rows that requests, returns and their points write. */
      const written = async () =>
        await containerSql(getContainer())(
          `select (select count(*) from omni_return_request) as requests,
             (select count(*) from "return") as returns,
             (select count(*) from order_change) as changes,
             (select count(*) from omni_loyalty_entry) as entries,
             (select count(*) from graphile_worker.jobs where task_identifier = any(?::text[])) as jobs`,
          [[EXPIRE_REQUEST_JOB, FREE_LOST_REQUEST_JOB]]
        )
      const until: unknown = expect.stringMatching(/T20:59:59\.999Z$/)
      const outsideWindow = (title: string, unit: object) => ({
        ...{ code: "outside_window", params: { days: 7, until }, units: [unit] },
        message: expect.stringContaining(`"${title}" could come back within 7 days, until `),
      })

      it("are told what they come to by each way, to the kopeck and the point, and hold nothing", async () => {
        await published({ fees: { post: { amounts: { rub: 300_00 }, percent: 5 } } })
        const vera = await shopperWith(getContainer(), programme, 1_000)
        const { order, line } = await bought(3, vera, 300)
        await runReconcileJob(getContainer(), "omni-sweep-order-points")
        const { data } = await call.admin("POST", `/return-desk/orders/${order}/guest-link`)
        const link = { "x-pickup-link": data.guest_link.token as string }
        const state = async () => [
          ...[await written(), await detailOf(order), await linesOf(order, vera)],
          await pointsOf(getContainer(), vera.account_id),
        ]
        const before = await state()
        // Of one line for two reasons; each coat cost 9,900.00 less the hundred points it has of the 300.
        const units = ["size", "fit"].map((reason) => ({
          ...{ line_item_id: line, quantity: 1, reason },
        }))
        const worth = 2 * 9_800_00
        const fee = 300_00 + 980_00
        const toldOf = (kept: number) => ({
          ...{ allowed: true, refusals: [], currency_code: "rub" },
          ...{ worth, tax: 0, lapsed: 0, fee: kept, amount: worth - kept },
          legs: [{ kind: "payment", tender: null, amount: worth - kept }],
          points: { taken_back: 19_600, given_back: 200 },
        })
        const posted = await foresee(order, { way: "post", units }, vera.headers)
        expect([posted.status, posted.data.quote]).toEqual([200, toldOf(fee)])
        const brought = await foresee(order, { way: "store", units }, vera.headers)
        expect(brought.data.quote).toEqual(toldOf(0))
        const byLink = await foresee("by-link", { way: "post", units }, link)
        expect([byLink.status, byLink.data.quote]).toEqual([200, toldOf(fee)])

        const notHers = { "x-pickup-link": `${link["x-pickup-link"]}x` }
        for (const headers of [{}, masha.headers, notHers]) {
          expect(await foresee(order, { way: "post", units }, headers)).toMatchObject({
            status: 404,
            data: { code: "order_not_found" },
          })
        }
        const wrong: [object, number, string][] = [
          [{ units: [{ ...units[0], quantity: 4 }] }, 400, "units_not_returnable"],
          [{ retail_store_id: "rstore_none" }, 404, "store_not_found"],
        ]
        for (const [more, status, code] of wrong) {
          const body = { way: "store", units, ...more }
          expect(await foresee(order, body, vera.headers)).toMatchObject({ status, data: { code } })
        }
        expect(await state()).toEqual(before)
        const request = await ask(order, units, { way: "post" }, vera.headers)
        expect([request.status, request.data.return_request.amount]).toEqual([201, worth - fee])
      })

      it("are told all that the policy refuses, of each unit and by each way, as no error", async () => {
        const [product] = await getContainer()
          .resolve(Modules.PRODUCT)
          .listProducts({ title: "Scarf" })
        await published({
          excluded: { product_ids: [product!.id] },
          limits: { days: 90, amounts: { rub: 1 } },
        })
        const { order, coats, scarves } = await basket()
        await collectedDaysAgo(order, 8)
        const two = { line_item_id: coats, quantity: 2 }
        const one = { line_item_id: scarves, quantity: 1 }
        const units = [two, one].map((unit) => ({ ...unit, reason: "size" }))
        const beyond = (...those: object[]) => ({
          ...{ code: "limit_reached", params: { days: 90, amount: 1 }, units: those },
          message: "In 90 days one person may return 0.01 RUB",
        })
        const excluded = {
          ...{ code: "excluded_goods", params: {}, units: [one] },
          message: '"Scarf" is of goods that do not come back',
        }
        const byWays = (refusals: object[]) =>
          ["store", "post"].map((way) => ({ way, returnable_until: until, refusals }))
        const waysOf = new Map(
          (await linesOf(order)).map(({ line_item_id, ways }) => [line_item_id, ways])
        )
        expect(waysOf.get(coats)).toEqual(byWays([outsideWindow("Coat", two), beyond(two)]))
        expect(waysOf.get(scarves)).toEqual(
          byWays([outsideWindow("Scarf", one), excluded, beyond(one)])
        )
        const before = await written()
        const { status, data } = await foresee(order, { way: "post", units })
        expect([status, data.quote]).toEqual([
          200,
          {
            allowed: false,
            refusals: [
              ...[outsideWindow("Coat", two), beyond(two, one)],
              ...[outsideWindow("Scarf", one), excluded],
            ],
            ...{ currency_code: "rub", worth: 29_700_00 },
            ...{ tax: 0, lapsed: 0, fee: 0, amount: 29_700_00 },
            legs: [{ kind: "payment", tender: null, amount: 29_700_00 }],
            points: { taken_back: 0, given_back: 0 },
          },
        ])
        expect(await ask(order, units)).toMatchObject({
          status: 409,
          data: { code: "outside_window" },
        })
        expect(await written()).toEqual(before)

        // Units within a limit pass; what she brought back of other orders is not told.
        await published({ limits: { days: 90, units: 2 } })
        const nina = await signInShopper(getContainer(), "nina")
        const own = await bought(3, nina)
        const third = {
          ...{ code: "limit_reached", params: { days: 90, units: 2 } },
          units: [{ line_item_id: own.line, quantity: 1 }],
          message: "In 90 days one person may return 2 units",
        }
        expect((await linesOf(own.order, nina))[0]!.ways).toMatchObject([
          { way: "store", refusals: [third] },
          { way: "post", refusals: [third] },
        ])
        const all = [{ line_item_id: own.line, quantity: 3, reason: "size" }]
        const quoted = await foresee(own.order, { way: "store", units: all }, nina.headers)
        expect(quoted.data.quote).toMatchObject({ allowed: false, refusals: [third] })
        const some = [{ ...all[0], quantity: 2 }]
        const within = await foresee(own.order, { way: "store", units: some }, nina.headers)
        expect(within.data.quote).toMatchObject({ allowed: true, refusals: [] })
      })

      it("by a gift receipt are told what is refused, and no money", async () => {
        await published({ fees: { post: { amounts: { rub: 300_00 } } } })
        const { order, coats, link, secrets } = await given()
        const unit = { line_item_id: coats, quantity: 1 }
        const quoteBy = (headers: object, quantity = 1) =>
          holder("POST", "/return-requests/quote", headers, {
            ...{ way: "post", units: [{ ...unit, quantity, reason: "fit" }] },
            email: "friend@example.org",
          })
        const before = await written()
        const fine = await quoteBy(link)
        expect([fine.status, fine.data]).toEqual([200, { quote: { allowed: true, refusals: [] } }])
        await collectedDaysAgo(order, 8)
        const late = await quoteBy(link)
        expect([late.status, late.data]).toEqual([
          200,
          { quote: { allowed: false, refusals: [outsideWindow("Coat", unit)] } },
        ])
        expect(toldIn(late.data, [...secrets, 300_00, 300])).toEqual([])
        expect(await quoteBy(link, 2)).toMatchObject({
          status: 400,
          data: { code: "units_not_on_gift_receipt" },
        })
        expect(await quoteBy({ "x-gift-link": `${link["x-gift-link"]}x` })).toMatchObject({
          status: 404,
          data: { code: "gift_receipt_not_found" },
        })
        expect(await written()).toEqual(before)
        const left = (await holder("GET", "", link)).data.gift_receipt.lines
        expect(left.map(({ returnable }: { returnable: number }) => returnable)).toEqual([1, 1])
      })
    })
  },
})
