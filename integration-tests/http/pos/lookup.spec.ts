import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { containerSql, drainJobs } from "../../../src/core/jobs"
import { POS_MODULE } from "../../../src/modules/pos"
import type { PosModuleService } from "../../../src/modules/pos/service"
import type { PosOrder, PosOrderList } from "../../../src/types"
import { type DashboardUser, signIn } from "../../helpers/dashboard"
import {
  callers,
  type Callers,
  cartFor,
  makeReady,
  openPickupShop,
  type PickupShop,
  pickupOf,
  stockProduct,
  workJobs,
} from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"
import { saleOf, TestTill } from "../../helpers/till"

jest.setTimeout(60_000)

type Refusal = { code: string; detail: string; errors: { detail: string }[] }

/** What a till is told of something that was bought anywhere. */
shopTest({
  keepData: true,
  testSuite: ({ api, getContainer, getUrl }) => {
    let retail: PickupShop
    let boss: DashboardUser
    let shopper: Callers
    let till: TestTill
    let neighbour: TestTill
    let coat: Awaited<ReturnType<typeof stockProduct>>
    let receipts = 0

    beforeAll(async () => {
      retail = await openPickupShop(getContainer())
      boss = await signIn(getContainer(), "boss")
      shopper = callers(
        api,
        () => retail.shop,
        () => boss.headers
      )
      const [arbat, sokol] = retail.stores
      till = await TestTill.open(getContainer(), getUrl(), arbat!.id)
      neighbour = await TestTill.open(getContainer(), getUrl(), sokol!.id)
      coat = await stockProduct(getContainer(), retail.shop, "Coat", {
        [arbat!.stock_location_id]: 500,
      })
    })

    const look = (query: string, by = till) =>
      by.send<PosOrderList & Refusal>("GET", `/pos/v1/orders/lookup?${query}`)
    /** By a code that the shopper shows. */
    const show = (code: object, by = till) =>
      by.send<PosOrderList & Refusal>("POST", "/pos/v1/orders/lookup", code)
    const found = async (query: string, by = till): Promise<PosOrder[]> => {
      const { status, body } = await look(query, by)
      expect({ status, code: body.code }).toEqual({ status: 200, code: undefined })
      return body.orders
    }
    const receipt = () => `R-${++receipts}`
    /** A sale of coats whose order has been made. */
    const sell = async (more: object = {}, by = till, quantity = 2) => {
      const receipt_number = receipt()
      const data = saleOf([{ sku: "Coat-m", quantity }], { receipt_number, ...more })
      const sale = by.event("sale.completed", data, { cashier: { id: "cashier-7", name: "Vera" } })
      await by.push([sale])
      await drainJobs(getContainer())
      return { ...sale, receipt_number: data.receipt_number }
    }
    const takeBack = (original: object, quantity: number, by = till, line: object = {}) => {
      const data = saleOf([{ sku: "Coat-m", quantity }])
      const lines = data.lines.map((each) => ({ ...each, ...line }))
      return by.event("return.completed", { ...data, lines, original })
    }
    const webOrder = async (quantity = 2): Promise<string> => {
      const lines = [{ variant_id: coat.variant_id, quantity }]
      const cart = await cartFor(shopper, retail.shop, retail.stores[0]!.id, lines)
      const { data } = await shopper.store("POST", `/carts/${cart}/complete`)
      return data.order.id
    }
    /** An order that waits at the counter, and the code of its pickup. */
    const waitingOrder = async () => {
      const order_id = await webOrder()
      const { id } = await makeReady(shopper, await pickupOf(shopper, order_id))
      const { data } = await shopper.admin("POST", `/pickups/${id}/reissue-code`, {})
      return { order_id, pickup: id, code: data.code as string }
    }
    const collect = async (orderId: string): Promise<void> => {
      const { id } = await makeReady(shopper, await pickupOf(shopper, orderId))
      await shopper.admin("POST", `/pickups/${id}/hand-over`, { override_reason: "She is known" })
      await workJobs(getContainer())
    }

    it("tells in any store what a receipt says, and nothing about who sold it", async () => {
      const customer = await getContainer().resolve(Modules.CUSTOMER).createCustomers({
        first_name: "Anna",
        last_name: "Orlova",
        email: "anna.orlova@mail.example",
        phone: "+79160001122",
        has_account: true,
      })
      const tenders = [
        { type: "cash", amount: 798000, change: 2000 },
        { type: "card", amount: 1000000, reference: "RRN 12" },
      ]
      const sale = await sell({ customer: { customer_id: customer.id }, tenders })
      const { body } = await look(`receipt_number=${sale.receipt_number}`, neighbour)
      expect(body).toEqual({
        orders: [
          {
            original: { sale_event_id: sale.id },
            order_id: expect.stringMatching(/^order_/),
            order_number: expect.any(Number),
            receipt_number: sale.receipt_number,
            channel: "store",
            store: { id: retail.stores[0]!.id, name: "Arbat" },
            bought_at: sale.occurred_at,
            business_date: sale.business_date,
            currency_code: "rub",
            prices_include_tax: true,
            total: 1798000,
            is_cancelled: false,
            customer: {
              id: customer.id,
              first_name: "Anna",
              last_initial: "O",
              phone_last_digits: "1122",
              email_hint: "a…@mail.example",
              has_account: true,
              group_ids: [],
            },
            lines: [
              {
                line_id: "1",
                variant_id: coat.variant_id,
                sku: "Coat-m",
                barcode: null,
                title: "Coat-m",
                variant_title: "M",
                quantity: 2,
                unit_price: 899000,
                total: 1798000,
                tax_rates: [20],
                returned: 0,
                returnable: 2,
              },
            ],
            tenders: [
              { type: "cash", amount: 798000, reference: null },
              { type: "card", amount: 1000000, reference: "RRN 12" },
            ],
          },
        ],
        count: 1,
        limit: 20,
        offset: 0,
      } satisfies PosOrderList)
      for (const secret of [
        "Vera",
        "cashier-7",
        till.device_id,
        "Orlova",
        "9160001122",
        "anna.orlova",
      ]) {
        expect(JSON.stringify(body)).not.toContain(secret)
      }
    })

    it("finds an order by its number or the code on paper, and a sale whose order is still to be made", async () => {
      const sale = await sell()
      const [{ order_id, order_number }] = (await found(`code=${sale.id}`)) as [PosOrder]
      for (const query of [
        `code=${sale.id.toUpperCase()}`,
        `code=${order_id}`,
        `order_number=${order_number}`,
        `order_number=%23${order_number}`,
      ]) {
        expect(await found(query)).toMatchObject([
          { order_id, original: { sale_event_id: sale.id } },
        ])
      }
      const fresh = till.event("sale.completed", saleOf([{ sku: "Coat-m" }]))
      await till.push([fresh])
      expect(await found(`code=${fresh.id}`)).toMatchObject([
        { order_id: null, order_number: null, lines: [{ returned: 0, returnable: 1 }] },
      ])
      await drainJobs(getContainer())
    })

    it("tells an order of the web shop alike, of which only what was handed over can come back", async () => {
      const id = await webOrder()
      expect(await found(`code=${id}`)).toMatchObject([{ lines: [{ quantity: 2, returnable: 0 }] }])
      await collect(id)
      const [order] = (await found(`code=${id}`, neighbour)) as [PosOrder]
      expect(order).toMatchObject({
        original: { order_id: id },
        order_number: expect.any(Number),
        receipt_number: null,
        channel: "online",
        store: null,
        business_date: null,
        total: 1980000,
        tenders: [],
        customer: { email_hint: expect.stringContaining("@example.com") },
        lines: [
          {
            sku: "Coat-m",
            title: "Coat",
            variant_title: "M",
            unit_price: 990000,
            total: 1980000,
            returned: 0,
            returnable: 2,
          },
        ],
      })
      // What it answered is what a return names.
      const back = takeBack(order.original, 1, neighbour, {
        original_line_id: order.lines[0]!.line_id,
      })
      await neighbour.push([back])
      await drainJobs(getContainer())
      expect(await found(`code=${id}`)).toMatchObject([{ lines: [{ returned: 1, returnable: 1 }] }])
    })

    it("finds an order in any store by the code of its pickup, also after its goods were handed over", async () => {
      const { order_id, pickup, code } = await waitingOrder()
      const seen = async (pickup_code: string) => {
        const { status, body } = await show({ pickup_code }, neighbour)
        expect({ status, code: body.code }).toEqual({ status: 200, code: undefined })
        return body
      }
      expect(await seen(code)).toMatchObject({
        count: 1,
        orders: [{ order_id, lines: [{ quantity: 2, returnable: 0 }] }],
      })
      await shopper.admin("POST", `/pickups/${pickup}/hand-over`, { code })
      await workJobs(getContainer())
      for (const typed of [code, `PICKUP-${code}`, code.toLowerCase().replace("-", " ")]) {
        expect(await seen(typed)).toMatchObject({
          orders: [{ order_id, original: { order_id }, lines: [{ returnable: 2 }] }],
        })
      }
      expect((await seen(code)).orders[0]).not.toHaveProperty("return_request")
      // It opens nothing any more where pickups are handed over.
      expect(await till.send("POST", "/pos/v1/pickups/lookup", { code })).toMatchObject({
        status: 404,
        body: { code: "code_not_found" },
      })
    })

    it("counts wrong codes for the till that tries them, and for its store, together with those of pickups", async () => {
      const { order_id, code } = await waitingOrder()
      const ural = retail.stores[2]!.id
      const guesser = await TestTill.open(getContainer(), getUrl(), ural)
      const guess = "2222-2222"
      for (let round = 0; round < 5; round++) {
        for (const wrong of [{ pickup_code: guess }, { return_code: guess }]) {
          expect(await show(wrong, guesser)).toMatchObject({
            status: 404,
            body: { code: "code_not_found" },
          })
        }
      }
      const refused = { status: 429, body: { code: "too_many_tries", retryable: true } }
      expect(await show({ pickup_code: code }, guesser)).toMatchObject(refused)
      expect(await show({ return_code: guess }, guesser)).toMatchObject(refused)
      expect(await guesser.send("POST", "/pos/v1/pickups/lookup", { code })).toMatchObject(refused)
      const tries = await containerSql(getContainer())<{ subject: string; failures: number }>(
        "select subject, failures from omni_code_attempt where subject in (?, 'store:*')",
        [`store:${ural}`]
      )
      expect(tries).toEqual([{ subject: `store:${ural}`, failures: 10 }])
      expect((await show({ pickup_code: code }, neighbour)).body.orders).toMatchObject([
        { order_id },
      ])
    })

    it("counts what came back at once, before and after the order shows it, and no unit twice", async () => {
      const sale = await sell({}, till, 3)
      const [{ original, lines, order_id }] = (await found(`code=${sale.id}`)) as [PosOrder]
      const units = async () => {
        const [order] = (await found(`code=${sale.id}`)) as [PosOrder]
        return [order.lines[0]!.returned, order.lines[0]!.returnable]
      }
      const named = takeBack(original, 1, till, { original_line_id: lines[0]!.line_id })
      await till.push([named, takeBack({ order_id }, 1)])
      expect(await units()).toEqual([2, 1])
      await drainJobs(getContainer())
      expect(await units()).toEqual([2, 1])
      const tooMany = takeBack(original, 2, neighbour)
      await neighbour.push([tooMany])
      expect(await units()).toEqual([3, 0])
      await drainJobs(getContainer())
      expect(await units()).toEqual([3, 0])
      const incidents = await getContainer()
        .resolve<PosModuleService>(POS_MODULE)
        .listPosIncidents({ event_id: [named.id, tooMany.id] } as never)
      expect(incidents).toMatchObject([
        { event_id: tooMany.id, details: { units_too_many: 1, order_id } },
      ])
    })

    it("says that nothing of a voided receipt or a cancelled order can come back, as soon as it is known", async () => {
      const sale = await sell()
      await till.push([till.event("sale.voided", { sale_event_id: sale.id, reason: "Mistake" })])
      const voided = { is_cancelled: true, lines: [{ returnable: 0 }] }
      expect(await found(`code=${sale.id}`)).toMatchObject([voided])
      await drainJobs(getContainer())
      expect(await found(`code=${sale.id}`)).toMatchObject([voided])
    })

    it("lists receipts of one number, the till's own store first, in pages", async () => {
      const receipt_number = receipt()
      const elsewhere = await sell({ receipt_number }, neighbour)
      const here = await sell({ receipt_number })
      const later = await sell({ receipt_number }, neighbour)
      const ids = async (query: string, by = till) =>
        (await found(`receipt_number=${receipt_number}&${query}`, by)).map(
          (order) => (order.original as { sale_event_id: string }).sale_event_id
        )
      expect(await ids("")).toEqual([here.id, later.id, elsewhere.id])
      expect(await ids("", neighbour)).toEqual([later.id, elsewhere.id, here.id])
      expect(await ids("limit=1&offset=1")).toEqual([later.id])
      const { body } = await look(`receipt_number=${receipt_number}&limit=1&offset=2`)
      expect(body).toMatchObject({ count: 3, limit: 1, offset: 2 })
    })

    it("finds all a shopper bought by her number in any spelling, her address or her id", async () => {
      const customer = await getContainer()
        .resolve(Modules.CUSTOMER)
        .createCustomers({ email: "olga@mail.example", phone: "8 (916) 765-43-21" })
      const sales = [
        await sell({ customer: { customer_id: customer.id } }),
        await sell({ customer: { email: "olga@mail.example" } }, neighbour),
      ]
      await sell()
      const youngestFirst = sales.map(({ receipt_number }) => receipt_number).reverse()
      for (const query of [
        `phone=${encodeURIComponent("+7 916 765 43 21")}`,
        "phone=9167654321",
        "email=Olga@Mail.example",
        `customer_id=${customer.id}`,
      ]) {
        const orders = await found(query)
        expect(orders.map((order) => order.receipt_number)).toEqual(youngestFirst)
      }
      expect(await look("phone=9167654321&limit=1&offset=1")).toMatchObject({
        body: { orders: [{ receipt_number: youngestFirst[1] }], count: 2 },
      })
    })

    it("finds nothing where nothing was sold", async () => {
      const receipt_number = receipt()
      const training = till.event("sale.completed", saleOf([{ sku: "Coat-m" }], { receipt_number }))
      await till.push([{ ...training, mode: "training", seq: 900 }])
      till.seq--
      for (const query of [
        `receipt_number=${receipt_number}`,
        "order_number=999999",
        "order_number=99999999999999999999",
        "order_number=A-1",
        "code=order_of_nobody",
        "code=01936d3e-7c00-7000-8000-000000000001",
        "customer_id=cus_nobody",
        "phone=9160000000",
        "email=nobody@mail.example",
        "card=1",
      ]) {
        expect(await look(query)).toMatchObject({ status: 200, body: { orders: [], count: 0 } })
      }
    })

    it("asks the database as often for many orders as for one", async () => {
      const customer = await getContainer()
        .resolve(Modules.CUSTOMER)
        .createCustomers({ email: "many@mail.example" })
      const bought = { customer: { customer_id: customer.id } }
      await sell(bought)
      const connection = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      const statementsOnce = async (count: number) => {
        let statements = 0
        const note = () => void statements++
        connection.on("query", note)
        const orders = await found(`customer_id=${customer.id}`)
        connection.off("query", note)
        expect(orders).toHaveLength(count)
        return statements
      }
      /** The fewest of several looks: the shop's jobs ask the same connection now and then. */
      const statementsOf = async (count: number) => {
        const looks: number[] = []
        for (let look = 0; look < 5; look++) {
          looks.push(await statementsOnce(count))
        }
        return Math.min(...looks)
      }
      const one = await statementsOf(1)
      for (let more = 0; more < 5; more++) {
        await sell(bought, more % 2 ? till : neighbour)
      }
      expect(await statementsOf(6)).toBe(one)
      expect(one).toBeLessThan(16)
    })

    it.each([
      ["nothing to look for", ""],
      ["two things at once", "receipt_number=A-17&phone=89160001122"],
      ["the same thing twice", "receipt_number=A-17&receipt_number=A-18"],
      ["an empty number", "receipt_number="],
      ["a parameter it does not know", "receipt=A-17"],
      ["text that no database keeps", "code=%00"],
      ["a limit that is too large", "receipt_number=A-17&limit=101"],
      ["a code where addresses are logged", "pickup_code=2222-2222"],
    ])("refuses %s", async (_, query) => {
      const { status, body, headers } = await look(query)
      expect({ status, code: body.code }).toEqual({ status: 422, code: "invalid_request" })
      expect(headers.get("content-type")).toContain("application/problem+json")
    })

    it.each([
      ["no code", {}],
      ["two codes", { pickup_code: "2222-2222", return_code: "2222-2222" }],
      ["an empty code", { return_code: "" }],
      ["a code that is no text", { return_code: 2222 }],
      ["a key it does not know", { receipt_number: "A-17" }],
    ])("refuses %s that is shown", async (_, body) => {
      const { status, body: answer } = await show(body)
      expect({ status, code: answer.code }).toEqual({ status: 422, code: "invalid_request" })
    })

    it("refuses a number that is none", async () => {
      expect(await look("phone=hello")).toMatchObject({
        status: 422,
        body: { code: "invalid_phone", pointer: "/phone" },
      })
    })

    it("is for tills that may sell or take back", async () => {
      const open = (scope: "returns" | "sales" | "customers") =>
        TestTill.open(getContainer(), getUrl(), retail.stores[0]!.id, [scope])
      for (const scope of ["returns", "sales"] as const) {
        expect((await look("receipt_number=A-17", await open(scope))).status).toBe(200)
      }
      const refused = await look("receipt_number=A-17", await open("customers"))
      expect(refused).toMatchObject({ status: 403, body: { code: "insufficient_scope" } })
      expect(await show({ pickup_code: "2222-2222" }, await open("customers"))).toMatchObject({
        status: 403,
        body: { code: "insufficient_scope" },
      })
    })
  },
})
