import { randomUUID } from "node:crypto"
import { v4, v7 } from "uuid"
import type { OpenApiDocument } from "../../../src/api/pos/openapi/document"
import { runReconcileJob } from "../../../src/core/jobs"
import { POS_MODULE } from "../../../src/modules/pos"
import type { PosModuleService } from "../../../src/modules/pos/service"
import type {
  PosLoyaltyAccount,
  PosPoints,
  PosPointsHold,
  PosPointsLease,
  PosPointsQuote,
  StoreLoyaltyQr,
} from "../../../src/types"
import { createTill, revokeTill } from "../../../src/workflows/pos/devices/manage-tills"
import { verifyLoyalty } from "../../../src/workflows/loyalty/verify-loyalty"
import { Till } from "../../../till-simulator"
import { sellOne } from "../../../till-simulator/cli/points"
import { DescribedAnswers } from "../../helpers/described-answers"
import { openPickupShop, type PickupShop, stockProduct, workJobs } from "../../helpers/pickup-shop"
import {
  mergeInto,
  openShopProgramme,
  pointsOf,
  type Shopper,
  shopperWith,
} from "../../helpers/points"
import { shopTest } from "../../helpers/runner"
import { saleOf, TestTill } from "../../helpers/till"

jest.setTimeout(60_000)

const HOUR_MS = 3_600_000

type LoyaltyBody = {
  code?: string
  account?: PosLoyaltyAccount
  hold?: PosPointsHold
  lease?: PosPointsLease
  points?: PosPoints
  quote?: PosPointsQuote
}

shopTest({
  keepData: true,
  testSuite: ({ api, getContainer, getUrl }) => {
    let retail: PickupShop
    let till: TestTill
    let other: TestTill
    let described: DescribedAnswers
    let programme: string
    let anna: Shopper
    let card: string
    let cards = 0

    beforeAll(async () => {
      retail = await openPickupShop(getContainer())
      programme = await openShopProgramme(getContainer())
      const [arbat, sokol] = retail.stores
      till = await TestTill.open(getContainer(), getUrl(), arbat!.id)
      other = await TestTill.open(getContainer(), getUrl(), sokol!.id)
      const { data } = await api.get<OpenApiDocument>("/pos/v1/openapi.json")
      described = new DescribedAnswers(data)
    })

    beforeEach(async () => {
      card = `CARD-${1000 + ++cards}`
      anna = await shopperWith(getContainer(), programme, 100, { kind: "card", value: card })
    })

    /** Sends it, holds the answer to its description, and gives it back. */
    async function ask(
      path: string,
      body: unknown = {},
      { by = till, key = randomUUID() as string | null } = {}
    ) {
      const headers: Record<string, string> = key ? { "idempotency-key": key } : {}
      const answer = await by.send("POST", `/pos/v1/loyalty${path}`, body, headers)
      const seen = { method: "POST", path: `/pos/v1/loyalty${path}`, status: answer.status }
      const type = answer.headers.get("content-type")
      expect(described.faults({ ...seen, type, body: answer.body })).toEqual([])
      return { status: answer.status, body: answer.body as LoyaltyBody }
    }
    const inPurse = () => pointsOf(getContainer(), anna.account_id)
    const holdFor = async (points: number, more: object = {}) =>
      await ask("/holds", { card, points, receipt: v4().slice(0, 8), ...more })

    describe("who is it", () => {
      it("finds a shopper by card, phone, address, customer and account, however they are written", async () => {
        const phone = `+7916123${1000 + cards}`
        const email = `olga${cards}@example.com`
        const olga = await shopperWith(
          getContainer(),
          programme,
          7,
          { kind: "phone", value: phone },
          { kind: "email", value: email }
        )
        const named = [
          { phone: `8 (916) 123-${1000 + cards}` },
          { email: ` OLGA${cards}@example.com ` },
          { customer_id: olga.customer_id },
          { account_id: olga.account_id },
        ]
        for (const keys of named) {
          const { body } = await ask("/lookup", keys)
          expect(body.account).toMatchObject({
            account_id: olga.account_id,
            customer_id: olga.customer_id,
            available: 7,
            seq: 1,
            status: "active",
          })
        }
        const { body } = await ask("/lookup", { card: card.toLowerCase().replace("-", " ") })
        expect(body.account).toMatchObject({ account_id: anna.account_id, available: 100 })
        const asCustomer = await till.send<{ customers: { id: string }[] }>(
          "GET",
          `/pos/v1/customers?card=${card}`
        )
        expect(asCustomer.body.customers).toMatchObject([{ id: anna.customer_id }])
      })

      it("says that nobody is there, and what is wrong with a question", async () => {
        const answers = [
          [{ card: "NOBODY-1" }, 404, "account_not_found"],
          [{ card: "?" }, 404, "account_not_found"],
          [{ email: "nobody@example.com" }, 404, "account_not_found"],
          [{ customer_id: "cus_none" }, 404, "account_not_found"],
          [{ account_id: "lya_none" }, 404, "account_not_found"],
          [{ phone: "12" }, 422, "invalid_phone"],
          [{ qr: "LOY1.nothing" }, 404, "qr_unknown"],
          [{}, 422, "invalid_request"],
          [{ card, phone: "+79161234567" }, 422, "invalid_request"],
        ] as const
        for (const [keys, status, code] of answers) {
          const answer = await ask("/lookup", keys)
          expect([keys, answer.status, answer.body.code]).toEqual([keys, status, code])
        }
      })
    })

    describe("holds", () => {
      it("set points aside for a receipt, once, and nobody else can spend them", async () => {
        const key = randomUUID()
        const asked = { card, points: 60, receipt: "A-1" }
        const [first, again] = await Promise.all([
          ask("/holds", asked, { key }),
          ask("/holds", asked, { key }),
        ])
        expect(first.body).toEqual(again.body)
        expect(first.body).toMatchObject({
          hold: { account_id: anna.account_id, points: 60, receipt: "A-1" },
          points: { available: 40, held: 60 },
        })
        expect((await ask("/holds", { ...asked, points: 61 }, { key })).body.code).toBe(
          "idempotency_conflict"
        )
        expect((await ask("/holds", asked, { by: other })).body.code).toBe("insufficient_points")
        expect((await ask("/holds", asked, { key: null })).body.code).toBe(
          "idempotency_key_required"
        )
        expect((await holdFor(0)).status).toBe(422)
        expect(await inPurse()).toMatchObject({ available: 40, held: 60 })
      })

      it("are captured with the final receipt, once, and what is over comes back", async () => {
        const { body } = await holdFor(60)
        const path = `/holds/${body.hold!.id}`
        const lines = [
          { line_id: "1", quantity: 2, points: 30 },
          { line_id: "2", quantity: 1, points: 15 },
        ]
        const receipt = { sale_event_id: v7(), lines }
        const [hers, tooMuch] = [receipt, { ...receipt, lines: [{ ...lines[0], points: 61 }] }]
        expect((await ask(`${path}/capture`, tooMuch)).body.code).toBe("capture_exceeds_hold")
        expect((await ask(`${path}/capture`, hers, { by: other })).body.code).toBe("hold_not_found")
        for (let time = 0; time < 2; time++) {
          const { status, body: captured } = await ask(`${path}/capture`, hers)
          expect([status, captured.points]).toMatchObject([200, { available: 55, held: 0 }])
        }
        const less = { ...receipt, lines: [lines[0]] }
        expect((await ask(`${path}/capture`, less)).body.code).toBe("hold_resolved")
        expect((await ask(`${path}/release`)).body.code).toBe("hold_resolved")
      })

      it("are released, or end by themselves", async () => {
        const { body } = await holdFor(60)
        const path = `/holds/${body.hold!.id}`
        expect((await ask(`${path}/release`, {}, { by: other })).body.code).toBe("hold_not_found")
        for (let time = 0; time < 2; time++) {
          expect((await ask(`${path}/release`)).body).toMatchObject({ points: { available: 100 } })
        }
        await holdFor(10, { minutes: 5 })
        const now = new Date(Date.now() + 6 * 60_000)
        await runReconcileJob(getContainer(), "omni-book-due-points", { now })
        expect(await inPurse()).toMatchObject({ available: 100, held: 0 })
      })

      it("are for tills that may, and of one purse whatever the door", async () => {
        const [arbat] = retail.stores
        const powerless = await TestTill.open(getContainer(), getUrl(), arbat!.id, ["sales"])
        const refused = await ask("/lookup", { card }, { by: powerless })
        expect([refused.status, refused.body.code]).toEqual([403, "insufficient_scope"])
        const burns = await Promise.all(
          [till, other, till, other, till].map((by) =>
            ask("/holds", { card, points: 30, receipt: v4() }, { by })
          )
        )
        expect(burns.map(({ status }) => status).sort()).toEqual([200, 200, 200, 409, 409])
        expect(await inPurse()).toMatchObject({ available: 10, held: 90 })
      })
    })

    describe("the code on her screen", () => {
      const shown = async () => {
        const headers = { ...retail.shop.headers, ...anna.headers }
        const { data, headers: answered } = await api.get<{ qr: StoreLoyaltyQr }>(
          "/store/loyalty/qr",
          { headers }
        )
        expect(answered["cache-control"]).toBe("no-store")
        return data.qr.codes.map(({ text }) => text) as [string, string, string, string]
      }

      it("names her to the first till that reads it, for one receipt", async () => {
        const [qr, next] = await shown()
        expect((await ask("/lookup", { qr })).body.account).toMatchObject({
          account_id: anna.account_id,
        })
        expect((await ask("/lookup", { qr }, { by: other })).body.code).toBe("qr_used")
        const hold = (receipt: string, points = 10, key = randomUUID()) =>
          ask("/holds", { qr, points, receipt }, { key })
        const key = randomUUID()
        expect((await hold("R-1", 200)).body.code).toBe("insufficient_points")
        expect((await hold("R-1", 10, key)).status).toBe(200)
        expect((await hold("R-2")).body.code).toBe("qr_used")
        expect((await ask("/lookup", { qr: next }, { by: other })).status).toBe(200)
        // A photograph of the screen, and the till that repeats what it got no answer to.
        expect((await hold("R-3")).body.code).toBe("qr_used")
        expect((await hold("R-1", 10, key)).status).toBe(200)
        expect(await inPurse()).toMatchObject({ available: 90, held: 10 })
      })

      it("is taken around its time only", async () => {
        const codes = await shown()
        expect(codes).toHaveLength(10)
        const [, , , later] = codes
        expect((await ask("/lookup", { qr: later })).body.code).toBe("qr_expired")
        const forged = `${later.slice(0, -8)}00000000`
        expect((await ask("/lookup", { qr: forged })).body.code).toBe("qr_expired")
      })

      it("is told to herself, and to nobody who collects no points", async () => {
        const status = async (headers: object) =>
          (await api.get("/store/loyalty/qr", { headers, validateStatus: null })).status
        expect(await status(retail.shop.headers)).toBe(401)
      })
    })

    describe("leases", () => {
      const lease = async (points: number, by = till) =>
        await ask("/leases", { card, points }, { by })
      const idOf = ({ body }: { body: LoyaltyBody }) => body.lease!.id

      it("let a till spend a slice of what there is", async () => {
        const key = randomUUID()
        const asked = { card, points: 70 }
        const first = await ask("/leases", asked, { key })
        expect(first.body).toMatchObject({
          lease: { account_id: anna.account_id, granted: 70, spent: 0, status: "open" },
          points: { available: 30, held: 70 },
        })
        expect((await ask("/leases", asked, { key })).body).toEqual(first.body)
        expect((await lease(1)).body.code).toBe("lease_open")
        expect((await lease(70, other)).body).toMatchObject({ lease: { granted: 30 } })
        expect(await inPurse()).toMatchObject({ available: 0, held: 100 })
      })

      it("come back when the till says so, and lapse when it never does", async () => {
        const id = idOf(await lease(40))
        const back = (spent: number, by = till) => ask(`/leases/${id}/return`, { spent }, { by })
        expect((await back(0, other)).body.code).toBe("lease_not_found")
        expect((await back(41)).body.code).toBe("lease_spent_otherwise")
        expect((await back(10)).body).toMatchObject({ lease: { granted: 10, status: "open" } })
        expect(await inPurse()).toMatchObject({ available: 90, held: 10 })
        const now = new Date(Date.now() + (24 + 72) * HOUR_MS + 1_000)
        await runReconcileJob(getContainer(), "omni-lapse-point-leases", { now })
        expect(await inPurse()).toMatchObject({ available: 100, held: 0 })
      })

      it("go with the till that is revoked", async () => {
        const [arbat] = retail.stores
        for (const [drain, available] of [
          [false, 100],
          [true, 60],
        ] as const) {
          const doomed = await TestTill.open(getContainer(), getUrl(), arbat!.id)
          await lease(40, doomed)
          const input = { device_id: doomed.device_id, drain, now: new Date() }
          await revokeTill(getContainer(), input)
          expect(await inPurse()).toMatchObject({ available })
          expect((await lease(10, doomed)).status).toBe(401)
        }
      })
    })

    describe("a quote", () => {
      const lines = [
        { line_id: "1", sku: "a coat nobody knows", quantity: 1, total: 10_000, tax: 1_667 },
        { line_id: "2", sku: "another", quantity: 2, total: 5_000 },
      ]
      const quote = async (more: object) =>
        (await ask("/quote", { currency_code: "RUB", lines, ...more })).body.quote!

      it("says how many points may be used, why not more, and what the receipt earns", async () => {
        expect(await quote({ card })).toMatchObject({
          account: { account_id: anna.account_id },
          spending: { max_points: 75, worth: 7_500, point_value: 100, limited_by: "max_share" },
          used: { points: 0, lines: [] },
          points_to_earn: 150,
        })
        expect(await quote({ card, points: 30 })).toMatchObject({
          used: {
            points: 30,
            worth: 3_000,
            lines: [
              { line_id: "1", points: 20, worth: 2_000 },
              { line_id: "2", points: 10, worth: 1_000 },
            ],
          },
          points_to_earn: 120,
        })
        await holdFor(60)
        expect(await quote({ card, points: 75 })).toMatchObject({
          spending: { max_points: 40, limited_by: "balance" },
          used: { points: 40 },
        })
        expect(await quote({})).toMatchObject({ account: null, spending: { max_points: 75 } })
        expect(await quote({ currency_code: "EUR" })).toMatchObject({
          spending: { max_points: 0, limited_by: "currency" },
          points_to_earn: 0,
        })
      })
    })

    describe("receipts", () => {
      let coat: { sku: string }
      let coats = 0

      beforeEach(async () => {
        const title = `Coat${++coats}`
        const [arbat, sokol] = retail.stores
        const quantities = { [arbat!.stock_location_id]: 20, [sokol!.stock_location_id]: 20 }
        await stockProduct(getContainer(), retail.shop, title, quantities)
        coat = { sku: `${title}-m` }
      })

      const PRICE = 10_000
      /** Units of the coat at 100 roubles, with points spread over the line. */
      const receipt = (quantity: number, more: Record<string, unknown> = {}, unit_price = PRICE) =>
        till.event("sale.completed", saleOf([{ ...coat, quantity, unit_price }], more))
      const work = async () => await workJobs(getContainer())
      const back = (sale: { id: string }, quantity: number, by = other) =>
        by.event("return.completed", {
          ...saleOf([{ ...coat, quantity, unit_price: PRICE }]),
          original: { sale_event_id: sale.id },
        })
      const pointsIncidents = async (event: { id: string }) =>
        await getContainer()
          .resolve<PosModuleService>(POS_MODULE)
          .listPosIncidents({ event_id: event.id } as never)

      it("earn by the rules of their hour, once, and lose it with what comes back", async () => {
        const sale = receipt(3, { customer: { card } })
        await till.push([sale])
        await work()
        await till.push([sale])
        await work()
        // A fortnight later they may be spent.
        expect(await inPurse()).toMatchObject({ available: 100, pending: 300 })
        await other.push([back(sale, 1)])
        await work()
        expect(await inPurse()).toMatchObject({ pending: 200 })
        await till.push([
          till.event("sale.voided", { sale_event_id: sale.id, reason: "The whole of it" }),
        ])
        await work()
        expect(await inPurse()).toMatchObject({ available: 100, pending: 0, debt: 0 })
      })

      it("spend the hold that was made for them, and give back what a return was paid with", async () => {
        const { body } = await holdFor(60)
        const spent = { hold_id: body.hold!.id, lines: [{ line_id: "1", points: 50 }] }
        // Fifty roubles less, as a discount on the line.
        const sale = receipt(2, { customer: { card }, loyalty: { spent } }, 7_500)
        const captured = {
          sale_event_id: sale.id,
          lines: [{ line_id: "1", quantity: 2, points: 50 }],
        }
        await ask(`/holds/${body.hold!.id}/capture`, captured)
        await till.push([sale])
        await work()
        expect(await inPurse()).toMatchObject({ available: 50, held: 0, pending: 150 })
        await other.push([back(sale, 1)])
        await work()
        expect(await inPurse()).toMatchObject({ available: 75, pending: 75 })
        await other.push([back(sale, 1)])
        await work()
        expect(await inPurse()).toMatchObject({ available: 100, pending: 0 })
        expect(await pointsIncidents(sale)).toEqual([])
      })

      it("spend a lease offline, and tell of what goes beyond it", async () => {
        const { body } = await ask("/leases", { card, points: 40 })
        const from = (points: number) => ({
          account_id: anna.account_id,
          spent: { lease_id: body.lease!.id, lines: [{ line_id: "1", points }] },
        })
        const tender = (points: number) => [
          { type: "loyalty", amount: points * 100 },
          { type: "cash", amount: PRICE - points * 100 },
        ]
        const sales = [30, 10, 80].map((points) =>
          receipt(1, { loyalty: from(points), tenders: tender(points) })
        )
        // The network brings them late, twice and in another order.
        await till.push([sales[1]!, sales[0]!])
        await work()
        expect(await inPurse()).toMatchObject({ available: 60, held: 0, pending: 70 + 90 })
        await till.push([...sales].reverse())
        await work()
        expect(await inPurse()).toMatchObject({ available: 0, debt: 20, pending: 70 + 90 + 20 })
        expect(await pointsIncidents(sales[0]!)).toEqual([])
        expect(await pointsIncidents(sales[2]!)).toMatchObject([
          {
            kind: "points_overspent",
            details: { account_id: anna.account_id, points: 80, owed: 20, reason: "exceeded" },
          },
        ])
      })

      it("of the till simulator spend no more offline than it has on lease", async () => {
        const { pairing_code } = await createTill(getContainer(), {
          retail_store_id: retail.stores[0]!.id,
          name: "Simulator",
          scopes: ["sales", "loyalty"],
          now: new Date(),
        })
        const simulated = await Till.pair({ url: getUrl(), pairing_code: pairing_code.code })
        const { id: lease_id } = await simulated.points.lease(card, 50)
        simulated.offline = true
        const sell = (points: number) =>
          simulated.points.sell([{ ...coat, quantity: 2, unit_price: PRICE }], {
            from: { lease_id },
            points,
            worth: 100,
          })
        sell(20)
        sell(15)
        expect(() => sell(16)).toThrow(/not 16 points left/)
        simulated.offline = false
        expect(await simulated.points.giveBack(lease_id)).toMatchObject({
          status: "open",
          granted: 35,
        })
        expect(await inPurse()).toMatchObject({ available: 65, held: 35 })
        expect(() => sell(1)).toThrow(/not 1 points left/)
        await simulated.sync()
        await work()
        expect(await inPurse()).toMatchObject({ available: 65, held: 0, pending: 180 + 185 })
        // As `npm run till -- sell --card --points` does it: with the network the points are held first.
        const line = { ...coat, unit_price: PRICE }
        await sellOne(simulated, [line], { card, points: "5" })
        await sellOne(simulated, [line], { card })
        expect(await inPurse()).toMatchObject({ available: 60, held: 5 })
        await simulated.sync()
        await work()
        expect(await inPurse()).toMatchObject({ available: 60, held: 0, pending: 365 + 95 + 100 })
        simulated.close()
      })

      it("of a card nobody knows earn for whoever claims it; of nobody they are told to people", async () => {
        const stray = `STRAY-${1000 + coats}`
        const sale = receipt(1, { customer: { card: stray } })
        const spent = { hold_id: "lyh_none", lines: [{ line_id: "1", points: 5 }] }
        const strange = receipt(1, { loyalty: { account_id: "lya_none", spent } })
        await till.push([sale, strange])
        await work()
        expect((await ask("/lookup", { card: stray })).body.account).toMatchObject({
          customer_id: null,
          pending: 100,
        })
        expect(await pointsIncidents(strange)).toMatchObject([
          { kind: "points_account_unknown", details: { points_spent: 5 } },
        ])
      })

      it("of an account that was merged earn for the one it went to", async () => {
        const twin = await shopperWith(getContainer(), programme, 10)
        const sale = receipt(1, { loyalty: { account_id: twin.account_id } })
        await mergeInto(getContainer(), anna.account_id, twin.account_id)
        await till.push([sale])
        await work()
        expect(await inPurse()).toMatchObject({ available: 110, pending: 100 })
      })

      it("are refused when they spend points on lines they do not have", async () => {
        const spent = { hold_id: "lyh_any", lines: [{ line_id: "9", points: 5 }] }
        const { body } = await till.push([receipt(1, { loyalty: { spent } })])
        expect(body.results[0]!.problem).toMatchObject({ pointer: "/data/loyalty/spent/lines" })
      })
    })

    it("leave a ledger behind that keeps its promises", async () => {
      expect(await verifyLoyalty(getContainer())).toEqual([])
    })
  },
})
