import { createHash, randomUUID } from "node:crypto"
import type { OpenApiDocument } from "../../../src/api/pos/openapi/document"
import { POS_SCOPES } from "../../../src/modules/pos/domain/scopes"
import { DescribedAnswers } from "../../helpers/described-answers"
import { signIn } from "../../helpers/dashboard"
import {
  addPromotion,
  callers,
  type Callers,
  cartFor,
  openPickupShop,
  type PickupShop,
  pickupOf,
  stockProduct,
  workJobs,
} from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"
import { saleOf, TestTill } from "../../helpers/till"

const ENGLISH = { "accept-language": "en" }

/** The protocol's description of itself, held to what the running server does. */
shopTest({
  keepData: true,
  testSuite: ({ api, getContainer, getUrl }) => {
    let retail: PickupShop
    let shopper: Callers
    let till: TestTill
    let document: OpenApiDocument
    let described: DescribedAnswers
    let coat: Awaited<ReturnType<typeof stockProduct>>

    beforeAll(async () => {
      retail = await openPickupShop(getContainer())
      const boss = await signIn(getContainer(), "boss")
      shopper = callers(
        api,
        () => retail.shop,
        () => boss.headers
      )
      const [arbat] = retail.stores
      till = await TestTill.open(getContainer(), getUrl(), arbat!.id)
      coat = await stockProduct(getContainer(), retail.shop, "Coat", {
        [arbat!.stock_location_id]: 50,
      })
      await addPromotion(getContainer(), "SPRING", 100)
      document = (await (await get("/pos/v1/openapi.json")).json()) as OpenApiDocument
      described = new DescribedAnswers(document)
    })

    const get = (path: string, headers: Record<string, string> = {}) =>
      fetch(`${getUrl()}${path}`, { headers })

    /** Sends it, holds the answer to its description, and gives it back. */
    async function ask<Body = Record<string, unknown>>(
      method: string,
      path: string,
      body?: unknown,
      headers: Record<string, string> = {},
      by = till
    ) {
      const answer = await by.send<Body>(method, `/pos/v1${path}`, body, headers)
      const type = answer.headers.get("content-type")
      const seen = {
        method,
        path: `/pos/v1${path}`,
        status: answer.status,
        type,
        body: answer.body,
      }
      expect(described.faults(seen)).toEqual([])
      return answer
    }
    const newKey = () => ({ "idempotency-key": randomUUID() })

    it("may be kept and asked for again", async () => {
      const first = await get("/pos/v1/openapi.json")
      expect(first.headers.get("content-type")).toContain("application/json")
      expect(first.headers.get("cache-control")).toBe("public, max-age=300")
      // Not by fetch, which asks for a fresh answer whenever it names the one it has.
      const known = { "if-none-match": first.headers.get("etag") }
      const again = await api.get("/pos/v1/openapi.json", { headers: known, validateStatus: null })
      expect(again.status).toBe(304)
    })

    it("finds an answer out that is not as described", () => {
      const body = { device_id: "x", name: 1, surprise: true }
      const seen = {
        method: "GET",
        path: "/pos/v1/me",
        status: 200,
        type: "application/json",
        body,
      }
      const faults = described.faults(seen).join("\n")
      expect(faults).toContain("/name must be string")
      expect(faults).toContain("surprise")
      expect(described.faults({ ...seen, status: 418 })).toEqual([
        "GET /pos/v1/me 418: not described",
      ])
    })

    it("says of every route who may, as the server does", async () => {
      const powerless = await TestTill.open(getContainer(), getUrl(), retail.stores[0]!.id, [])
      for (const [path, operations] of Object.entries(document.paths)) {
        for (const [method, { security }] of Object.entries(operations)) {
          const url = path.replace("/pos/v1", "").replace(/\{\w+\}/g, "none")
          const [by] = security
          const anonymous = await fetch(`${getUrl()}/pos/v1${url}`, { method })
          expect([method, path, anonymous.status === 401]).toEqual([method, path, by !== undefined])
          if (by?.token?.length) {
            const { body } = await ask(method.toUpperCase(), url, undefined, {}, powerless)
            expect([path, body.code]).toEqual([path, "insufficient_scope"])
          }
        }
      }
    })

    it("describes pairing, tokens and keys", async () => {
      const { status, body } = await ask("GET", "/me")
      expect([status, body.scopes]).toEqual([200, [...POS_SCOPES]])
      const ofToken = {
        grant_type: "client_credentials",
        client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        client_assertion: await till.assertion(),
      }
      expect((await ask("POST", "/token", ofToken)).status).toBe(200)
      expect((await ask("POST", "/token", ofToken)).body.code).toBe("assertion_used")
      expect((await ask("POST", "/token", {})).status).toBe(400)
      const nobody = await ask("POST", "/pair", { pairing_code: "X", public_key: till.publicKey })
      expect(nobody.body.code).toBe("invalid_pairing_code")
      expect((await ask("POST", "/pair", { pairing_code: "X" })).status).toBe(422)
      expect((await ask("DELETE", `/keys/${till.kid}`)).body.code).toBe("last_key")
    })

    it("describes what a till pushes, and its shift", async () => {
      const shift_id = "S-1"
      const rub = { shift_id, currency_code: "RUB" }
      const sale = till.event("sale.completed", saleOf([{ sku: "Coat" }], { shift_id }))
      const { body } = await ask<{ results: { status: string }[] }>("POST", "/events", {
        events: [
          till.event("shift.opened", { ...rub, opening_cash: 100 }),
          sale,
          sale,
          till.event("return.completed", {
            ...saleOf([{ sku: "Coat" }], { shift_id }),
            original: { sale_event_id: randomUUID() },
          }),
          { ...sale, data: {} },
          till.event("sale.completed", {}),
          17,
          till.event("cash.moved", { ...rub, kind: "drop", amount: 1, reason: "Safe" }),
          till.event("shift.closed", {
            ...rub,
            counted: [{ type: "cash", amount: 5 }],
            reported: { sales: 2, tenders: [{ type: "card", amount: 1 }] },
          }),
          till.event("sale.completed", saleOf([{ sku: "Coat" }], { shift_id })),
        ],
      })
      expect(body.results.map(({ status }) => status)).toEqual([
        "applied",
        "applied",
        "duplicate",
        "deferred",
        "conflict",
        "rejected",
        "rejected",
        "applied",
        "applied",
        "applied",
      ])
      const shift = await ask<{ shift: { doubts: object[]; late: object } }>(
        "GET",
        `/shifts/${shift_id}`
      )
      expect(shift.body.shift.doubts).not.toEqual([])
      expect((await ask("GET", "/shifts/none")).body.code).toBe("shift_not_found")
      expect((await ask("POST", "/events", { events: [] })).status).toBe(422)
    })

    it("describes what a till pulls", async () => {
      await till.push([
        till.event("customer.registered", { first_name: "Anna", phone: "+79991234567" }),
      ])
      await workJobs(getContainer())
      const types = "product,variant,price,promotion,stock,customer,pickup"
      type Page = { next: string; has_more: boolean; changes: { type: string }[] }
      const told = new Set<string>()
      let query = `types=${types}&limit=2`
      for (let more = true; more; ) {
        const { body } = await ask<Page>("GET", `/changes?${query}`)
        body.changes.forEach(({ type }) => told.add(type))
        more = body.has_more
        query = `since=${body.next}`
      }
      expect([...told]).toEqual(["product", "variant", "price", "promotion", "stock", "customer"])
      expect((await ask("GET", "/changes?since=x")).body.code).toBe("invalid_since")
      expect((await ask("GET", "/customers?phone=89991234567")).body.count).toBe(1)
      expect((await ask("GET", "/customers?phone=1")).body.code).toBe("invalid_phone")
      expect((await ask("GET", "/customers")).status).toBe(422)
    })

    it("describes what was bought", async () => {
      const phone = "+79991112233"
      const sale = saleOf([{ sku: "Coat" }], { customer: { phone } })
      await till.push([
        till.event("customer.registered", { first_name: "Vera", phone }),
        till.event("sale.completed", sale),
      ])
      const find = (query: string) =>
        ask<{ count: number; code?: string }>("GET", `/orders/lookup?${query}`)
      const receipt = `receipt_number=${sale.receipt_number}`
      expect((await find(receipt)).body.count).toBe(1)
      await workJobs(getContainer())
      expect((await find(receipt)).body.count).toBe(1)
      expect((await find("phone=89991112233")).body.count).toBe(1)
      expect((await find("phone=1")).body.code).toBe("invalid_phone")
      expect((await find("")).status).toBe(422)
      const show = (code: object) => ask<{ code?: string }>("POST", "/orders/lookup", code)
      expect((await show({ return_code: "2222-2222" })).body.code).toBe("code_not_found")
      expect((await show({})).status).toBe(422)
    })

    it("describes orders to collect, from the queue to the hand-over", async () => {
      const items = [{ variant_id: coat.variant_id, quantity: 1 }]
      const cart = await cartFor(shopper, retail.shop, retail.stores[0]!.id, items)
      const { data } = await shopper.store("POST", `/carts/${cart}/complete`)
      const { id, lines, order_display_id } = await pickupOf(
        shopper,
        (data.order as { id: string }).id
      )
      const bought = await ask("GET", `/orders/lookup?order_number=${order_display_id}`)
      expect(bought.body.orders).toMatchObject([{ channel: "online", store: null }])
      const command = (name: string, body: object = {}) =>
        ask<{ code?: string }>("POST", `/pickups/${id}/${name}`, body, newKey())
      expect((await ask("GET", "/pickups?status=placed&status=ready")).body.count).toBe(1)
      expect((await ask("GET", `/pickups/${id}`)).status).toBe(200)
      expect((await ask("GET", "/changes?types=pickup")).body.changes).toHaveLength(1)
      expect((await ask("POST", `/pickups/${id}/accept`, {})).body.code).toBe(
        "idempotency_key_required"
      )
      expect((await command("accept")).status).toBe(200)
      const one = { id: lines[0]!.id, picked_quantity: 1 }
      expect((await command("pick", { lines: [one, one] })).body.code).toBe("line_twice")
      expect((await command("ready")).body.code).toBe("lines_not_picked")
      expect((await command("pick", { lines: [one] })).status).toBe(200)
      expect((await command("ready", { bin: "A1" })).status).toBe(200)
      expect((await command("accept")).body.code).toBe("pickup_transition")
      expect((await command("hand-over", { code: "000000" })).body.code).toBe("code_not_found")
      expect((await ask("POST", "/pickups/lookup", { code: "000000" })).status).toBe(404)
      expect((await command("reject", { reason: "other" })).status).toBe(200)
    })

    describe("the page for people", () => {
      const languageOf = async (query: string, headers = {}) => {
        const answer = await get(`/pos/v1/docs${query}`, headers)
        return [answer.status, answer.headers.get("content-language")]
      }

      it("holds every route, every problem code and every type of event, and no script", async () => {
        const answer = await get("/pos/v1/docs", ENGLISH)
        const page = await answer.text()
        expect(answer.headers.get("content-type")).toContain("text/html")
        const style = /<style>([^]*?)<\/style>/.exec(page)![1]!
        const hash = createHash("sha256").update(style).digest("base64")
        expect(answer.headers.get("content-security-policy")).toBe(
          `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
        )
        expect(page).not.toMatch(/<script|<img|<link| on\w+="| style="|javascript:/i)
        const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
          Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`)
        )
        const codes = document["x-problems"].map(({ code }) => `id="problem-${code}"`)
        const shapes = Object.keys(document.components.schemas).map((name) => `id="shape-${name}"`)
        const missing = [...routes, ...codes, ...shapes].filter((text) => !page.includes(text))
        expect(missing).toEqual([])
        const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
        const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
        expect(targets.filter((id) => !ids.has(id))).toEqual([])
      })

      it("speaks the reader's language, or the one that is asked for", async () => {
        expect(await languageOf("", { "accept-language": "ru-RU,ru;q=0.9,en;q=0.5" })).toEqual([
          200,
          "ru",
        ])
        expect(await languageOf("", { "accept-language": "fr" })).toEqual([200, "en"])
        expect(await languageOf("?lang=ru", ENGLISH)).toEqual([200, "ru"])
        expect((await get("/pos/v1/docs?lang=xx")).status).toBe(422)
        const page = await (await get("/pos/v1/docs?lang=ru")).text()
        expect(page).toContain("Коды ошибок")
        expect(page).toContain('lang="ru"')
      })
    })
  },
})
