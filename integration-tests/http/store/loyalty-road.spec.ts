import { randomUUID } from "node:crypto"
import { Modules } from "@medusajs/framework/utils"
import fc from "fast-check"
import { runReconcileJob } from "../../../src/core/jobs"
import { LOYALTY_MODULE } from "../../../src/modules/loyalty"
import { openAccount } from "../../../src/modules/loyalty/operations/accounts"
import { accrue } from "../../../src/modules/loyalty/operations/accrue"
import { adjust } from "../../../src/modules/loyalty/operations/adjust"
import { hold } from "../../../src/modules/loyalty/operations/holds"
import { LoyaltyRules } from "../../../src/modules/loyalty/domain/rules"
import { readBalance } from "../../../src/modules/loyalty/read-models/balance"
import { findMember, readProgramme } from "../../../src/modules/loyalty/read-models/programme"
import type { LoyaltyModuleService } from "../../../src/modules/loyalty/service"
import { withCartLocked } from "../../../src/workflows/loyalty/cart-lock"
import { LoyaltyEvents } from "../../../src/workflows/loyalty/events"
import type { AdminLoyaltyDryRun, AdminOrderPoints, LoyaltyReturnPreview } from "../../../src/types"
import { askDryRun } from "../../../src/workflows/loyalty/dry-run/ask-dry-run"
import { workDryRun } from "../../../src/workflows/loyalty/dry-run/work-dry-run"
import { orderIdOf } from "../../../src/workflows/pos/follow-up/ids"
import { signIn } from "../../helpers/dashboard"
import {
  callers,
  makeReady,
  openPickupShop,
  type PickupShop,
  pickupOf,
  startPayment,
  stockProduct,
  workJobs,
} from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"
import { type Shopper, signInShopper } from "../../helpers/shopper"
import { chargeTax, preferTax } from "../../helpers/taxes"
import { saleOf, TestTill } from "../../helpers/till"
import {
  assertDiscountIsNotCarriedOver,
  assertEditsAreFollowed,
  assertExchangesAreFollowed,
  type PointsShop,
} from "./loyalty-changes"
import {
  assertClaimsAreFollowed,
  assertDeletedCustomersKeepPoints,
  assertPaymentsMayTakeTheirTime,
  assertPointsAreWorthTheirWorth,
  assertPointsPayForAll,
  type EdgesShop,
} from "./loyalty-edges"

jest.setTimeout(180_000)

shopTest({
  testSuite: ({ api, getContainer, getUrl }) => {
    let world: PickupShop
    let adminHeaders: object
    let coat: { variant_id: string }
    let scarf: { variant_id: string }
    let anna: Shopper
    const call = callers(
      api,
      () => world.shop,
      () => adminHeaders
    )
    const as = (shopper: Shopper) => (method: string, url: string, data?: unknown) =>
      call.store(method, url, data, shopper.headers)

    beforeAll(async () => {
      const container = getContainer()
      world = await openPickupShop(container)
      await chargeTax(container, world.shop, { inPrices: true })
      adminHeaders = (await signIn(container, "boss")).headers
      coat = await stockProduct(container, world.shop, "Coat", {
        [world.warehouse]: 20,
        [world.stores[0]!.stock_location_id]: 20,
      })
      scarf = await stockProduct(container, world.shop, "Scarf", {
        [world.stores[0]!.stock_location_id]: 20,
      })
      const opened = await call.admin("POST", "/loyalty/programmes", {
        handle: "club",
        name: "Club",
        rules: {
          time_zone: "Europe/Moscow",
          earning: { rates: { rub: { points: 1, per: 100_00 } } },
          spending: { values: { rub: 100 }, max_share_percent: 30 },
        },
      })
      expect([opened.status, opened.data.programme.version]).toEqual([200, 1])
      anna = await signInShopper(container, "anna")
      expect((await as(anna)("POST", "/loyalty")).data.loyalty.member).toMatchObject({
        available: 0,
        pending: 0,
      })
    })

    const purse = async () => (await as(anna)("GET", "/loyalty")).data.loyalty.member
    const settled = async () => {
      await workJobs(getContainer())
      await runReconcileJob(getContainer(), "omni-sweep-order-points")
    }
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)

    /** A cart, Anna's unless said otherwise, that is collected in the first store, ready to be paid. */
    const cartOf = async (coats: number, scarves = 0, shopper = anna) => {
      const items = [
        { variant_id: coat.variant_id, quantity: coats },
        { variant_id: scarf.variant_id, quantity: scarves },
      ]
      const cart = await as(shopper)("POST", "/carts", {
        region_id: world.shop.region_id,
        sales_channel_id: world.shop.sales_channel_id,
        items: items.filter(({ quantity }) => quantity > 0),
      })
      const id: string = cart.data.cart.id
      await call.store("POST", `/carts/${id}/pickup`, { retail_store_id: world.stores[0]!.id })
      return id
    }
    const totalsOf = async (cartId: string) => {
      const { data } = await call.store("GET", `/carts/${cartId}`)
      const { total, tax_total, discount_total } = data.cart
      return { total, tax_total, discount_total }
    }
    const order = async (cartId: string) => {
      await startPayment(call, cartId)
      const { data } = await call.store("POST", `/carts/${cartId}/complete`)
      expect(data).toMatchObject({ type: "order" })
      await settled()
      return data.order as { id: string; total: number; display_id: number }
    }
    const collect = async (orderId: string, refused = 0) => {
      const ready = await makeReady(call, await pickupOf(call, orderId))
      const { data } = await call.admin("POST", `/pickups/${ready.id}/reissue-code`, {})
      const lines = ready.lines.map(({ id, quantity }, index) => {
        const refused_quantity = index === 0 ? refused : 0
        return { id, collected_quantity: quantity - refused_quantity, refused_quantity }
      })
      const done = await call.admin("POST", `/pickups/${ready.id}/hand-over`, {
        code: data.code,
        lines,
      })
      expect(done.data.pickup.status).toBe("collected")
      await settled()
    }
    /** Units are to come back, one unless said otherwise, as the dashboard asks for it. */
    const requestReturn = async (orderId: string, some?: { id: string; quantity: number }[]) => {
      const { data } = await call.admin("GET", `/orders/${orderId}?fields=*items`)
      const items = some ?? [{ id: data.order.items[0].id as string, quantity: 1 }]
      const location_id = world.stores[0]!.stock_location_id
      const begun = await call.admin("POST", "/returns", { order_id: orderId, location_id })
      const id: string = begun.data.return.id
      await call.admin("POST", `/returns/${id}/request-items`, { items })
      await call.admin("POST", `/returns/${id}/request`, {})
      return { id, items }
    }
    const receive = async ({ id, items }: { id: string; items: object[] }) => {
      await call.admin("POST", `/returns/${id}/receive`, {})
      await call.admin("POST", `/returns/${id}/receive-items`, { items })
      const received = await call.admin("POST", `/returns/${id}/receive/confirm`, {})
      expect(received.status).toBe(200)
    }
    const verified = () => runReconcileJob(getContainer(), "omni-verify-loyalty")

    /** Points Anna can spend, without buying anything first. */
    const havePoints = ({
      key = "gift",
      expires_at = null,
    }: { key?: string; expires_at?: Date | null } = {}) => adjustBy(() => 198, { key, expires_at })
    const takeAllBut = (points: number) =>
      adjustBy(({ available }) => points - available, { key: "taken", expires_at: null })
    const adjustBy = async (
      pointsFor: (balance: { available: number }) => number,
      { key, expires_at }: { key: string; expires_at: Date | null }
    ) => {
      const service = getContainer().resolve<LoyaltyModuleService>(LOYALTY_MODULE)
      const now = new Date()
      await service.inTransaction(async (manager) => {
        const { id } = await readProgramme(manager, now)
        const { account_id } = (await findMember(manager, id, anna.id))!
        const points = pointsFor(await readBalance(manager, account_id, now))
        const command = { key, source: "dashboard", actor: null }
        const gift = { account_id, points, reason: "gift", reference: null, expires_at }
        await adjust(manager, command, gift, now)
      })
    }

    it("earns online, waits for collection and the return window, pays for the next coat, and comes back whole when that is cancelled", async () => {
      const first = await cartOf(1, 1)
      const quote = await as(anna)("GET", `/carts/${first}/loyalty`)
      expect(quote.data.loyalty).toMatchObject({
        points_to_earn: 198,
        balance: 0,
        max_points: 0,
        limited_by: "balance",
        applied: null,
      })
      const bought = await order(first)
      expect(await purse()).toMatchObject({
        available: 0,
        pending: 198,
        pending_lots: [{ points: 198, vests_at: null }],
      })
      await settled()
      expect((await purse()).pending).toBe(198)

      await collect(bought.id)
      const [lot] = (await purse()).pending_lots
      const days = (new Date(lot.vests_at).getTime() - Date.now()) / 86_400_000
      expect([lot.points, Math.round(days)]).toEqual([198, 14])
      await runReconcileJob(getContainer(), "omni-book-due-points", { now: inDays(15) })

      const second = await cartOf(1)
      const offer = await as(anna)("GET", `/carts/${second}/loyalty`)
      expect(offer.data.loyalty).toMatchObject({
        balance: 198,
        max_points: 198,
        max_amount: 198_00,
        limited_by: "balance",
        points_to_earn: 99,
      })
      const paid = await as(anna)("POST", `/carts/${second}/loyalty`, { points: 150 })
      expect(paid.data.loyalty).toMatchObject({
        balance: 198,
        applied: { points: 150, amount: 150_00 },
        points_to_earn: 97,
      })
      expect(await totalsOf(second)).toMatchObject({ total: 9750, tax_total: 1625 })
      expect(await purse()).toMatchObject({ available: 48, held: 150 })

      const other = await cartOf(1)
      const greedy = await as(anna)("POST", `/carts/${other}/loyalty`, { points: 49 })
      expect([greedy.status, greedy.data.code]).toEqual([409, "points_limit"])

      const next = await order(second)
      expect(next.total).toBe(9750)
      expect(await purse()).toMatchObject({ available: 48, held: 0, pending: 97 })
      await settled()
      expect(await purse()).toMatchObject({ available: 48, held: 0, pending: 97 })

      await call.admin("POST", `/orders/${next.id}/cancel`)
      await settled()
      expect(await purse()).toMatchObject({ available: 198, held: 0, pending: 0, debt: 0 })
      const words = await as(anna)("GET", "/loyalty/history?locale=ru&limit=3")
      const number = `#${next.display_id}`
      expect(words.data.history.map(({ text }: { text: string }) => text)).toEqual([
        `Возврат по заказу ${number}, возвращено 150 баллов, списано 97 баллов`,
        `Начислено 97 баллов за заказ ${number}`,
        `Потрачено 150 баллов за заказ ${number}`,
      ])
      const before = words.data.next_before
      const older = await as(anna)("GET", `/loyalty/history?limit=1&before=${before}`)
      expect(older.data.history[0].text).toBe("150 points set aside for a purchase")
      await verified()
    })

    it("gives and takes points by the unit when coats are refused and come back", async () => {
      await havePoints()
      const cart = await cartOf(3)
      await as(anna)("POST", `/carts/${cart}/loyalty`, { points: 100 })
      const { id, total } = await order(cart)
      expect(total).toBe(29_600)
      expect(await purse()).toMatchObject({ available: 98, pending: 296 })

      await collect(id, 1)
      // A third of 296 and of 100, rounded down.
      expect(await purse()).toMatchObject({ available: 98 + 33, pending: 296 - 98 })

      const back = await requestReturn(id)
      await settled()
      expect(await purse()).toMatchObject({ available: 131, pending: 198 })
      await receive(back)
      await settled()
      expect(await purse()).toMatchObject({ available: 98 + 66, pending: 296 - 197 })
      await settled()
      expect(await purse()).toMatchObject({ available: 98 + 66, pending: 296 - 197 })
      await verified()
    })

    const shop = (): PointsShop => ({
      admin: call.admin,
      location_id: world.stores[0]!.stock_location_id,
      scarf_variant_id: scarf.variant_id,
      buy: async (coats, scarves) => {
        await havePoints()
        const cart = await cartOf(coats, scarves)
        await as(anna)("POST", `/carts/${cart}/loyalty`, { points: 100 })
        return (await order(cart)).id
      },
      collect,
      receive,
      settled,
      purse,
      verified,
    })

    it("follows an order that staff edit", () => assertEditsAreFollowed(shop()))
    it("follows an exchange", () => assertExchangesAreFollowed(shop()))
    it("has its discount on the goods it was given for", () =>
      assertDiscountIsNotCarriedOver(shop()))

    const edges = (): EdgesShop => ({
      ...shop(),
      container: getContainer(),
      store: (method, url, data) => as(anna)(method, url, data),
      anna,
      havePoints,
      pointsMayPayAll: async (pointValue) => {
        const rules = {
          earning: { rates: { rub: { points: 1, per: 100_00 } } },
          spending: { values: { rub: pointValue }, max_share_percent: 100 },
        }
        const path = `/loyalty/programmes/${(await programme()).id}/rules`
        expect((await call.admin("POST", path, { rules })).status).toBe(200)
      },
      cartOf,
      order,
      totalsOf,
    })

    it("sets no points aside that another discount leaves no room for", () =>
      assertPointsAreWorthTheirWorth(edges()))
    it("earns nothing for what points pay wholly, and gives them back", () =>
      assertPointsPayForAll(edges()))
    it("waits for payments that take their time, or fail", () =>
      assertPaymentsMayTakeTheirTime(edges()))
    it("follows goods that came back unfit, and claims", () => assertClaimsAreFollowed(edges()))
    it("keeps the points of a customer who is deleted", () =>
      assertDeletedCustomersKeepPoints(edges()))

    it("follows orders at once by their events, and by the sweep when events are lost", async () => {
      const sweep = () => runReconcileJob(getContainer(), "omni-sweep-order-points")
      const placed = async () => {
        const cart = await cartOf(1)
        await startPayment(call, cart)
        const { data } = await call.store("POST", `/carts/${cart}/complete`)
        return data.order.id as string
      }
      await placed()
      await workJobs(getContainer())
      expect((await purse()).pending).toBe(99)

      const unheard = await placed()
      await sweep()
      expect((await purse()).pending).toBe(198)
      await call.admin("POST", `/orders/${unheard}/cancel`)
      await sweep()
      expect((await purse()).pending).toBe(99)
    })

    it("is one purse: earned online, spent at a till, and whole again by two other doors", async () => {
      const bought = await order(await cartOf(2))
      await collect(bought.id)
      await runReconcileJob(getContainer(), "omni-book-due-points", { now: inDays(15) })
      expect(await purse()).toMatchObject({ available: 198, pending: 0 })

      const [till, other] = await Promise.all(
        world.stores.slice(0, 2).map(({ id }) => TestTill.open(getContainer(), getUrl(), id))
      )
      const asked = { customer_id: anna.id, points: 50, receipt: "R-1" }
      const held = await till!.send("POST", "/pos/v1/loyalty/holds", asked, {
        "idempotency-key": randomUUID(),
      })
      const { hold } = held.body as { hold: { id: string } }
      const spent = { hold_id: hold.id, lines: [{ line_id: "1", points: 50 }] }
      // Two coats at 9900 roubles, less fifty for the points.
      const coats = (quantity: number) => [{ sku: "Coat-m", quantity, unit_price: 9_875_00 }]
      const sale = till!.event(
        "sale.completed",
        saleOf(coats(2), { customer: { customer_id: anna.id }, loyalty: { spent } })
      )
      await till!.push([sale])
      await settled()
      expect(await purse()).toMatchObject({ available: 148, held: 0, pending: 197 })

      const orderId = orderIdOf({ device_id: till!.device_id, event_id: sale.id })
      const owed = async () => {
        const { data } = await call.admin("GET", `/orders/${orderId}?fields=total,summary.*`)
        return [data.order.total, data.order.summary.pending_difference]
      }
      expect(await owed()).toEqual([19_750, 0])
      const preview = async (lines: object[]) =>
        await other!.send("POST", "/pos/v1/loyalty/return-preview", {
          original: { sale_event_id: sale.id },
          lines,
        })
      const half = await preview([{ original_line_id: "1", quantity: 1 }])
      expect(half.body).toMatchObject({
        preview: {
          order_id: orderId,
          effects: [
            {
              taken_back: { points: 98, pending: 98 },
              given_back: { points: 25 },
              after: { available: 148 + 25, pending: 197 - 98 },
            },
          ],
        },
      })
      const all = await preview([{ original_line_id: "1", quantity: 3 }])
      expect([all.status, all.body]).toMatchObject([400, { code: "quantity_exceeded" }])
      await receive(await requestReturn(orderId))
      await settled()
      expect(await purse()).toMatchObject({ available: 148 + 25, pending: 197 - 98 })
      // Medusa gives no money back by itself: half of it is still to be paid out.
      expect(await owed()).toEqual([9_875, -9_875])

      await other!.push([
        other!.event("return.completed", {
          ...saleOf(coats(1)),
          original: { sale_event_id: sale.id },
        }),
      ])
      await settled()
      expect(await purse()).toMatchObject({ available: 198, held: 0, pending: 0, debt: 0 })
      expect(await owed()).toEqual([0, -9_875])
      await verified()
    })

    it("brings points down when the cart shrinks, before money moves", async () => {
      await havePoints()
      await call.admin("POST", `/loyalty/programmes/${(await programme()).id}/rules`, {
        rules: {
          earning: { rates: { rub: { points: 1, per: 100_00 } } },
          spending: { values: { rub: 100_00 }, max_share_percent: 50 },
        },
      })
      const cart = await cartOf(2)
      await as(anna)("POST", `/carts/${cart}/loyalty`, { points: 99 })
      expect(await totalsOf(cart)).toMatchObject({ total: 9900, discount_total: 9900 })
      const [item] = (await call.store("GET", `/carts/${cart}`)).data.cart.items
      await as(anna)("POST", `/carts/${cart}/line-items/${item.id}`, { quantity: 1 })
      await call.store("POST", `/carts/${cart}/pickup`, { retail_store_id: world.stores[0]!.id })
      await startPayment(call, cart)
      const refused = await call.store("POST", `/carts/${cart}/complete`)
      expect([refused.status, refused.data.code]).toEqual([409, "points_changed"])
      expect(await purse()).toMatchObject({ available: 198 - 49, held: 49 })
      expect(await totalsOf(cart)).toMatchObject({ total: 5000, discount_total: 4900 })
      expect((await order(cart)).total).toBe(5000)
      expect(await purse()).toMatchObject({ available: 149, held: 0, pending: 50 })
      await verified()
    })

    const programme = async () =>
      (await call.admin("GET", "/loyalty/programmes")).data.programmes[0]

    it("gives more to who buys more, bonuses for occasions, and takes back what came of goods that come back", async () => {
      const month = new Date().toISOString().slice(0, 7)
      const published = await call.admin(
        "POST",
        `/loyalty/programmes/${(await programme()).id}/rules`,
        {
          rules: {
            time_zone: "Europe/Moscow",
            earning: {
              rates: { rub: { points: 1, per: 100_00 } },
              multipliers: [{ code: "mara", percent: 200, when: { brands: ["max mara"] } }],
              campaigns: [
                {
                  code: "this-month",
                  from: `${month}-01T00:00`,
                  until: "2999-01-01T00:00",
                  extra_per_unit: 5,
                },
              ],
            },
            tiers: {
              currency_code: "rub",
              levels: [
                {
                  ...{ code: "gold", name: "Gold", from: 9_900_00, percent: 150 },
                  extra_pickup_days: 2,
                },
              ],
            },
            bonuses: {
              sign_up: { points: 10 },
              birthday: { points: 70 },
              first_online: { points: 50 },
              review: { points: 5 },
              referral: { referrer_points: 40, referred_points: 20 },
            },
          },
        }
      )
      expect([published.status, published.data.programme.version]).toEqual([200, 2])
      await as(anna)("POST", "/loyalty/preferences", { birthday: { month: 2, day: 29 } })
      const wrong = await as(anna)("POST", "/loyalty/preferences", {
        birthday: { month: 2, day: 30 },
      })
      expect([wrong.status, wrong.data.message]).toEqual([400, expect.stringContaining("birthday")])
      const { referral_code: code, birthday } = await purse()
      expect(birthday).toEqual({ month: 2, day: 29 })

      // Who joined before is not brought any more, and nobody brings herself under another address.
      const late = await as(anna)("POST", "/loyalty", { referral_code: code })
      expect([late.status, late.data.code]).toEqual([409, "referral_self"])
      const twin = await signInShopper(getContainer(), "anna+twin")
      const self = await as(twin)("POST", "/loyalty", { referral_code: code })
      expect([self.status, self.data.code]).toEqual([409, "referral_self"])
      const ira = await signInShopper(getContainer(), "ira")
      const unknown = await as(ira)("POST", "/loyalty", { referral_code: "0000-0000" })
      expect([unknown.status, unknown.data.code]).toEqual([400, "referral_unknown"])
      const joined = await as(ira)("POST", "/loyalty", { referral_code: code.toLowerCase() })
      expect(joined.data.loyalty.member).toMatchObject({
        available: 10,
        bonuses: [{ kind: "sign_up", points: 10 }],
        tier: { level: null, qualified: 0, next: { code: "gold", missing: 9_900_00 } },
      })
      expect((await as(ira)("POST", "/loyalty", {})).data.loyalty.member.available).toBe(10)

      const heard: unknown[] = []
      getContainer()
        .resolve(Modules.EVENT_BUS)
        .subscribe(LoyaltyEvents.TIER_CHANGED, async ({ data }) => void heard.push(data))
      const bought = await order(await cartOf(1))
      // 99 for the coat, 5 of the campaign, 50 for the first purchase.
      expect(await purse()).toMatchObject({
        pending: 99 + 5 + 50,
        tier: { level: { code: "gold", percent: 150 }, next: null, falls: null },
      })
      expect(heard).toMatchObject([{ tier: "gold", tier_before: null }])
      const [product] = (await call.admin("GET", "/products?q=Coat")).data.products
      await call.admin("POST", `/products/${product.id}`, { metadata: { brand: "Max Mara" } })
      const quote = await as(anna)("GET", `/carts/${await cartOf(1)}/loyalty`)
      // 250 % of 99: twice for the brand, half more for gold.
      expect(quote.data.loyalty.points_to_earn).toBe(247 + 5)

      const iras = await order(await cartOf(0, 1, ira))
      const irasPurse = async () => (await as(ira)("GET", "/loyalty")).data.loyalty.member
      expect((await purse()).pending).toBe(99 + 5 + 50 + 40)
      expect(await irasPurse()).toMatchObject({ available: 10, pending: 99 + 5 + 50 + 20 })
      const { lines } = (await call.admin("GET", `/orders/${iras.id}/loyalty`)).data.loyalty
      const scarves = { line_item_id: lines[0].line_item_id, quantity: 1 }
      const preview = await call.admin("POST", `/orders/${iras.id}/loyalty/return-preview`, {
        items: [scarves],
      })
      expect(preview.data.preview.effects).toMatchObject([
        {
          taken_back: { points: 99 + 5 + 50 + 20, pending: 99 + 5 + 50 + 20 },
          after: { available: 10, pending: 0, debt: 0 },
        },
      ])
      await call.admin("POST", `/orders/${iras.id}/cancel`)
      await settled()
      expect((await purse()).pending).toBe(99 + 5 + 50)
      expect(await irasPurse()).toMatchObject({
        available: 10,
        pending: 0,
        debt: 0,
        bonuses: [{ kind: "sign_up" }],
        tier: { level: { code: "gold" }, falls: { to: null, missing: 9_900_00 } },
      })
      const words = await as(ira)("GET", "/loyalty/history?locale=ru")
      const texts = words.data.history.map(({ text }: { text: string }) => text)
      expect(texts).toContain("Начислено 10 баллов за вступление в программу")
      expect(texts).toContain(
        `Списано 20 баллов, начисленные за первую покупку по приглашению друга: возврат по заказу #${iras.display_id}`
      )

      const { accounts } = (await call.admin("GET", `/loyalty/accounts?customer_id=${anna.id}`))
        .data
      const { account } = (await call.admin("GET", `/loyalty/accounts/${accounts[0].id}`)).data
      expect(account.tier).toMatchObject({ level: { code: "gold" }, next: null, falls: null })
      const till = await TestTill.open(getContainer(), getUrl(), world.stores[0]!.id)
      const seen = await till.send("POST", "/pos/v1/loyalty/lookup", { customer_id: anna.id })
      expect(seen.body).toMatchObject({ account: { tier: { code: "gold", name: "Gold" } } })
      const waits = await makeReady(call, await pickupOf(call, bought.id))
      const hours =
        (new Date(waits.expires_at!).getTime() - new Date(waits.ready_at!).getTime()) / 3_600_000
      const { data: at } = await call.admin("GET", `/retail-stores/${world.stores[0]!.id}`)
      // To the end of the day it falls into, by the store's hours.
      expect(hours).toBeGreaterThanOrEqual(at.retail_store.hold_hours + 48)
      expect(hours).toBeLessThan(at.retail_store.hold_hours + 48 + 24)
      const write = (review_id: string, order_id: string) =>
        call.admin("POST", `/loyalty/accounts/${accounts[0].id}/reviews`, { review_id, order_id })
      expect((await write("r1", bought.id)).data.bonus).toEqual({ points: 5, repeated: false })
      expect((await write("r1", bought.id)).data.bonus).toEqual({ points: 5, repeated: true })
      expect((await write("r2", iras.id)).status).toBe(404)
      expect((await purse()).available).toBe(5)

      const year = new Date().getUTCFullYear() + 1
      const lastOfFebruary = new Date(Date.UTC(year, 2, 1) - 12 * 3_600_000)
      for (const now of [lastOfFebruary, lastOfFebruary, inDays(1)]) {
        await runReconcileJob(getContainer(), "omni-give-birthday-points", { now })
      }
      expect((await purse()).available).toBe(5 + 70)

      await call.admin("POST", `/orders/${bought.id}/cancel`)
      await settled()
      expect(await purse()).toMatchObject({ available: 70, pending: 0, debt: 0 })
      expect((await purse()).tier.falls.missing).toBe(9_900_00)
      await runReconcileJob(getContainer(), "omni-review-tiers", { now: inDays(31) })
      await workJobs(getContainer())
      expect(heard.at(-1)).toMatchObject({ tier: null, tier_before: "gold" })
      await verified()
    })

    it("frees points that nobody came back for, and never leaves a discount without them", async () => {
      await havePoints()
      const cart = await cartOf(1)
      const apply = (points: number) => as(anna)("POST", `/carts/${cart}/loyalty`, { points })
      await apply(100)
      await runReconcileJob(getContainer(), "omni-lapse-cart-points")
      expect(await totalsOf(cart)).toMatchObject({ total: 9800 })
      await runReconcileJob(getContainer(), "omni-lapse-cart-points", { now: inDays(1) })
      expect(await totalsOf(cart)).toMatchObject({ total: 9900, discount_total: 0 })
      expect(await purse()).toMatchObject({ available: 198, held: 0 })

      await apply(100)
      const again = await apply(100)
      expect(again.data.loyalty.applied.points).toBe(100)
      await apply(40)
      expect(await totalsOf(cart)).toMatchObject({ total: 9860 })
      expect(await purse()).toMatchObject({ available: 158, held: 40 })
      const gone = await as(anna)("DELETE", `/carts/${cart}/loyalty`)
      expect(gone.data.loyalty).toMatchObject({ applied: null, balance: 198 })
      expect(await totalsOf(cart)).toMatchObject({ total: 9900 })

      await apply(60)
      const { data } = await call.store("GET", `/carts/${cart}?fields=*promotions`)
      const promo_codes = data.cart.promotions.map(({ code }: { code: string }) => code)
      const elsewhere = await cartOf(1)
      await as(anna)("POST", `/carts/${elsewhere}/promotions`, { promo_codes })
      expect(await totalsOf(elsewhere)).toMatchObject({ total: 9900 })
      await as(anna)("DELETE", `/carts/${cart}/promotions`, { promo_codes })
      expect((await order(cart)).total).toBe(9900)
      expect(await purse()).toMatchObject({ available: 198, held: 0 })
      await verified()
    })

    it("takes off what points are worth where tax comes on top of prices", async () => {
      await havePoints()
      await preferTax(getContainer(), world.shop.region_id, false)
      const cart = await cartOf(1)
      expect(await totalsOf(cart)).toMatchObject({ total: 11_880, tax_total: 1980 })
      const { data } = await as(anna)("POST", `/carts/${cart}/loyalty`, { points: 120 })
      expect(data.loyalty.applied).toMatchObject({ points: 120, amount: 120_00 })
      expect(await totalsOf(cart)).toMatchObject({ total: 11_760, tax_total: 1960 })
    })

    it("lets two tabs and two carts share one balance", async () => {
      await havePoints()
      const carts = [await cartOf(2), await cartOf(2)]
      const apply = (cart: string | undefined, points: number) =>
        as(anna)("POST", `/carts/${cart}/loyalty`, { points })
      const both = await Promise.all(carts.map((cart) => apply(cart, 150)))
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
      expect(await purse()).toMatchObject({ available: 48, held: 150 })

      const cart = carts[both.findIndex(({ status }) => status === 200)]
      await Promise.all([apply(cart, 50), apply(cart, 60), apply(cart, 70)])
      const { data } = await as(anna)("GET", `/carts/${cart}/loyalty`)
      const { held, available } = await purse()
      const { applied } = data.loyalty
      expect(held + available).toBe(198)
      expect(applied?.points ?? 0).toBe(held)
      expect((applied?.amount ?? 0) / 100).toBe((await totalsOf(cart!)).discount_total)
      expect((applied?.amount ?? 0) / 100).toBe(held)

      // Whoever changes or completes a cart is waited for, as another cart shows meanwhile.
      const other = carts.find((each) => each !== cart)
      await as(anna)("DELETE", `/carts/${cart}/loyalty`)
      let isDone = false
      const { asked } = await withCartLocked(getContainer(), cart!, async () => {
        const asked = apply(cart, 30).finally(() => (isDone = true))
        await apply(other, 10)
        await apply(other, 20)
        expect(isDone).toBe(false)
        return { asked }
      })
      expect((await asked).status).toBe(200)
      expect(await purse()).toMatchObject({ available: 148, held: 50 })
    })

    it("keeps points to their owner, and rules to what can be", async () => {
      const ira = await signInShopper(getContainer(), "ira")
      const cart = await cartOf(1)
      const stranger = await as(ira)("POST", `/carts/${cart}/loyalty`, { points: 1 })
      expect([stranger.status, stranger.data.code]).toEqual([403, "cart_not_yours"])
      expect((await call.store("POST", `/carts/${cart}/loyalty`, { points: 1 })).status).toBe(401)
      const anybody = await call.store("GET", `/carts/${cart}/loyalty`)
      expect(anybody.data.loyalty).toMatchObject({
        balance: null,
        limited_by: "not_signed_in",
        points_to_earn: 99,
      })
      expect((await as(ira)("GET", "/loyalty")).data.loyalty.member).toBeNull()
      expect((await as(ira)("GET", "/loyalty/history")).data.history).toEqual([])
      expect((await call.store("GET", "/loyalty")).status).toBe(401)

      const rules = { earning: { rates: { rub: { points: 0.5, per: 100 } } } }
      const wrong = await call.admin(
        "POST",
        `/loyalty/programmes/${(await programme()).id}/rules`,
        {
          rules,
        }
      )
      expect(wrong.status).toBe(400)
      expect(wrong.data.message).toContain("points")
      expect((await programme()).version).toBe(1)
      const second = await call.admin("POST", "/loyalty/programmes", {
        handle: "other",
        name: "Other",
        rules: { earning: { rates: {} } },
      })
      expect([second.status, second.data.code]).toEqual([409, "programme_exists"])
    })
    it("books what is due, lets a lapsed hold go and finds nothing broken, in a running shop", async () => {
      const service = getContainer().resolve<LoyaltyModuleService>(LOYALTY_MODULE)
      const now = new Date()
      const later = new Date(now.getTime() + 60_000)
      const account = await service.inTransaction(async (manager) => {
        const { id: programme_id } = await readProgramme(manager, now)
        const owner = { type: "customer" as const, id: "cus_jobs" }
        const { account_id } = await openAccount(manager, { programme_id, owner }, now)
        const by = { source: "online", actor: null }
        const award = { line_value: 1, expires_at: null }
        const awards = [
          { ...award, reference: "jobs:now", points: 7, vests_at: "now" as const },
          { ...award, reference: "jobs:later", points: 5, vests_at: later },
        ]
        await accrue(
          manager,
          { key: "jobs", ...by },
          { account_id, awards, reference: "jobs" },
          now
        )
        const asked = { account_id, points: 4, carrier: "till" as const, reference: "receipt" }
        await hold(manager, { key: "jobs:hold", ...by }, { ...asked, expires_at: later }, now)
        return account_id
      })
      const stored = () => service.reading((m) => readBalance(m, account, now))
      expect(await stored()).toMatchObject({ available: 3, held: 4, pending: 5 })
      await runReconcileJob(getContainer(), "omni-book-due-points", { now: later })
      expect(await stored()).toMatchObject({ available: 12, held: 0, pending: 0 })
      await runReconcileJob(getContainer(), "omni-verify-loyalty")
    })

    it("tells what returns would do to points before they are confirmed, in any order, and moves nothing", async () => {
      const rules = {
        earning: { rates: { rub: { points: 1, per: 100_00 } } },
        spending: { values: { rub: 100 } },
      }
      const terms = { debt_limit: 100, rules }
      await call.admin("POST", `/loyalty/programmes/${(await programme()).id}/rules`, terms)
      const expires_at = inDays(60)
      await havePoints({ key: "gift-to-return", expires_at })
      const cart = await cartOf(3, 2)
      await as(anna)("POST", `/carts/${cart}/loyalty`, { points: 101 })
      const { id } = await order(cart)
      await collect(id)
      await runReconcileJob(getContainer(), "omni-book-due-points", { now: inDays(15) })
      // All but 120 of what she has is gone, so that returns run into debt and beyond its limit.
      await takeAllBut(120)

      const { data } = await call.admin("GET", `/orders/${id}/loyalty`)
      const { lines, earned, spent } = data.loyalty as AdminOrderPoints
      expect([earned, spent, lines.map(({ kept }) => kept).sort()]).toEqual([493, 101, [2, 3]])
      const units = lines.flatMap(({ line_item_id, kept }) =>
        Array.from({ length: kept }, () => ({ line_item_id, quantity: 1 }))
      )
      const seed = Date.now()
      const [shuffled] = fc.sample(fc.shuffledSubarray(units, { minLength: 5 }), {
        numRuns: 1,
        seed,
      })
      const seen = { debt: 0, written_off: 0, available: 0 }
      for (const items of [shuffled!.slice(0, 1), shuffled!.slice(1, 2), shuffled!.slice(2)]) {
        const whole = mergedUnits(items)
        const asked = await call.admin("POST", `/orders/${id}/loyalty/return-preview`, {
          items: whole,
        })
        const [effect] = (asked.data.preview as LoyaltyReturnPreview).effects
        const before = await purse()
        const were = (await call.admin("GET", `/orders/${id}/loyalty`)).data.loyalty
        expect({ seed, ...effect!.before }).toEqual({ seed, ...bucketsOf(before) })
        await receive(
          await requestReturn(
            id,
            whole.map(({ line_item_id, quantity }) => ({ id: line_item_id, quantity }))
          )
        )
        await settled()
        const are = (await call.admin("GET", `/orders/${id}/loyalty`)).data.loyalty
        expect({ seed, ...bucketsOf(await purse()) }).toEqual({ seed, ...effect!.after })
        expect({
          seed,
          taken: are.taken_back - were.taken_back,
          given: are.given_back - were.given_back,
        }).toEqual({
          seed,
          taken: effect!.taken_back.points,
          given: effect!.given_back.points,
        })
        expect(effect!.given_back.dates).toEqual([
          { points: effect!.given_back.points, expires_at: expires_at.toISOString() },
        ])
        for (const name of ["debt", "written_off", "available"] as const) {
          seen[name] += effect!.taken_back[name]
        }
      }
      expect(await call.admin("GET", `/orders/${id}/loyalty`)).toMatchObject({
        data: { loyalty: { taken_back: 493, given_back: 101 } },
      })
      expect(Object.values(seen).map((points) => points > 0)).toEqual([true, true, true])

      const [line] = lines
      const items = [{ line_item_id: line!.line_item_id, quantity: 1 }]
      const tooMany = await call.admin("POST", `/orders/${id}/loyalty/return-preview`, { items })
      expect([tooMany.status, tooMany.data.code, tooMany.data.message]).toEqual([
        400,
        "quantity_exceeded",
        "items.0.quantity: at most 0 of this line may come back",
      ])
      await verified()
    })

    it("tries rules on past orders, of every channel and as they came back, and keeps rules for later", async () => {
      const { id: programme_id } = await programme()
      const bought = await order(await cartOf(2, 1))
      await collect(bought.id, 1)
      const till = await TestTill.open(getContainer(), getUrl(), world.stores[0]!.id)
      const sale = saleOf([{ sku: "Coat-m", quantity: 1, unit_price: 5_050_00 }], {
        customer: { customer_id: anna.id },
      })
      await till.push([till.event("sale.completed", sale)])
      await settled()
      const { available, pending } = await purse()
      const present = available + pending
      expect(present).toBe(198 + 50)

      const rules = {
        earning: {
          rates: { rub: { points: 1, per: 100_00 } },
          multipliers: [{ code: "in-store", percent: 300, when: { channels: ["store"] } }],
        },
        spending: { values: { rub: 50 } },
        tiers: {
          currency_code: "rub",
          levels: [{ code: "gold", name: "Gold", from: 15_000_00, percent: 200 }],
        },
        bonuses: { first_online: { points: 40 } },
      }
      const path = `/loyalty/programmes/${programme_id}/rules`
      const { data } = await call.admin("POST", `${path}/dry-run`, { rules })
      const { result, ...run } = data.dry_run as AdminLoyaltyDryRun
      // The sale is made in gold, which the coat and the scarf that were kept are enough for: four times 50.5.
      const candidate = 198 + 40 + 202
      expect(run).toMatchObject({ status: "done", progress: 1, orders: 2, present_version: 1 })
      expect(result).toEqual({
        points: { present, candidate },
        currencies: [
          {
            currency_code: "rub",
            points: { present, candidate },
            cost: { present: present * 100, candidate: candidate * 50 },
          },
        ],
        members: { more: 1, less: 0, same: 0 },
        winners: [
          {
            account_id: expect.any(String),
            customer: expect.objectContaining({ id: anna.id }),
            present,
            candidate,
            difference: candidate - present,
          },
        ],
        losers: [],
        liability: {
          outstanding: present,
          values: [{ currency_code: "rub", before: present * 100, after: candidate * 50 }],
        },
      })
      expect((await purse()).pending + (await purse()).available).toBe(present)

      // The same by a job, and page by page, an order being cut by the pages.
      const parsed = LoyaltyRules.parse(rules)
      const asked = { programme_id, rules: parsed, from: null, until: null, requested_by: "test" }
      const large = () => askDryRun(getContainer(), asked, new Date(), 0)
      const [byJob, byPages] = [await large(), await large()]
      expect([byJob.status, byJob.result]).toEqual(["running", null])
      await workDryRun(getContainer(), byPages.id, { now: new Date(), pageSize: 1 })
      await workJobs(getContainer())
      for (const { id } of [byJob, byPages]) {
        const again = await call.admin("GET", `${path}/dry-runs/${id}`)
        expect(again.data.dry_run).toMatchObject({ status: "done", orders: 2, result })
      }

      const long = { rules, from: inDays(-400).toISOString() }
      const refused = await call.admin("POST", `${path}/dry-run`, long)
      expect([refused.status, refused.data.code]).toEqual([400, "period_invalid"])

      const later = { rules, in_force_from: inDays(7).toISOString() }
      expect((await call.admin("POST", path, later)).data).toMatchObject({
        programme: { version: 1 },
        version: 2,
      })
      const now = { rules: { ...rules, life_days: 30 } }
      expect((await call.admin("POST", path, now)).data.programme.version).toBe(3)
      const { data: list } = await call.admin("GET", path)
      expect(
        list.versions.map(({ version, state }: { version: number; state: string }) => [
          version,
          state,
        ])
      ).toEqual([
        [2, "future"],
        [3, "current"],
        [1, "past"],
      ])
      const service = getContainer().resolve<LoyaltyModuleService>(LOYALTY_MODULE)
      const versionAt = async (at: Date) =>
        (await service.reading((manager) => readProgramme(manager, at))).version
      expect([await versionAt(inDays(6)), await versionAt(inDays(8))]).toEqual([3, 2])
      await runReconcileJob(getContainer(), "omni-put-loyalty-rules-in-force", { now: inDays(8) })
      const past = { rules, in_force_from: inDays(-1).toISOString() }
      const late = await call.admin("POST", path, past)
      expect([late.status, late.data.code]).toEqual([400, "in_force_from_past"])
    })
  },
})

type Units = { line_item_id: string; quantity: number }

const mergedUnits = (units: readonly Units[]): Units[] =>
  [...new Set(units.map(({ line_item_id }) => line_item_id))].map((line_item_id) => ({
    line_item_id,
    quantity: units.filter((each) => each.line_item_id === line_item_id).length,
  }))

const bucketsOf = ({ available, pending, held, debt }: Record<string, number>) => ({
  available,
  pending,
  held,
  debt,
})
