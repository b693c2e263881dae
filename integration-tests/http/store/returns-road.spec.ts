import { randomUUID } from "node:crypto"
import { Modules } from "@medusajs/framework/utils"
import { runReconcileJob } from "../../../src/core/jobs"
import type { AdminReturnCase, AdminReturnQuote, StoreReturnRequest } from "../../../src/types"
import { orderIdOf } from "../../../src/workflows/pos/follow-up/ids"
import { signIn } from "../../helpers/dashboard"
import {
  addPromotion,
  callers,
  cartFor,
  collectedOrder,
  openPickupShop,
  type PickupShop,
  startPayment,
  stockAt,
  workJobs,
} from "../../helpers/pickup-shop"
import { openShopProgramme, type Shopper, shopperWith } from "../../helpers/points"
import { shopTest } from "../../helpers/runner"
import { addSizes } from "../../helpers/sizes"
import { chargeTax } from "../../helpers/taxes"
import { saleOf, TestTill } from "../../helpers/till"

jest.setTimeout(120_000)

const CENTRE = "sloc_returns_centre"
const MEDIUM = 33_33
/** 33.33 and 40.00 cost 6.67 more or less. */
const LARGER = 6_67
const GIFT = 100

type Goods = { variant_id: string; inventory_item_id: string }
type Units = { line_item_id: string; quantity: number }[]

/** Three coats of 33.33 less ten roubles, bought online or at a till, come back by every door. */
shopTest({
  keepData: true,
  env: { OMNICHANNEL_OPTIONS: JSON.stringify({ returns: { postLocationId: CENTRE } }) },
  testSuite: ({ api, getContainer, getUrl }) => {
    let world: PickupShop
    let adminHeaders: object
    let programme: string
    let medium: Goods
    let large: Goods
    const call = callers(
      api,
      () => world.shop,
      () => adminHeaders
    )

    beforeAll(async () => {
      const container = getContainer()
      world = await openPickupShop(container)
      await chargeTax(container, world.shop, { inPrices: true })
      adminHeaders = (await signIn(container, "boss")).headers
      programme = await openShopProgramme(container)
      await container.resolve(Modules.STOCK_LOCATION).createStockLocations({
        id: CENTRE,
        name: "Returns centre",
        address: { address_1: "Lenina 5", city: "Tver", postal_code: "170000", country_code: "ru" },
      } as never)
      const [bought, desk] = world.stores.map(({ stock_location_id }) => stock_location_id)
      const sizes = await addSizes(container, world.shop, "Coat", [
        { size: "M", price: 33.33, stocked: { [bought!]: 20, [desk!]: 0 } },
        { size: "L", price: 40, stocked: { [desk!]: 2 } },
      ])
      ;[medium, large] = sizes as [Goods, Goods]
      await addPromotion(container, "TEN", 10)
    })

    const settled = async () => {
      await workJobs(getContainer())
      await runReconcileJob(getContainer(), "omni-sweep-order-points")
    }
    const purseOf = async ({ headers }: Shopper) => {
      const { data } = await call.store("GET", "/loyalty", undefined, headers)
      const { available, pending, held, debt } = data.loyalty.member
      return { available, pending, held, debt }
    }
    const stocked = async ({ inventory_item_id }: Goods, place: string) =>
      (await stockAt(getContainer(), inventory_item_id, place)).stocked
    const deskPlace = () => world.stores[1]!.stock_location_id

    /**
     * Medusa's figures in kopecks. What came back of a line is a third of it there, never rounded: its totals are right to
     * less than a kopeck meanwhile, and the tax, a sixth, to half of one.
     */
    const expectFigures = async (orderId: string, total: number) => {
      const { data } = await call.admin(
        "GET",
        `/orders/${orderId}?fields=total,tax_total,summary.*`
      )
      const { order } = data as unknown as {
        order: { total: number; tax_total: number; summary: { pending_difference: number } }
      }
      expect(Math.abs(order.total * 100 - total)).toBeLessThan(1)
      expect(Math.abs(order.tax_total * 100 - total / 6)).toBeLessThan(0.5)
      expect(Math.abs(order.summary.pending_difference * 100)).toBeLessThan(1)
      return order
    }
    const lineOf = async (orderId: string, variant: Goods) => {
      const { data } = await call.admin("GET", `/orders/${orderId}?fields=*items`)
      const items = data.order.items as { id: string; variant_id: string }[]
      return items.find(({ variant_id }) => variant_id === variant.variant_id)!.id
    }
    const visit = async (order_id: string, units: Units, more: object = {}) => {
      const retail_store_id = world.stores[1]!.id
      const body = { order_id, units, retail_store_id }
      const asked = await call.admin("POST", "/return-desk/quote", { ...body, ...more })
      expect([asked.status, asked.data.code]).toEqual([200, undefined])
      return asked.data.quote as AdminReturnQuote
    }
    const handedIn = async (
      order_id: string,
      units: Units,
      new_units?: { variant_id: string; quantity: number }[]
    ): Promise<AdminReturnCase> => {
      const { amount, due } = await visit(order_id, units, { new_units })
      const named = units.map((unit) => ({ ...unit, reason: "size", grade: "resell" }))
      const { status, data } = await call.admin(
        "POST",
        "/return-desk/returns",
        {
          ...{ order_id, amount, units: named, retail_store_id: world.stores[1]!.id },
          ...(new_units && { exchange: { new_units, due, tender: "card" } }),
        },
        { "idempotency-key": randomUUID() }
      )
      expect([status, data.code]).toEqual([201, undefined])
      return await settledCase(data.return.id)
    }
    const caseOf = async (id: string): Promise<AdminReturnCase> =>
      (await call.admin("GET", `/return-desk/returns/${id}`)).data.return
    /** With every leg given that people give. */
    const settledCase = async (id: string): Promise<AdminReturnCase> => {
      await settled()
      for (const leg of (await caseOf(id)).legs.filter(({ done_at }) => !done_at)) {
        await call.admin("POST", `/return-desk/returns/${id}/legs/${leg.id}/settle`, {})
      }
      await settled()
      const done = await caseOf(id)
      expect(done).toMatchObject({ state: "settled", failure: null })
      return done
    }
    const sentBack = async (order: string, line_item_id: string, shopper: Shopper) => {
      const { data } = await call.store(
        "POST",
        `/orders/${order}/return-requests`,
        { way: "post", units: [{ line_item_id, quantity: 1, reason: "size" }] },
        shopper.headers
      )
      const request = data.return_request as StoreReturnRequest
      const received = await call.admin("POST", `/return-desk/requests/${request.id}/receive`, {
        units: [{ line_item_id, quantity: 1, grade: "resell" }],
      })
      expect([received.status, received.data.code]).toEqual([200, undefined])
      return await settledCase(received.data.return.id)
    }

    /**
     * One coat comes back to another store, one is exchanged for a dearer size, one is sent by post, and at last the
     * dearer one comes back too. `worth` are the coats in the order they come back, `purses` the shopper's points that may be
     * spent and those that are still to come, before it and after each of the first three.
     */
    const roadBack = async (
      order: string,
      shopper: Shopper,
      {
        worth,
        points = 0,
        purses,
        source,
      }: {
        worth: [number, number, number]
        points?: number
        purses: [available: number, pending: number][]
        source: object
      }
    ) => {
      // Points that paid for a coat come back as points when it is exchanged.
      const more = LARGER + points
      const [first, second, last] = worth
      const paid = first + second + last
      const line = await lineOf(order, medium)
      const one = [{ line_item_id: line, quantity: 1 }]
      const start = {
        medium: await stocked(medium, deskPlace()),
        large: await stocked(large, deskPlace()),
        centre: await stocked(medium, CENTRE),
      }
      const expectPurse = async (step: number) => {
        const [available, pending] = purses[step]!
        expect(await purseOf(shopper)).toEqual({ available, pending, held: 0, debt: 0 })
      }
      await expectFigures(order, paid)
      await expectPurse(0)

      const returned = await handedIn(order, one)
      expect(returned.legs).toMatchObject([{ ...source, amount: first }])
      const afterFirst = paid - first
      await expectFigures(order, afterFirst)
      await expectPurse(1)
      expect(await stocked(medium, deskPlace())).toBe(start.medium + 1)

      const exchanged = await handedIn(order, one, [{ variant_id: large.variant_id, quantity: 1 }])
      expect(exchanged).toMatchObject({
        ...{ worth: second, amount: 0, due: more, due_tender: "card", legs: [] },
        new_units: [{ amount: second + more }],
      })
      const afterExchange = afterFirst + more
      await expectFigures(order, afterExchange)
      await expectPurse(2)
      expect([await stocked(medium, deskPlace()), await stocked(large, deskPlace())]).toEqual([
        start.medium + 2,
        start.large - 1,
      ])

      const posted = await sentBack(order, line, shopper)
      expect(posted.legs).toMatchObject([{ ...source, amount: last }])
      const afterPost = second + more
      await expectFigures(order, afterPost)
      await expectPurse(3)
      expect(await stocked(medium, CENTRE)).toBe(start.centre + 1)

      const dearer = await lineOf(order, large)
      const all = await handedIn(order, [{ line_item_id: dearer, quantity: 1 }])
      expect(all.legs).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ ...source, amount: second }),
          expect.objectContaining({ kind: "tender", tender: "card", amount: more }),
        ])
      )
      expect(all.legs.reduce((sum, { amount }) => sum + amount, 0)).toBe(second + more)
      const end = await expectFigures(order, 0)
      expect([end.total, end.tax_total, end.summary.pending_difference]).toEqual([0, 0, 0])
      expect(await stocked(large, deskPlace())).toBe(start.large)
      await runReconcileJob(getContainer(), "omni-verify-loyalty")
    }

    it("ends as if nothing had been bought online, with points and a promotion", async () => {
      const container = getContainer()
      const shopper = await shopperWith(container, programme, GIFT)
      const items = [{ variant_id: medium.variant_id, quantity: 3 }]
      const cart = await cartFor(call, world.shop, world.stores[0]!.id, items)
      await call.store("POST", `/carts/${cart}/customer`, {}, shopper.headers)
      await call.store("POST", `/carts/${cart}/promotions`, { promo_codes: ["TEN"] })
      const applied = await call.store(
        "POST",
        `/carts/${cart}/loyalty`,
        { points: 9 },
        shopper.headers
      )
      expect([applied.status, applied.data.code]).toEqual([200, undefined])
      await startPayment(call, cart)
      const order = await collectedOrder(container, call, cart)
      await settled()
      // 99.99 less 10 before tax, which are 12, and 9 points; each rouble paid for a coat gives a point.
      await roadBack(order, shopper, {
        worth: [26_33, 26_33, 26_33],
        points: 3_00,
        purses: [
          [GIFT - 9, 78],
          [GIFT - 6, 52],
          [GIFT - 3, 62],
          [GIFT, 36],
        ],
        source: { kind: "payment", provider_id: "pp_system_default" },
      })
      expect(await purseOf(shopper)).toEqual({ available: GIFT, pending: 0, held: 0, debt: 0 })
    })

    it("ends as if nothing had been bought at a till", async () => {
      const container = getContainer()
      const shopper = await shopperWith(container, programme, GIFT)
      const till = await TestTill.open(container, getUrl(), world.stores[0]!.id)
      const total = 3 * MEDIUM - 10_00
      const [line] = saleOf([{ sku: "Coat-M", quantity: 3, unit_price: MEDIUM }]).lines
      const tax = Math.round(total / 6)
      const sale = till.event(
        "sale.completed",
        saleOf([], {
          customer: { customer_id: shopper.customer_id },
          lines: [
            { ...line, total, discounts: [{ amount: 10_00 }], taxes: [{ rate: 20, amount: tax }] },
          ],
          totals: { tax, total },
          tenders: [{ type: "cash", amount: total }],
        })
      )
      const { body } = await till.push([sale])
      expect(body.results).toMatchObject([{ status: "applied" }])
      await settled()
      await roadBack(orderIdOf({ device_id: till.device_id, event_id: sale.id }), shopper, {
        worth: [30_00, 30_00, 29_99],
        purses: [
          [GIFT, 89],
          [GIFT, 60],
          [GIFT, 66],
          [GIFT, 36],
        ],
        source: { kind: "tender", tender: "cash" },
      })
      expect(await purseOf(shopper)).toEqual({ available: GIFT, pending: 0, held: 0, debt: 0 })
    })
  },
})
