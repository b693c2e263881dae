import { Modules } from "@medusajs/framework/utils"
import fc from "fast-check"
import { containerSql, drainJobs } from "../../../src/core/jobs"
import { decimalsOf, toMinor } from "../../../src/core/money"
import { POS_MODULE } from "../../../src/modules/pos"
import type { PendingEvent } from "../../../src/modules/pos/operations/follow-up"
import type { PosModuleService } from "../../../src/modules/pos/service"
import { writePaidAndDelivered } from "../../../src/workflows/pos/follow-up/paid-and-delivered"
import { writeTakenBack } from "../../../src/workflows/pos/follow-up/taken-back"
import { headersFor } from "../admin/dashboard-user"
import {
  callers,
  cartFor,
  openPickupShop,
  type PickupShop,
  pickupOf,
  stockProduct,
} from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"
import { tablesReadWhole } from "../../helpers/tables-read-whole"
import { saleOf, TestTill } from "../../helpers/till"

jest.setTimeout(120_000)

type Order = {
  id: string
  status: string
  payment_status: string
  fulfillment_status: string
  fulfillments: { provider_id: string | null }[]
  total: number
  email: string | null
  customer_id: string | null
  sales_channel_id: string
  created_at: string
  currency_code: string
  metadata: { pos: Record<string, unknown> }
  payment_collections: { captured_amount: number; refunded_amount: number }[]
  summary: { paid_total: number; refunded_total: number; pending_difference: number }
  items: { title: string; total: number; variant_id: string | null; quantity: number }[]
}

const FIELDS =
  "id,status,total,email,customer_id,sales_channel_id,created_at,currency_code,metadata,*summary,*items,*payment_collections,fulfillments.provider_id"

shopTest({
  keepData: true,
  testSuite: ({ api, getContainer, getUrl }) => {
    let retail: PickupShop
    let till: TestTill
    let headers: object

    beforeAll(async () => {
      retail = await openPickupShop(getContainer())
      await stockProduct(getContainer(), retail.shop, "Coat", {
        [retail.stores[0]!.stock_location_id]: 1000,
      })
      headers = await headersFor(getContainer(), "admin@example.com")
    })

    beforeEach(async () => {
      till = await TestTill.open(getContainer(), getUrl(), retail.stores[0]!.id)
    })

    const tell = async (...events: object[]) => {
      const { body } = await till.push(events)
      expect(body.results.map(({ status, problem }) => problem?.detail ?? status)).not.toContain(
        "rejected"
      )
      return await drainJobs(getContainer())
    }
    const orderOf = async (event: { id: string }): Promise<Order> => {
      const [document] = await containerSql(getContainer())<{ order_id: string }>(
        "select order_id from omni_pos_document where event_id = ?::uuid",
        [event.id]
      )
      const { data } = await api.get(`/admin/orders/${document?.order_id}?fields=${FIELDS}`, {
        headers,
      })
      return data.order
    }
    const incidents = (event: { id: string }) =>
      getContainer()
        .resolve<PosModuleService>(POS_MODULE)
        .listPosIncidents({ event_id: event.id } as never)

    it("is a completed order in the store's channel, paid and handed over, that names its receipt", async () => {
      const occurred_at = "2026-11-20T18:45:00+03:00"
      const cashier = { id: "c7", name: "Vera" }
      const sale = till.event(
        "sale.completed",
        saleOf([{ sku: "Coat-m", quantity: 2 }], { receipt_number: "A-17" }),
        { occurred_at, cashier }
      )
      await tell(sale)
      expect(await orderOf(sale)).toMatchObject({
        status: "completed",
        payment_status: "captured",
        fulfillment_status: "delivered",
        fulfillments: [{ provider_id: "manual_manual" }],
        total: 17980,
        currency_code: "rub",
        sales_channel_id: retail.stores[0]!.sales_channel_id,
        created_at: new Date(occurred_at).toISOString(),
        metadata: { pos: { receipt_number: "A-17", cashier, device_id: till.device_id } },
        summary: { paid_total: 17980, pending_difference: 0 },
        items: [{ title: "Coat-m", quantity: 2, variant_id: expect.stringMatching(/^variant_/) }],
      })
    })

    it("keeps what it sold readable when nobody knows the product", async () => {
      const sale = till.event("sale.completed", saleOf([{ sku: "Gone-42" }]))
      await tell(sale)
      expect((await orderOf(sale)).items).toMatchObject([
        { title: "Gone-42", variant_id: null, total: 8990 },
      ])
    })

    it("belongs to the customer the till named", async () => {
      const customer = await getContainer()
        .resolve(Modules.CUSTOMER)
        .createCustomers({ email: "olga@example.com", phone: "+79161234567" })
      const byMail = till.event(
        "sale.completed",
        saleOf([{ sku: "Coat-m" }], { customer: { email: "Olga@example.com" } })
      )
      const byPhone = till.event(
        "sale.completed",
        saleOf([{ sku: "Coat-m" }], { customer: { phone: "+79161234567" } })
      )
      await tell(byMail, byPhone)
      expect((await orderOf(byMail)).customer_id).toBe(customer.id)
      expect((await orderOf(byPhone)).customer_id).toBe(customer.id)
    })

    it("finds the customer by a phone, whichever way the till and the account write it", async () => {
      const customer = await getContainer()
        .resolve(Modules.CUSTOMER)
        .createCustomers({ email: "Irina@example.com", phone: "8 (916) 222-33-44" })
      const sales = ["+7 916 222-33-44", "9162223344"].map((phone) =>
        till.event("sale.completed", saleOf([{ sku: "Coat-m" }], { customer: { phone } }))
      )
      await tell(...sales)
      for (const sale of sales) {
        expect((await orderOf(sale)).customer_id).toBe(customer.id)
      }
    })

    it("is made once, whatever is done again after a crash", async () => {
      const sale = till.event("sale.completed", saleOf([{ sku: "Coat-m" }]))
      await tell(sale)
      const order = await orderOf(sale)
      const sql = containerSql(getContainer())
      // As if the process had died right after Medusa's order was written.
      await sql("delete from order_payment_collection where order_id = ?", [order.id])
      await sql("delete from order_fulfillment where order_id = ?", [order.id])
      await sql("delete from omni_pos_document where event_id = ?::uuid", [sale.id])
      await sql("update omni_pos_event set follow_up = 'pending' where event_id = ?::uuid", [
        sale.id,
      ])
      await tell(till.event("sale.completed", saleOf([{ sku: "Coat-m" }])))
      expect(await orderOf(sale)).toMatchObject({
        id: order.id,
        payment_status: "captured",
        fulfillment_status: "delivered",
      })
      const orders = await getContainer().resolve(Modules.ORDER).listOrders({ id: order.id })
      expect(orders).toHaveLength(1)
    })

    it("is written and taken back without reading a table of orders whole", async () => {
      const sale = till.event("sale.completed", saleOf([{ sku: "Coat-m" }]))
      await tell(sale)
      const { id: order_id } = await orderOf(sale)
      const pos = getContainer().resolve<PosModuleService>(POS_MODULE)
      const { device_id } = till
      const { stock_location_id } = retail.stores[0]!
      const event = { device_id, event_id: sale.id, stock_location_id, body: sale }
      expect(
        await tablesReadWhole(pos, (manager) =>
          writePaidAndDelivered(manager, [event as unknown as PendingEvent])
        )
      ).toEqual([])
      const cause = { device_id, event_id: sale.id, at: new Date().toISOString() }
      expect(
        await tablesReadWhole(pos, (manager) => writeTakenBack(manager, { order_id, ...cause }))
      ).toEqual([])
    })

    it("comes to the till's total to the last minor unit, in every tax mode, currency and rounding", async () => {
      const minor = fc.integer({ min: 0, max: 5_000_000 })
      const line = fc.record({
        unit_price: minor,
        quantity: fc.integer({ min: 1, max: 7 }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        rate: fc.constantFrom(0, 5, 10, 20, 7.5),
      })
      const receipt = fc.record({
        currency: fc.constantFrom("RUB", "JPY", "KWD"),
        inclusive: fc.boolean(),
        lines: fc.array(line, { minLength: 1, maxLength: 4 }),
        rounding: fc.integer({ min: -50, max: 50 }),
        split: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
      const samples = fc.sample(receipt, { numRuns: 100, seed })
      const sales = samples.map((sample) => till.event("sale.completed", saleFrom(sample)))
      await tell(...sales)
      const orders = await ordersOf(sales)
      for (const [index, sale] of sales.entries()) {
        const order = orders.get(sale.id)!
        const { total } = (sale.data as ReturnType<typeof saleFrom>).totals
        expect({ seed, index, total: toMinor(order.total as number, order.currency_code) }).toEqual(
          { seed, index, total }
        )
        // And exactly, not only when rounded.
        const scaled = Number(order.total) * 10 ** decimalsOf(order.currency_code)
        expect(Math.abs(scaled - total)).toBeLessThan(1e-6)
      }
    })

    /** With Medusa's own totals, read at once. */
    const ordersOf = async (events: { id: string }[]) => {
      const documents = await containerSql(getContainer())<{ event_id: string; order_id: string }>(
        "select event_id::text, order_id from omni_pos_document where event_id = any(?::uuid[])",
        [events.map(({ id }) => id)]
      )
      const orders = await getContainer()
        .resolve(Modules.ORDER)
        .listOrders({ id: documents.map(({ order_id }) => order_id) }, {
          relations: ["items", "items.tax_lines", "items.adjustments", "summary"],
          take: null,
        } as never)
      const byId = new Map(orders.map((order) => [order.id, order]))
      return new Map(documents.map(({ event_id, order_id }) => [event_id, byId.get(order_id)]))
    }

    const orderId = async (event: { id: string }): Promise<string> => {
      const [row] = await containerSql(getContainer())<{ order_id: string }>(
        "select order_id from omni_pos_document where event_id = ?::uuid",
        [event.id]
      )
      return row!.order_id
    }

    it("of a voided sale is cancelled, and what was paid is given back", async () => {
      const sale = till.event(
        "sale.completed",
        saleOf([{ sku: "Coat-m" }], {
          tenders: [
            { type: "cash", amount: 400000 },
            { type: "card", amount: 499000 },
          ],
        })
      )
      const voided = till.event("sale.voided", { sale_event_id: sale.id, reason: "Wrong size" })
      await tell(sale, voided)
      expect(await orderOf(sale)).toMatchObject({
        status: "canceled",
        payment_status: "refunded",
        fulfillment_status: "canceled",
        total: 0,
        summary: {
          paid_total: 8990,
          refunded_total: 8990,
          current_order_total: 0,
          pending_difference: 0,
        },
      })
      const earlier = till.event(
        "sale.voided",
        { sale_event_id: sale.id, reason: "Wrong size" },
        { occurred_at: new Date(Date.now() - 60_000).toISOString() }
      )
      await tell(earlier)
      expect(await orderOf(sale)).toMatchObject({
        status: "canceled",
        summary: { refunded_total: 8990, pending_difference: 0 },
      })
      const late = till.event("return.completed", {
        ...saleOf([{ sku: "Coat-m" }]),
        original: { sale_event_id: sale.id },
      })
      await tell(late)
      expect(await incidents(late)).toMatchObject([{ kind: "return_exceeds_sale" }])
    })

    it("says what a till gave back for returned units, and owes nothing then", async () => {
      const sale = till.event("sale.completed", saleOf([{ sku: "Coat-m", quantity: 2 }]))
      const back = till.event("return.completed", {
        ...saleOf([{ sku: "Coat-m" }]),
        original: { sale_event_id: sale.id },
      })
      await tell(sale, back)
      expect(await orderOf(sale)).toMatchObject({
        payment_status: "partially_refunded",
        payment_collections: [{ captured_amount: 17980, refunded_amount: 8990 }],
        total: 8990,
        summary: { paid_total: 17980, refunded_total: 8990, pending_difference: 0 },
      })
    })

    it("takes back what a web order has sent, before the carrier says that it arrived", async () => {
      const orders = getContainer().resolve(Modules.ORDER)
      const [order] = await orders.createOrders([
        {
          currency_code: "rub",
          sales_channel_id: retail.shop.sales_channel_id,
          items: [{ title: "Coat", quantity: 3, unit_price: 8990, variant_sku: "Coat-m" }],
        },
      ])
      const units = [{ id: order!.items![0]!.id, quantity: 2 }]
      await orders.registerFulfillment({ order_id: order!.id, items: units } as never)
      await orders.registerShipment({ order_id: order!.id, items: units } as never)
      const back = till.event("return.completed", {
        ...saleOf([{ sku: "Coat-m", quantity: 3 }]),
        original: { order_id: order!.id },
      })
      await tell(back)
      const after = await orders.retrieveOrder(order!.id, { relations: ["items"] })
      expect(Number(after.items![0]!.detail.return_received_quantity)).toBe(2)
      expect(await incidents(back)).toMatchObject([
        { kind: "return_exceeds_sale", details: { units_too_many: 1 } },
      ])
    })

    it("takes returned units back, and no unit twice", async () => {
      const sale = till.event("sale.completed", saleOf([{ sku: "Coat-m", quantity: 2 }]))
      const back = (quantity: number) =>
        till.event("return.completed", {
          ...saleOf([{ sku: "Coat-m", quantity }]),
          original: { sale_event_id: sale.id },
        })
      const [first, second] = [back(1), back(2)]
      await tell(sale, first, second)
      const order = await getContainer()
        .resolve(Modules.ORDER)
        .retrieveOrder(await orderId(sale), { relations: ["items", "summary"] })
      expect(Number(order.items![0]!.detail.return_received_quantity)).toBe(2)
      expect(Number(order.summary!.refunded_total)).toBe(26970)
      expect(await incidents(first)).toEqual([])
      expect(await incidents(second)).toMatchObject([
        { kind: "return_exceeds_sale", details: { units_too_many: 1 } },
      ])
    })

    describe("has its figures compared with ours", () => {
      /** The shop sells it at 9,900 roubles, and 20 % of tax come on top. */
      const at = (unit_price: number, more: object = {}) => {
        const sale = saleOf([{ sku: "Coat-m", unit_price }])
        return { ...sale, lines: sale.lines.map((line) => ({ ...line, ...more })) }
      }
      const differencesOf = async (event: { id: string }) => {
        const [document] = await containerSql(getContainer())<{ differences: object[] }>(
          "select differences from omni_pos_document where event_id = ?::uuid",
          [event.id]
        )
        return document!.differences
      }
      const price = { pointer: "/lines/0/unit_price", till: 899000, server: 1188000 }

      it("and a price that is not ours opens an incident", async () => {
        const sale = till.event("sale.completed", at(899000, { price_version: "v0" }))
        await tell(sale)
        expect(await differencesOf(sale)).toEqual([{ class: "price_version", ...price }])
        expect(await incidents(sale)).toMatchObject([
          { kind: "total_difference", details: { differences: [price] } },
        ])
      })

      it("and one that may have changed while the till was away does not", async () => {
        const occurred_at = new Date(Date.now() - 3_600_000).toISOString()
        const sale = till.event("sale.completed", at(899000, { price_version: "v0" }), {
          occurred_at,
        })
        await tell(sale)
        expect(await differencesOf(sale)).toEqual([{ class: "late", ...price }])
        expect(await incidents(sale)).toEqual([])
      })

      it("and nothing is said of a price that names no version, or is ours", async () => {
        const [plain, ours] = [at(899000), at(1188000, { price_version: "v0" })].map((data) =>
          till.event("sale.completed", data)
        )
        await tell(plain!, ours!)
        for (const sale of [plain!, ours!]) {
          expect(await differencesOf(sale)).toEqual([])
          expect(await incidents(sale)).toEqual([])
        }
      })

      it("and tax that does not follow from its rate opens one", async () => {
        const sale = till.event("sale.completed", at(990000, { taxes: [{ rate: 20, amount: 1 }] }))
        await tell(sale)
        expect(await incidents(sale)).toMatchObject([{ kind: "total_difference" }])
      })
    })

    it.each(["before", "after"])(
      "is noted as late when its shift was closed, also when the close arrives %s it",
      async (when) => {
        const shift_id = `S-${when}`
        const shift = { shift_id, currency_code: "RUB" }
        const opened = till.event("shift.opened", { ...shift, opening_cash: 0 })
        const early = till.event("sale.completed", saleOf([{ sku: "Coat-m" }], { shift_id }))
        const closed = till.event("shift.closed", { ...shift, counted: [] })
        const late = till.event("sale.completed", saleOf([{ sku: "Coat-m" }], { shift_id }))
        await tell(opened, ...(when === "before" ? [closed] : []))
        await tell(early, late)
        await tell(...(when === "after" ? [closed] : []), late)
        expect(await incidents(early)).toEqual([])
        expect(await incidents(late)).toMatchObject([
          { kind: "late_sale_in_closed_shift", subject: shift_id },
        ])
      }
    )

    it("warns of the youngest pickup it leaves without goods, until there are enough again", async () => {
      const [store] = retail.stores
      const cape = await stockProduct(getContainer(), retail.shop, "Cape", {
        [store!.stock_location_id]: 2,
      })
      const call = callers(
        api,
        () => retail.shop,
        () => headers
      )
      const place = async () => {
        const items = [{ variant_id: cape.variant_id, quantity: 1 }]
        const cart = await cartFor(call, retail.shop, store!.id, items)
        const { data } = await call.store("POST", `/carts/${cart}/complete`)
        return data.order.id as string
      }
      const warnings = async () =>
        await Promise.all(
          [older, younger].map(async (order) => (await pickupOf(call, order)).stock_warning)
        )
      const [older, younger] = [await place(), await place()]
      const sale = till.event("sale.completed", saleOf([{ sku: "Cape-m" }]))
      await tell(sale)
      const broken = [null, { units_missing: 1, incident_id: expect.stringMatching(/^posinc_/) }]
      expect(await warnings()).toMatchObject(broken)
      await tell(till.event("stock.counted", { counts: [{ sku: "Cape-m", quantity: 1 }] }))
      expect(await warnings()).toMatchObject(broken)
      expect((await pickupOf(call, younger)).status).toBe("placed")
      await tell(till.event("stock.counted", { counts: [{ sku: "Cape-m", quantity: 2 }] }))
      expect(await warnings()).toEqual([null, null])
      const { data } = await api.get("/admin/till-incidents?kind=promise_at_risk", { headers })
      expect(data.incidents).toMatchObject([
        { status: "resolved", resolved_by: "system", details: { order_id: younger } },
      ])
    })

    it("registers one customer, whichever way the phone is written", async () => {
      const other = await TestTill.open(getContainer(), getUrl(), retail.stores[1]!.id)
      await till.push([
        till.event("customer.registered", { first_name: "Anna", phone: "8 (916) 765-43-21" }),
      ])
      await other.push([
        other.event("customer.registered", {
          first_name: "Anna",
          phone: "+7 916 765 43 21",
          email: "anna@example.com",
        }),
      ])
      await drainJobs(getContainer())
      const customers = await getContainer()
        .resolve(Modules.CUSTOMER)
        .listCustomers({ first_name: "Anna" })
      expect(customers).toMatchObject([{ phone: "+79167654321" }])
    })

    it("leaves a dead letter after three attempts, holds back nothing else, and can be tried again", async () => {
      const sale = till.event("sale.completed", saleOf([{ sku: "Coat-m" }]))
      const back = till.event("return.completed", {
        ...saleOf([{ sku: "Coat-m" }]),
        original: { order_id: "order_of_nobody" },
      })
      const later = till.event("sale.completed", saleOf([{ sku: "Coat-m" }]))
      await till.push([sale, back, later])
      await drainJobs(getContainer(), { until: new Date(Date.now() + 3_600_000) })
      expect((await orderOf(later)).status).toBe("completed")
      const { data } = await api.get(`/admin/till-events?till_id=${till.device_id}&state=failed`, {
        headers,
      })
      expect(data.events).toMatchObject([
        {
          event_id: back.id,
          can_replay: true,
          follow_up_error: expect.stringContaining("was not found"),
        },
      ])
      const replay = await api.post(
        `/admin/till-events/${till.device_id}/${back.id}/replay`,
        {},
        { headers }
      )
      expect(replay.data.event).toMatchObject({
        state: "applied",
        body: { type: "return.completed" },
      })
    })
  },
})

type Sample = {
  currency: string
  inclusive: boolean
  lines: { unit_price: number; quantity: number; share: number; rate: number }[]
  rounding: number
  split: number
}

/** A receipt as a till would compute it, rounding each line. */
function saleFrom({ currency, inclusive, lines, rounding, split }: Sample) {
  const priced = lines.map(({ unit_price, quantity, share, rate }, index) => {
    const gross = unit_price * quantity
    const discount = Math.floor(gross * share * 0.9)
    const net = gross - discount
    const tax = Math.round(inclusive ? net - net / (1 + rate / 100) : (net * rate) / 100)
    return {
      line_id: String(index),
      title: `Line ${index}`,
      quantity,
      unit_price,
      discounts: discount ? [{ amount: discount }] : [],
      taxes: rate ? [{ rate, amount: tax }] : [],
      total: inclusive ? net : net + tax,
    }
  })
  const sum = priced.reduce((total, line) => total + line.total, 0)
  const total = Math.max(0, sum + rounding)
  const cash = Math.floor(total * split)
  return {
    receipt_number: "P",
    currency_code: currency,
    prices_include_tax: inclusive,
    lines: priced,
    totals: { total, rounding: total - sum },
    tenders: [
      { type: "cash", amount: cash },
      { type: "card", amount: total - cash },
    ],
  }
}
