import { randomUUID } from "node:crypto"
import { Modules } from "@medusajs/framework/utils"
import { createPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import type { AdminReturnCase, AdminReturnQuote, StoreReturnQuote } from "../../../src/types"
import { type DashboardUser, signIn } from "../../helpers/dashboard"
import {
  callers,
  cartFor,
  collectedOrder,
  openPickupShop,
  type PickupShop,
  startPayment,
  workJobs,
} from "../../helpers/pickup-shop"
import { captureNotifications } from "../../helpers/notifications"
import { shopTest } from "../../helpers/runner"
import { addSizes } from "../../helpers/sizes"
import { chargeTax } from "../../helpers/taxes"

jest.setTimeout(60_000)

const COAT = 9_900_00
const KEPT_BACK = { lapsed_discounts: "kept_back" }

type Goods = { product_id: string; variant_id: string }
type Bought = { order_id: string; lines: { id: string; variant_id: string }[] }

/** Discounts whose terms are not met by what a shopper keeps. */
shopTest({
  keepData: true,
  // Notices leave by night as well: the test does not wait for morning.
  env: {
    OMNICHANNEL_OPTIONS: JSON.stringify({ notices: { quietFrom: "03:00", quietUntil: "03:00" } }),
  },
  testSuite: ({ api, getContainer }) => {
    const mail = captureNotifications()
    let world: PickupShop
    let admin: DashboardUser
    let coat: Goods
    let parka: Goods
    let scarf: Goods
    const call = callers(
      api,
      () => world.shop,
      () => admin.headers
    )

    beforeAll(async () => {
      const container = getContainer()
      world = await openPickupShop(container)
      await chargeTax(container, world.shop, { inPrices: true })
      admin = await signIn(container, "boss")
      const stocked = Object.fromEntries(
        world.stores.map(({ stock_location_id }) => [stock_location_id, 50])
      )
      const sold = async (title: string, price: number): Promise<Goods> => {
        const size = { size: "one", price, stocked }
        const goods = (await addSizes(container, world.shop, title, [size]))[0]!
        const { product_id } = await container
          .resolve(Modules.PRODUCT)
          .retrieveProductVariant(goods.variant_id)
        return { ...goods, product_id: product_id! }
      }
      coat = await sold("Coat", 9900)
      parka = await sold("Parka", 9900)
      scarf = await sold("Scarf", 2000)
      await createPromotionsWorkflow(container).run({
        input: {
          promotionsData: [
            {
              ...{ code: "FROM25", type: "standard", status: "active", is_automatic: false },
              rules: [{ attribute: "original_item_total", operator: "gte", values: ["25000"] }],
              application_method: {
                ...{ type: "percentage", target_type: "order", allocation: "across", value: 10 },
                currency_code: "rub",
              },
            },
            {
              ...{ code: "THIRD", type: "buyget", status: "active", is_automatic: false },
              application_method: {
                ...{ type: "percentage", target_type: "items", allocation: "each", value: 100 },
                ...{ max_quantity: 1, apply_to_quantity: 1, buy_rules_min_quantity: 2 },
                buy_rules: [productRule(coat)],
                target_rules: [productRule(scarf)],
                currency_code: "rub",
              },
            },
          ],
        } as never,
      })
    })

    const productRule = ({ product_id }: Goods) => ({
      ...{ attribute: "items.product.id", operator: "in", values: [product_id] },
    })
    const publish = async (rules: object) => {
      const { status, data } = await call.admin("POST", "/return-policies", { rules })
      expect([status, data.code]).toEqual([201, undefined])
    }
    const bought = async (goods: readonly [Goods, number][], code: string): Promise<Bought> => {
      const items = goods.map(([{ variant_id }, quantity]) => ({ variant_id, quantity }))
      const cart = await cartFor(call, world.shop, world.stores[0]!.id, items)
      const { status } = await call.store("POST", `/carts/${cart}/promotions`, {
        promo_codes: [code],
      })
      expect(status).toBe(200)
      await startPayment(call, cart)
      const order_id = await collectedOrder(getContainer(), call, cart)
      const { data } = await call.admin("GET", `/orders/${order_id}?fields=*items`)
      return { order_id, lines: data.order.items }
    }
    const bodyOf = ({ order_id, lines }: Bought, goods: Goods, instead?: Goods) => {
      const line = lines.find(({ variant_id }) => variant_id === goods.variant_id)!
      return {
        ...{ order_id, retail_store_id: world.stores[0]!.id },
        units: [{ line_item_id: line.id, quantity: 1 }],
        ...(instead && { new_units: [{ variant_id: instead.variant_id, quantity: 1 }] }),
      }
    }
    const quoted = async (sale: Bought, goods: Goods, instead?: Goods) => {
      const { status, data } = await call.admin(
        "POST",
        "/return-desk/quote",
        bodyOf(sale, goods, instead)
      )
      expect([status, data.code]).toEqual([200, undefined])
      return data.quote as AdminReturnQuote
    }
    /** Takes one back, at what it was said to come to. */
    const handedIn = async (sale: Bought, goods: Goods, instead?: Goods) => {
      const { amount, due } = await quoted(sale, goods, instead)
      const { units, new_units, ...body } = bodyOf(sale, goods, instead)
      const { status, data } = await call.admin(
        "POST",
        "/return-desk/returns",
        {
          ...{ ...body, amount },
          units: units.map((unit) => ({ ...unit, reason: "size", grade: "resell" })),
          ...(new_units && { exchange: { new_units, due } }),
        },
        { "idempotency-key": randomUUID() }
      )
      expect([status, data.code]).toEqual([201, undefined])
      await workJobs(getContainer())
      const read = await call.admin("GET", `/return-desk/returns/${data.return.id}`)
      return read.data.return as AdminReturnCase
    }
    /** In kopecks: what the order is worth, what was given back of it, and what Medusa says is still owed. */
    const figuresOf = async ({ order_id }: Bought) => {
      const fields = "total,summary.*,*payment_collections.payments.refunds"
      const { data } = await call.admin("GET", `/orders/${order_id}?fields=${fields}`)
      const { total, summary, payment_collections } = data.order
      const refunds: { amount: number }[] = payment_collections[0].payments[0].refunds
      return {
        total: Math.round(total * 100),
        refunded: Math.round(refunds.reduce((sum, { amount }) => sum + amount, 0) * 100),
        owed: Math.round(summary.pending_difference * 100),
      }
    }

    it("are left to the shopper unless the policy has them kept back, now and when she bought", async () => {
      const sale = await bought([[coat, 3]], "FROM25")
      const left = { worth: COAT * 0.9, tax: (COAT * 0.9) / 6, lapsed: 0, amount: COAT * 0.9 }
      expect(await quoted(sale, coat)).toMatchObject(left)
      await publish(KEPT_BACK)
      expect(await quoted(sale, coat)).toMatchObject(left)
    })

    it("are kept back of a refund, and given back with what they were for: Medusa's order follows to the kopeck", async () => {
      const sale = await bought([[coat, 3]], "FROM25")
      expect(await figuresOf(sale)).toEqual({ total: 26_730_00, refunded: 0, owed: 0 })
      // Two are left, of 19,800: each has its 990 no more.
      expect(await quoted(sale, coat)).toMatchObject({
        ...{ worth: 8_910_00, tax: 1_485_00, lapsed: 1_980_00, amount: 6_930_00 },
        legs: [{ kind: "payment", amount: 6_930_00 }],
      })
      const { data } = await call.store(
        "POST",
        `/orders/${sale.order_id}/return-requests/quote`,
        { way: "store", units: [{ line_item_id: sale.lines[0]!.id, quantity: 1, reason: "size" }] },
        await linkHeaders(sale)
      )
      expect(data.quote as StoreReturnQuote).toMatchObject({
        ...{ worth: 8_910_00, tax: 1_485_00, lapsed: 1_980_00, amount: 6_930_00 },
      })
      expect(await handedIn(sale, coat)).toMatchObject({ lapsed: 1_980_00, state: "settled" })
      expect(await figuresOf(sale)).toEqual({ total: 19_800_00, refunded: 6_930_00, owed: 0 })
      expect(await handedIn(sale, coat)).toMatchObject({ lapsed: -990_00, amount: 9_900_00 })
      expect(await figuresOf(sale)).toEqual({ total: 9_900_00, refunded: 16_830_00, owed: 0 })
      expect(await handedIn(sale, coat)).toMatchObject({ lapsed: -990_00, amount: 9_900_00 })
      expect(await figuresOf(sale)).toEqual({ total: 0, refunded: 26_730_00, owed: 0 })
    })

    it("are kept back in one order with a fee, which Medusa's order shows as kept too", async () => {
      await publish({ ...KEPT_BACK, fees: { store: { amounts: { rub: 500_00 } } } })
      const sale = await bought([[coat, 3]], "FROM25")
      await publish(KEPT_BACK)
      // The cheaper of both fees is none.
      expect(await quoted(sale, coat)).toMatchObject({ fee: 0, amount: 6_930_00 })
      await publish({ ...KEPT_BACK, fees: { store: { amounts: { rub: 300_00 } } } })
      const returned = await handedIn(sale, coat)
      expect(returned).toMatchObject({ fee: 300_00, lapsed: 1_980_00, amount: 6_630_00 })
      await workJobs(getContainer(), new Date(Date.now() + 600_000))
      const told = mail.sent.find(({ data }) => data?.return_id === returned.id)
      expect(told!.content!.text).toMatch(/fee for returning, .*300\.00.*\n+.*discounts.*1,980\.00/)
      expect(await figuresOf(sale)).toEqual({ total: 20_100_00, refunded: 6_630_00, owed: 0 })
      await publish(KEPT_BACK)
    })

    it("stand as long as what is taken in exchange keeps the basket large enough", async () => {
      const sale = await bought([[coat, 3]], "FROM25")
      const even = await quoted(sale, coat, parka)
      expect(even).toMatchObject({ worth: 8_910_00, lapsed: 0, amount: 0, due: 990_00 })
      const cheaper = await quoted(sale, coat, scarf)
      expect(cheaper).toMatchObject({ lapsed: 1_980_00, new_worth: 2_000_00, amount: 4_930_00 })
      expect(cheaper.legs).toMatchObject([{ kind: "payment", amount: 4_930_00 }])
      expect(await handedIn(sale, coat, scarf)).toMatchObject({ lapsed: 1_980_00 })
      expect(await figuresOf(sale)).toEqual({ total: 21_800_00, refunded: 4_930_00, owed: 0 })
    })

    it("for buying so many end with what was bought, not with what it made cheaper", async () => {
      const goods: [Goods, number][] = [
        [coat, 2],
        [scarf, 1],
      ]
      const sale = await bought(goods, "THIRD")
      expect(await figuresOf(sale)).toMatchObject({ total: 19_800_00 })
      expect(await quoted(sale, scarf)).toMatchObject({ worth: 0, lapsed: 0, amount: 0 })
      expect(await handedIn(sale, coat)).toMatchObject({ lapsed: 2_000_00, amount: 7_900_00 })
      expect(await figuresOf(sale)).toEqual({ total: 11_900_00, refunded: 7_900_00, owed: 0 })
      // No fee of what costs nothing, though money goes back with it.
      await publish({ ...KEPT_BACK, fees: { store: { amounts: { rub: 300_00 } } } })
      const free = { worth: 0, fee: 0, lapsed: -2_000_00, amount: 2_000_00 }
      expect(await handedIn(sale, scarf)).toMatchObject(free)
      expect(await figuresOf(sale)).toEqual({ total: 9_900_00, refunded: 9_900_00, owed: 0 })
      await publish(KEPT_BACK)
    })

    const linkHeaders = async ({ order_id }: Bought) => {
      const { status, data } = await call.admin(
        "POST",
        `/return-desk/orders/${order_id}/guest-link`
      )
      expect(status).toBeLessThan(300)
      return { "x-pickup-link": data.guest_link.token as string }
    }
  },
})
