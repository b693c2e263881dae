import { randomUUID } from "node:crypto"
import { asValue } from "@medusajs/framework/awilix"
import { Modules } from "@medusajs/framework/utils"
import type { OpenApiDocument } from "../../../src/api/pos/openapi/document"
import { drainJobs } from "../../../src/core/jobs"
import { POS_MODULE } from "../../../src/modules/pos"
import type { PosModuleService } from "../../../src/modules/pos/service"
import type {
  AdminReturnCase,
  FiscalRefund,
  PosOrderList,
  PosReturn,
  PosReturnQuote,
  StoreReturnRequest,
} from "../../../src/types"
import { DescribedAnswers } from "../../helpers/described-answers"
import { signIn } from "../../helpers/dashboard"
import {
  callers,
  type Callers,
  cartFor,
  collectedOrder,
  openPickupShop,
  type PickupShop,
  stockAt,
  stockProduct,
  workJobs,
} from "../../helpers/pickup-shop"
import { captureNotifications } from "../../helpers/notifications"
import { openShopProgramme, pointsOf, shopperWith } from "../../helpers/points"
import { shopTest } from "../../helpers/runner"
import { saleOf, TestTill } from "../../helpers/till"

jest.setTimeout(60_000)

const PRICE = 899_000
const CENTRE = "sloc_returns_centre"

type Body = { quote?: PosReturnQuote; return?: PosReturn; code?: string; detail?: string }
type Item = {
  id: string
  detail: { return_requested_quantity: number; return_received_quantity: number }
}
type Line = { original_line_id: string; quantity: number }

/** Goods come back at a till that did not sell them, with money and points as they were paid. */
shopTest({
  keepData: true,
  env: {
    OMNICHANNEL_OPTIONS: JSON.stringify({
      returns: { fiscalService: "test_fiscal", postLocationId: CENTRE },
      notices: { quietFrom: "03:00", quietUntil: "03:00" },
    }),
  },
  testSuite: ({ api, getContainer, getUrl }) => {
    const mail = captureNotifications()
    let retail: PickupShop
    let call: Callers
    let seller: TestTill
    let till: TestTill
    let coat: Awaited<ReturnType<typeof stockProduct>>
    let programme: string
    let described: DescribedAnswers
    let fiscalIsDown = false
    const fiscal: FiscalRefund[] = []

    beforeAll(async () => {
      const container = getContainer()
      retail = await openPickupShop(container)
      const boss = await signIn(container, "boss")
      call = callers(
        api,
        () => retail.shop,
        () => boss.headers
      )
      const [arbat, sokol] = retail.stores
      seller = await TestTill.open(container, getUrl(), arbat!.id)
      till = await TestTill.open(container, getUrl(), sokol!.id)
      coat = await stockProduct(container, retail.shop, "Coat", {
        [arbat!.stock_location_id]: 500,
        [sokol!.stock_location_id]: 0,
      })
      await container.resolve(Modules.STOCK_LOCATION).createStockLocations({
        id: CENTRE,
        name: "Returns centre",
        address: { address_1: "Lenina 5", city: "Tver", postal_code: "170000", country_code: "ru" },
      } as never)
      programme = await openShopProgramme(container)
      const { data } = await api.get<OpenApiDocument>("/pos/v1/openapi.json")
      described = new DescribedAnswers(data)
      container.register(
        "test_fiscal",
        asValue({
          registerRefund: async (refund: FiscalRefund) => {
            if (fiscalIsDown) {
              throw new Error("The fiscal printer is away")
            }
            fiscal.push(refund)
            return { number: `F-${fiscal.length}` }
          },
        })
      )
    })

    /** Sends it, holds the answer to its description, and gives it back. */
    async function post<Answer>(
      path: string,
      body: object,
      { by, headers = {} }: { by: TestTill; headers?: Record<string, string> }
    ) {
      const answer = await by.send<Answer>("POST", path, body, headers)
      const seen = { method: "POST", path, status: answer.status }
      const type = answer.headers.get("content-type")
      expect(described.faults({ ...seen, type, body: answer.body })).toEqual([])
      return { status: answer.status, ...answer.body }
    }
    const ask = (
      path: string,
      body: object,
      { by = till, key = randomUUID() as string | null } = {}
    ) =>
      post<Body>(`/pos/v1/returns${path}`, body, {
        by,
        headers: key ? { "idempotency-key": key } : {},
      })
    const byReturnCode = (return_code: string, by = till) =>
      post<PosOrderList & { code?: string }>("/pos/v1/orders/lookup", { return_code }, { by })
    const sell = async (quantity: number, more: Record<string, unknown> = {}, by = seller) => {
      const sale = by.event("sale.completed", saleOf([{ sku: "Coat-m", quantity }], more))
      await by.push([sale])
      await workJobs(getContainer())
      return {
        original: { sale_event_id: sale.id },
        receipt: sale.data as { receipt_number: string },
      }
    }
    const units = (quantity: number, original_line_id = "1"): Line[] => [
      { original_line_id, quantity },
    ]
    const quoted = async (
      original: object,
      lines = units(1),
      request_id?: string
    ): Promise<PosReturnQuote> => {
      const { status, quote, code } = await ask("/quote", { original, lines, request_id })
      expect([status, code]).toEqual([200, undefined])
      return quote!
    }
    const handIn = (
      original: object,
      amount: number,
      {
        by = till,
        key = randomUUID() as string | null,
        lines = units(1),
        grade = "resell",
        request_id = undefined as string | undefined,
      } = {}
    ) => {
      const named = lines.map((line) => ({ ...line, reason: "size", grade }))
      const cashier = { id: "c7", name: "Vera" }
      return ask("", { original, request_id, lines: named, amount, cashier }, { by, key })
    }
    const handedIn = async (original: object, lines = units(1)): Promise<PosReturn> => {
      const { amount } = await quoted(original, lines)
      const answer = await handIn(original, amount, { lines })
      expect([answer.status, answer.code]).toEqual([201, undefined])
      await workJobs(getContainer())
      return answer.return!
    }
    /** The till tells what it gave of a return, as of any other. */
    const give = async (return_id: string, tenders: object[], more: object = {}) => {
      const data = { ...saleOf([{ sku: "Coat-m" }]), return_id, tenders, ...more }
      const event = till.event("return.completed", data)
      const { body } = await till.push([event])
      expect(body.results).toMatchObject([{ status: "applied" }])
      await workJobs(getContainer())
      return event
    }
    const atDesk = (order_id: string, line_item_id: string, amount: number) =>
      call.admin(
        "POST",
        "/return-desk/returns",
        {
          ...{ order_id, amount, retail_store_id: retail.stores[2]!.id },
          units: [{ line_item_id, quantity: 1, reason: "size", grade: "resell" }],
        },
        { "idempotency-key": randomUUID() }
      )
    const caseOf = async (id: string): Promise<AdminReturnCase> =>
      (await call.admin("GET", `/return-desk/returns/${id}`)).data.return
    const orderOf = async (id: string) => {
      const fields = "*summary,*items,*items.detail,*payment_collections"
      const { data } = await call.admin("GET", `/orders/${id}?fields=${fields}`)
      return data.order as {
        items: Item[]
        summary: Record<"paid_total" | "refunded_total" | "pending_difference", number>
        payment_collections: { refunded_amount: number }[]
      }
    }
    /** A web order of coats, collected; and its one line. */
    const collected = async (quantity: number) => {
      const items = [{ variant_id: coat.variant_id, quantity }]
      const cart = await cartFor(call, retail.shop, retail.stores[0]!.id, items)
      const order_id = await collectedOrder(getContainer(), call, cart)
      return { order_id, line: await lineOf(order_id) }
    }
    const lineOf = async (order_id: string): Promise<string> =>
      (await orderOf(order_id)).items[0]!.id
    /** What a guest announces online of an order's line, by the link that staff send her. */
    const announce = async (
      order_id: string,
      line: string,
      quantity: number,
      more: object = {}
    ) => {
      const { data: sent } = await call.admin("POST", `/return-desk/orders/${order_id}/guest-link`)
      const link = { "x-pickup-link": sent.guest_link.token as string }
      const path = "/orders/by-link/return-requests"
      const asked = [{ line_item_id: line, quantity, reason: "fit" }]
      const body = { way: "store", units: asked, ...more }
      const { status, data } = await call.store("POST", path, body, link)
      expect([status, data.code]).toEqual([201, undefined])
      const request = data.return_request as StoreReturnRequest
      const named = (method: string) => call.store(method, `${path}/${request.id}`, undefined, link)
      return {
        ...{ id: request.id, code: request.code!, amount: request.amount! },
        read: async () => (await named("GET")).data.return_request as StoreReturnRequest,
        callOff: () => named("DELETE"),
      }
    }
    const openParcel = (id: string, line_item_id: string) =>
      call.admin("POST", `/return-desk/requests/${id}/receive`, {
        units: [{ line_item_id, quantity: 1, grade: "resell" }],
      })
    const incidentsOf = (event: { id: string }) =>
      getContainer()
        .resolve<PosModuleService>(POS_MODULE)
        .listPosIncidents({ event_id: event.id } as never)
    const coatsAt = async (store: number) =>
      (
        await stockAt(
          getContainer(),
          coat.inventory_item_id,
          retail.stores[store]!.stock_location_id
        )
      ).stocked

    it("takes back what is to be mended, and puts it on no shelf", async () => {
      const { original } = await sell(1)
      const before = await coatsAt(1)
      const { amount } = await quoted(original)
      const { status, return: taken } = await handIn(original, amount, { grade: "refurbish" })
      expect([status, taken!.units]).toMatchObject([
        201,
        [{ grade: "refurbish", disposition: "refurbish" }],
      ])
      await workJobs(getContainer())
      expect(await coatsAt(1)).toBe(before)
    })

    it("takes a receipt back at another till and at a desk, tender by tender, until all of it is back", async () => {
      const { original: sold, receipt } = await sell(3, {
        tenders: [
          { type: "cash", amount: 1_000_000 },
          { type: "card", amount: 3 * PRICE - 1_000_000 },
        ],
      })
      const path = `/pos/v1/orders/lookup?receipt_number=${receipt.receipt_number}`
      const { body } = await till.send<PosOrderList>("GET", path)
      const [{ original, lines, order_id }] = body.orders as [PosOrderList["orders"][number]]
      expect(original).toEqual(sold)
      const quote = await quoted(original, units(1, lines[0]!.line_id))
      expect(quote).toMatchObject({
        ...{ order_id, currency_code: "rub", worth: PRICE, fee: 0, amount: PRICE },
        lines: [{ original_line_id: "1", quantity: 1, amount: PRICE }],
        legs: [{ kind: "tender", provider_id: null, tender: "cash", amount: PRICE }],
        points: { taken_back: 0, given_back: 0 },
      })
      const before = await coatsAt(1)
      const key = randomUUID()
      const accepted = await handIn(original, PRICE, { key })
      const { id, legs } = accepted.return!
      expect(legs).toMatchObject([{ tender: "cash", amount: PRICE, done_at: null }])
      expect((await handIn(original, PRICE, { key })).return!.id).toBe(id)
      expect((await handIn(original, PRICE, { key, grade: "damaged" })).code).toBe(
        "idempotency_conflict"
      )
      expect(await handIn(original, PRICE + 1)).toMatchObject({
        ...{ status: 409, code: "amount_changed" },
      })
      expect(accepted.return!.units).toMatchObject([{ grade: "resell", disposition: "shelf" }])
      const meanwhile = await till.send<PosOrderList>("GET", path)
      expect(meanwhile.body.orders).toMatchObject([{ lines: [{ returned: 1, returnable: 2 }] }])
      await workJobs(getContainer())
      expect(await caseOf(id)).toMatchObject({
        ...{ state: "waiting", retail_store: { name: "Sokol" } },
        accepted_by: { way: "till", id: till.device_id, cashier: { id: "c7", name: "Vera" } },
      })
      const shift_id = randomUUID()
      const opened = { shift_id, opening_cash: PRICE, currency_code: "RUB" }
      await till.push([till.event("shift.opened", opened)])
      const event = await give(id, [{ type: "cash", amount: PRICE }], { shift_id })
      expect(await caseOf(id)).toMatchObject({
        ...{ state: "settled", failure: null, fiscal_receipt: {} },
        legs: [{ done_by: { way: "till", id: till.device_id }, failure: null }],
      })
      expect(await incidentsOf(event)).toEqual([])
      const shift = await till.send<{ shift: { tenders: object[]; doubts: object[] } }>(
        "GET",
        `/pos/v1/shifts/${shift_id}`
      )
      expect(shift.body.shift).toMatchObject({
        tenders: [{ type: "cash", returns: PRICE, expected: 0 }],
        doubts: [],
      })
      expect(await coatsAt(1)).toBe(before + 1)
      expect((await orderOf(order_id!)).summary).toMatchObject({
        ...{ paid_total: 26_970, refunded_total: 8_990, pending_difference: 0 },
      })

      const [item] = (await orderOf(order_id!)).items as [Item]
      const desk = await atDesk(order_id!, item.id, PRICE)
      await workJobs(getContainer())
      const second = await caseOf(desk.data.return.id)
      expect(second.legs).toMatchObject([
        { kind: "tender", tender: expect.any(String), done_at: null },
        { kind: "tender", tender: expect.any(String), done_at: null },
      ])
      const byTender = Object.fromEntries(second.legs.map(({ tender, amount }) => [tender, amount]))
      expect(byTender).toEqual({ cash: 1_000_000 - PRICE, card: 2 * PRICE - 1_000_000 })
      for (const leg of second.legs) {
        await call.admin("POST", `/return-desk/returns/${second.id}/legs/${leg.id}/settle`, {})
      }
      fiscalIsDown = true
      expect((await drainJobs(getContainer())).failed).toMatchObject([
        { name: "omni-settle-return" },
      ])
      expect((await caseOf(second.id)).state).toBe("accepted")
      fiscalIsDown = false
      await workJobs(getContainer(), new Date(Date.now() + 600_000))
      expect(await caseOf(second.id)).toMatchObject({
        ...{ state: "settled", failure: null, fiscal_receipt: { number: "F-1" } },
      })
      expect(fiscal).toMatchObject([
        {
          ...{ id: second.id, total: PRICE, currency_code: "rub" },
          lines: [{ title: "Coat", quantity: 1, amount: PRICE, tax_rates: [20] }],
        },
      ])
      expect(fiscal[0]!.tenders.map(({ tender }) => tender).sort()).toEqual(["card", "cash"])

      const third = await handedIn(original)
      expect(third.legs).toMatchObject([{ tender: "card", amount: PRICE }])
      await give(third.id, [{ type: "card", amount: PRICE }])
      const order = await orderOf(order_id!)
      expect(order).toMatchObject({
        items: [{ detail: { return_received_quantity: 3 } }],
        payment_collections: [{ refunded_amount: 26_970 }],
        summary: { paid_total: 26_970, refunded_total: 26_970, pending_difference: 0 },
      })
      expect(await ask("/quote", { original, lines: units(1) })).toMatchObject({
        ...{ status: 400, code: "units_not_returnable" },
      })
    })

    it("takes a unit once: at two tills, at till and desk, and beside a receipt of a till that was offline", async () => {
      const twice = await sell(1)
      const { order_id } = await quoted(twice.original)
      const both = await Promise.all(
        [till, seller].map((by) => handIn(twice.original, PRICE, { by }))
      )
      expect(both.map(({ status }) => status).sort()).toEqual([201, 400])
      await workJobs(getContainer())
      expect((await orderOf(order_id)).items).toMatchObject([
        { detail: { return_received_quantity: 1 } },
      ])

      const beside = await sell(1)
      const quote = await quoted(beside.original)
      const [item] = (await orderOf(quote.order_id)).items as [Item]
      const [atTill, desk] = await Promise.all([
        handIn(beside.original, PRICE),
        atDesk(quote.order_id, item.id, PRICE),
      ])
      expect([atTill.status, desk.status].sort()).toEqual([201, 400])
      await workJobs(getContainer())

      const offline = (original: object) =>
        seller.event("return.completed", { ...saleOf([{ sku: "Coat-m" }]), original })
      const late = await sell(1)
      expect((await handIn(late.original, PRICE)).status).toBe(201)
      const second = offline(late.original)
      await seller.push([second])
      await workJobs(getContainer())
      expect(await incidentsOf(second)).toMatchObject([{ kind: "return_exceeds_sale" }])

      const early = await sell(1)
      await seller.push([offline(early.original)])
      expect((await handIn(early.original, PRICE)).code).toBe("units_not_returnable")
      await workJobs(getContainer())
      expect((await handIn(early.original, PRICE)).code).toBe("units_not_returnable")

      const race = await sell(1)
      const raced = offline(race.original)
      const [{ status }] = await Promise.all([handIn(race.original, PRICE), seller.push([raced])])
      await workJobs(getContainer())
      const exceeding = status === 201 ? [{ kind: "return_exceeds_sale" }] : []
      expect(await incidentsOf(raced)).toMatchObject(exceeding)
    })

    it("takes in any store what was announced online, found by its code, and ends the request with it", async () => {
      const { order_id, line } = await collected(3)
      const original = { order_id }
      const named = { retail_store_id: retail.stores[0]!.id }
      const { id: request_id, code, amount, read } = await announce(order_id, line, 2, named)
      const three = units(3, line)
      expect((await ask("/quote", { original, lines: three })).code).toBe("units_not_returnable")
      expect((await handIn(original, amount, { lines: units(2, line) })).code).toBe(
        "units_not_returnable"
      )
      const scanned = await byReturnCode(`RETURN-${code}`)
      expect(await byReturnCode(code.toLowerCase())).toEqual(scanned)
      const announced = {
        ...{ request_id, state: "requested", way: "store" },
        lines: [{ line_id: line, quantity: 2, reason: "fit" }],
      }
      expect(scanned).toMatchObject({
        ...{ status: 200, count: 1 },
        orders: [{ original, lines: [{ returned: 0, returnable: 3 }], return_request: announced }],
      })
      const before = await coatsAt(1)
      const two = units(2, line)
      expect((await quoted(original, two, request_id)).amount).toBe(amount)
      const key = randomUUID()
      const handOver = () => handIn(original, amount, { key, lines: two, request_id })
      const [first, again] = [await handOver(), await handOver()]
      expect([first.status, first.return]).toEqual([201, again.return])
      expect(await handIn(original, amount, { key, lines: two })).toMatchObject({
        ...{ status: 409, code: "idempotency_conflict" },
      })
      expect(await read()).toMatchObject({ state: "received", code: null, amount })
      expect(await byReturnCode(code)).toMatchObject({
        orders: [{ lines: [{ returnable: 1 }], return_request: { request_id, state: "received" } }],
      })
      await workJobs(getContainer())
      expect(await coatsAt(1)).toBe(before + 2)
      expect(await caseOf(first.return!.id)).toMatchObject({
        ...{ state: "settled", retail_store: { name: "Sokol" } },
        accepted_by: { way: "till", id: till.device_id },
      })
      expect((await orderOf(order_id)).items).toMatchObject([
        { detail: { return_requested_quantity: 0, return_received_quantity: 2 } },
      ])

      const other = await collected(1)
      const one = { original, lines: units(1, line) }
      for (const [asked, status, refusal] of [
        [{ ...one, request_id }, 409, "return_request_over"],
        [{ ...one, request_id: "rrq_none" }, 404, "return_request_not_found"],
        [{ ...one, request_id: "no request" }, 422, "invalid_request"],
        [
          { original: { order_id: other.order_id }, lines: units(1, other.line), request_id },
          404,
          "return_request_not_found",
        ],
      ] as const) {
        expect(await ask("/quote", asked)).toMatchObject({ status, code: refusal })
      }
    })

    it("takes back what was announced of a till's receipt, named as on it, and frees what does not come", async () => {
      const { original } = await sell(2)
      const { order_id } = await quoted(original)
      const request = await announce(order_id, await lineOf(order_id), 2)
      expect((await ask("/quote", { original, lines: units(1) })).code).toBe("units_not_returnable")
      expect(await byReturnCode(request.code)).toMatchObject({
        orders: [
          {
            ...{ original, lines: [{ line_id: "1", returnable: 2 }] },
            return_request: { request_id: request.id, lines: [{ line_id: "1", quantity: 2 }] },
          },
        ],
      })
      const { amount } = await quoted(original, units(1), request.id)
      const { status, return: taken } = await handIn(original, amount, { request_id: request.id })
      expect([status, taken!.units]).toMatchObject([201, [{ original_line_id: "1" }]])
      await workJobs(getContainer())
      await give(taken!.id, [{ type: "card", amount }])
      expect(await caseOf(taken!.id)).toMatchObject({ state: "settled" })
      expect((await orderOf(order_id)).items).toMatchObject([
        { detail: { return_requested_quantity: 0, return_received_quantity: 1 } },
      ])
      expect((await quoted(original)).amount).toBe(PRICE)
    })

    it("is told that what was announced was called off on Medusa's own pages", async () => {
      const { order_id, line } = await collected(1)
      const { code } = await announce(order_id, line, 1)
      const { data } = await call.admin("GET", `/returns?order_id=${order_id}`)
      const [own] = data.returns as { id: string }[]
      expect((await call.admin("POST", `/returns/${own!.id}/cancel`, {})).status).toBe(200)
      expect(await byReturnCode(code)).toMatchObject({
        orders: [{ lines: [{ returnable: 1 }], return_request: { state: "cancelled" } }],
      })
    })

    it("takes an announced unit once: till and post at once, two tills at once, or the shopper calls it off", async () => {
      /** Of those who were refused. */
      const codesOf = (answers: { status: number; code?: string }[]) =>
        answers.filter(({ status }) => status >= 300).map(({ code }) => code)
      const received = async (order_id: string) => (await orderOf(order_id)).items[0]!.detail

      const parcel = await collected(1)
      const sent = await announce(parcel.order_id, parcel.line, 1, { way: "post" })
      const lines = units(1, parcel.line)
      const atTill = (more: { by?: TestTill; request_id?: string }) =>
        handIn({ order_id: parcel.order_id }, sent.amount, { lines, ...more })
      const [opened, ...tills] = await Promise.all([
        openParcel(sent.id, parcel.line),
        atTill({ request_id: sent.id }),
        atTill({ by: seller }),
      ])
      const roads = [{ status: opened.status, code: opened.data.code as string }, ...tills]
      expect(roads.filter(({ status }) => status < 300)).toHaveLength(1)
      for (const code of codesOf(roads)) {
        expect(["return_request_over", "units_not_returnable"]).toContain(code)
      }
      await workJobs(getContainer())
      expect(await sent.read()).toMatchObject({ state: "received", received_units: [{}] })
      expect(await received(parcel.order_id)).toMatchObject({
        ...{ return_requested_quantity: 0, return_received_quantity: 1 },
      })

      const both = await collected(1)
      const brought = await announce(both.order_id, both.line, 1)
      const twice = await Promise.all(
        [till, seller].map((by) =>
          handIn({ order_id: both.order_id }, brought.amount, {
            ...{ by, lines: units(1, both.line), request_id: brought.id },
          })
        )
      )
      expect(twice.map(({ status }) => status).sort()).toEqual([201, 409])
      expect(codesOf(twice)).toEqual(["return_request_over"])
      await workJobs(getContainer())
      expect(await received(both.order_id)).toMatchObject({ return_received_quantity: 1 })

      const doubtful = await collected(1)
      const called = await announce(doubtful.order_id, doubtful.line, 1)
      const [off, taken] = await Promise.all([
        called.callOff(),
        handIn({ order_id: doubtful.order_id }, called.amount, {
          ...{ lines: units(1, doubtful.line), request_id: called.id },
        }),
      ])
      expect([off.status, taken.status].sort()).toEqual(
        taken.status === 201 ? [201, 409] : [200, 409]
      )
      await workJobs(getContainer())
      expect(await called.read()).toMatchObject({
        state: taken.status === 201 ? "received" : "cancelled",
      })
      expect(await received(doubtful.order_id)).toMatchObject({
        ...{ return_requested_quantity: 0 },
        return_received_quantity: taken.status === 201 ? 1 : 0,
      })
    })

    it("leaves what was announced by a gift receipt to the desk, and tells nothing of its order", async () => {
      const { order_id, line } = await collected(1)
      const made = await call.admin("POST", `/return-desk/orders/${order_id}/gift-receipts`, {})
      const { data } = await call.store(
        "POST",
        "/gift-receipts/by-link/return-requests",
        { way: "store", units: [{ line_item_id: line, quantity: 1, reason: "fit" }] },
        { "x-gift-link": made.data.gift_receipt.token as string }
      )
      const { id: request_id, code } = data.return_request as StoreReturnRequest
      const shown = await byReturnCode(code!)
      expect(shown).toMatchObject({ status: 409, code: "return_of_gift" })
      expect(JSON.stringify(shown)).not.toContain(order_id)
      expect(
        await ask("/quote", { original: { order_id }, lines: units(1, line), request_id })
      ).toMatchObject({ status: 409, code: "return_of_gift" })
    })

    it("gives a payment of a web order back by itself, and has the receipt made of it", async () => {
      const { order_id, line } = await collected(1)
      const { id, legs, amount } = await handedIn({ order_id }, units(1, line))
      expect(legs).toMatchObject([{ kind: "payment", provider_id: "pp_system_default" }])
      expect(await caseOf(id)).toMatchObject({
        ...{ state: "settled", fiscal_receipt: { number: `F-${fiscal.length}` } },
        legs: [{ done_by: null, failure: null, amount }],
      })
      expect(fiscal.at(-1)).toMatchObject({ id, total: amount, tenders: [{ kind: "payment" }] })
    })

    it("gives points back that paid as a tender, takes back those that the coat gave, and the rest in money", async () => {
      const card = "POINTS-1"
      const anna = await shopperWith(getContainer(), programme, 1_000, {
        kind: "card",
        value: card,
      })
      const hold = await seller.send<{ hold: { id: string } }>(
        "POST",
        "/pos/v1/loyalty/holds",
        { card, points: 1_000, receipt: "P-1" },
        { "idempotency-key": randomUUID() }
      )
      const spent = {
        hold_id: hold.body.hold.id,
        lines: [{ line_id: "1", points: 1_000 }],
      }
      const { original } = await sell(2, {
        customer: { card },
        loyalty: { spent },
        tenders: [
          { type: "loyalty", amount: 100_000 },
          { type: "cash", amount: 2 * PRICE - 100_000 },
        ],
      })
      const { legs, points } = await quoted(original)
      expect(legs.map(({ tender, amount }) => [tender, amount])).toEqual([
        ["loyalty", 50_000],
        ["cash", PRICE - 50_000],
      ])
      expect(points).toEqual({ taken_back: 8_490, given_back: 500 })
      const before = await pointsOf(getContainer(), anna.account_id)
      const { id } = await handedIn(original)
      await give(id, [{ type: "cash", amount: PRICE - 50_000 }])
      expect(await caseOf(id)).toMatchObject({
        state: "settled",
        legs: expect.arrayContaining([
          expect.objectContaining({ tender: "loyalty", done_by: null, failure: null }),
        ]),
      })
      const after = await pointsOf(getContainer(), anna.account_id)
      const gained = ({ available, pending }: typeof after) => available + pending
      expect(gained(after) - gained(before)).toBe(500 - 8_490)
    })

    it("opens an incident when a till gave something else than it should, or for a return nobody knows", async () => {
      const { original } = await sell(1)
      const { id, order_id } = await handedIn(original)
      const event = await give(id, [{ type: "cash", amount: PRICE }])
      expect(await incidentsOf(event)).toMatchObject([
        {
          kind: "total_difference",
          details: {
            order_id,
            differences: [
              { class: "tender", till: 0, server: PRICE },
              { class: "tender", till: PRICE, server: 0 },
            ],
          },
        },
      ])
      // What was given is a fact, and given once.
      expect(await caseOf(id)).toMatchObject({ state: "settled" })
      expect((await orderOf(order_id)).summary).toMatchObject({ pending_difference: 0 })
      const unknown = await give("rtc_none", [{ type: "cash", amount: PRICE }])
      expect(await incidentsOf(unknown)).toMatchObject([{ kind: "total_difference" }])
    })

    it("ends the tenders that a receipt names, and no others of the return", async () => {
      const paid = [
        { type: "cash", amount: 500_000 },
        { type: "card", amount: PRICE - 500_000 },
      ]
      const { original } = await sell(1, { tenders: paid })
      const { id, order_id } = await handedIn(original)
      const done = async () =>
        Object.fromEntries((await caseOf(id)).legs.map((leg) => [leg.tender, leg.done_at !== null]))
      const cash = await give(id, paid.slice(0, 1))
      expect([await done(), (await caseOf(id)).state]).toEqual([
        { cash: true, card: false },
        "waiting",
      ])
      const card = await give(id, [{ type: "card", amount: 300_000 }])
      expect([await done(), (await caseOf(id)).state]).toEqual([
        { cash: true, card: true },
        "settled",
      ])
      expect(await incidentsOf(cash)).toEqual([])
      expect(await incidentsOf(card)).toMatchObject([
        {
          kind: "total_difference",
          details: { order_id, differences: [{ till: 300_000, server: PRICE - 500_000 }] },
        },
      ])
    })

    it.each(["JPY", "KWD"])(
      "comes to the last minor unit in %s, with tax on top and at several rates",
      async (currency_code) => {
        const [line] = saleOf([{ sku: "Coat-m", quantity: 3, unit_price: 334 }]).lines
        const three = {
          ...{ ...line, discounts: [{ amount: 2 }] },
          ...{ taxes: [{ rate: 10, amount: 100 }], total: 1_100 },
        }
        const one = {
          ...{ ...line, line_id: "2", quantity: 1, unit_price: 500 },
          ...{ taxes: [{ rate: 20, amount: 100 }], total: 600 },
        }
        const tenders = [{ type: "cash", amount: 1_700 }]
        const { original } = await sell(1, {
          ...{ currency_code, tenders, prices_include_tax: false, lines: [three, one] },
          totals: { tax: 200, total: 1_700 },
        })
        const amounts = []
        let order_id = ""
        for (const lines of [units(1), units(1, "2"), units(2)]) {
          const returned = await handedIn(original, lines)
          amounts.push(...returned.units.map(({ amount }) => amount))
          order_id = returned.order_id
          await give(returned.id, [{ type: "cash", amount: returned.amount }], { currency_code })
          expect(await caseOf(returned.id)).toMatchObject({ state: "settled" })
        }
        expect(amounts).toEqual([367, 600, 367, 366])
        expect((await orderOf(order_id)).summary.pending_difference).toBeCloseTo(0, 5)
      }
    )

    it("tells the buyer in one mail when the drawer has given all by then, and nobody when the sale was to nobody", async () => {
      const tenders = [{ type: "cash", amount: PRICE }]
      const known = await sell(1, { tenders, customer: { email: "vera@example.com" } })
      const returned: string[] = []
      for (const { original } of [known, await sell(1, { tenders })]) {
        const { id } = await handedIn(original)
        await give(id, tenders)
        returned.push(id)
      }
      await workJobs(getContainer(), new Date(Date.now() + 600_000))
      const told = mail.sent.filter(({ data }) => returned.includes(data?.return_id as string))
      expect(told).toMatchObject([
        {
          to: "vera@example.com",
          data: { return_id: returned[0], kind: "received", is_paid: true },
        },
      ])
      expect(told[0]!.content!.text).toMatch(/Sokol took back[^]*You got .* back:\n.* in cash/)
    })

    const publish = (rules: object) => call.admin("POST", "/return-policies", { rules })

    it("tells what returning costs before the goods are taken", async () => {
      expect((await publish({ fees: { store: { amounts: { rub: 500_00 } } } })).status).toBe(201)
      const { original } = await sell(1)
      expect(await quoted(original)).toMatchObject({
        ...{ worth: PRICE, fee: 500_00, amount: PRICE - 500_00 },
        legs: [{ kind: "tender", amount: PRICE - 500_00 }],
      })
      expect((await publish({})).status).toBe(201)
      expect(await quoted(original)).toMatchObject({ fee: 0, amount: PRICE })
    })

    it("tells before and when a unit is taken that the shop refuses its state", async () => {
      expect((await publish({ refused_grades: ["refurbish"] })).status).toBe(201)
      const { original } = await sell(1)
      const worn = units(1).map((line) => ({ ...line, grade: "refurbish" }))
      const quoteOf = (lines: object[]) => ask("/quote", { original, lines })
      expect(await quoteOf(worn)).toMatchObject({ status: 409, code: "condition" })
      const faulty = worn.map((line) => ({ ...line, reason: "quality" }))
      expect((await quoteOf(faulty)).status).toBe(200)
      expect(await handIn(original, PRICE, { grade: "refurbish" })).toMatchObject({
        status: 409,
        code: "condition",
      })
      expect((await publish({})).status).toBe(201)
    })

    it("refuses whom it does not concern and what cannot be right, and changes nothing", async () => {
      const { original } = await sell(1)
      const clerk = await TestTill.open(getContainer(), getUrl(), retail.stores[0]!.id, ["sales"])
      const body = { original, lines: units(1) }
      const named = units(1).map((line) => ({ ...line, reason: "size", grade: "resell" }))
      const accept = { original, lines: named, amount: PRICE }
      const answers = [
        [await ask("/quote", body, { by: clerk }), 403, "insufficient_scope"],
        [await ask("", accept, { by: clerk }), 403, "insufficient_scope"],
        [await ask("/quote", { ...body, retail_store_id: "any" }), 422, "invalid_request"],
        ...(await Promise.all(
          [-1, 0, 0.5, 1_000_000].map(
            async (quantity) =>
              [
                await ask("/quote", { ...body, lines: units(quantity) }),
                422,
                "invalid_request",
              ] as const
          )
        )),
        [
          await ask("/quote", { ...body, lines: [...units(1), ...units(1)] }),
          422,
          "invalid_request",
        ],
        [await ask("/quote", { ...body, lines: units(1, "9") }), 400, "units_not_returnable"],
        [await ask("", { ...accept, amount: -1 }), 422, "invalid_request"],
        [await ask("", accept, { key: null }), 400, "idempotency_key_required"],
        [
          await ask("/quote", { ...body, original: { sale_event_id: randomUUID() } }),
          404,
          "order_not_found",
        ],
      ] as const
      for (const [answer, status, code] of answers) {
        expect([answer.status, answer.code]).toEqual([status, code])
      }
      const voided = seller.event("sale.voided", {
        sale_event_id: original.sale_event_id,
        reason: "Mistake",
      })
      await seller.push([voided])
      expect((await ask("/quote", body)).code).toBe("order_cancelled")
      await workJobs(getContainer())
      expect((await ask("/quote", body)).code).toBe("order_cancelled")
    })
  },
})
