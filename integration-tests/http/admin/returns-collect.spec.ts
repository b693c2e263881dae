import { containerSql, drainJobs, runReconcileJob } from "../../../src/core/jobs"
import { POS_MODULE } from "../../../src/modules/pos"
import type { PosModuleService } from "../../../src/modules/pos/service"
import { findDrift } from "../../../src/modules/stock/read-models/drift"
import { STORE_RETURN_MODULE } from "../../../src/modules/store-return"
import { casesOfPickup } from "../../../src/modules/store-return/read-models/cases-of-pickup"
import type { StoreReturnModuleService } from "../../../src/modules/store-return/service"
import type {
  AdminAlternativeList,
  AdminPickupDetail,
  AdminPickupList,
  AdminReturnCase,
  AdminReturnQuote,
  StorePickup,
} from "../../../src/types"
import { settlePickupJob } from "../../../src/workflows/pickup/jobs/settle-pickup"
import { orderIdOf } from "../../../src/workflows/pos/follow-up/ids"
import { enqueueFollowUp } from "../../../src/workflows/pos/jobs/names"
import { signIn } from "../../helpers/dashboard"
import { captureNotifications } from "../../helpers/notifications"
import {
  callers,
  cartFor,
  collectedOrder,
  makeReady,
  openPickupShop,
  pickupOf,
  type PickupShop,
  stockAt,
  workJobs,
} from "../../helpers/pickup-shop"
import { openShopProgramme, type Shopper, shopperWith } from "../../helpers/points"
import { shopTest } from "../../helpers/runner"
import { addSizes } from "../../helpers/sizes"
import { tablesReadWhole } from "../../helpers/tables-read-whole"
import { saleOf, TestTill } from "../../helpers/till"

jest.setTimeout(120_000)

type Goods = { variant_id: string; inventory_item_id: string }
type Item = { id: string; variant_id: string; detail: Record<string, number> }

const MEDIUM = 100_00
const LARGE = 120_00
const MORE = LARGE - MEDIUM
const ANNA = { first_name: "Anna", last_name: "Orlova", email: "anna@example.com" }

/** A coat is handed in at one store, and the size that fits is collected in another. */
shopTest({
  keepData: true,
  env: {
    // Notices leave by night as well: the test does not wait for morning.
    OMNICHANNEL_OPTIONS: JSON.stringify({
      notices: {
        ...{ quietFrom: "03:00", quietUntil: "03:00" },
        guestPageUrl: "https://shop.example/order",
      },
    }),
  },
  testSuite: ({ api, getContainer, getUrl }) => {
    const mail = captureNotifications()
    let world: PickupShop
    let adminHeaders: object
    let programme: string
    let [medium, large] = [] as unknown as [Goods, Goods]
    const call = callers(
      api,
      () => world.shop,
      () => adminHeaders
    )

    beforeAll(async () => {
      const container = getContainer()
      world = await openPickupShop(container)
      adminHeaders = (await signIn(container, "boss")).headers
      programme = await openShopProgramme(container)
      const [arbat, sokol, ural] = world.stores.map(({ stock_location_id }) => stock_location_id)
      const sizes = await addSizes(container, world.shop, "Coat", [
        { size: "M", price: 100, stocked: { [arbat!]: 50, [sokol!]: 0 } },
        {
          size: "L",
          price: 120,
          stocked: { [arbat!]: 9, [ural!]: 20, [world.warehouse]: 3 },
        },
      ])
      ;[medium, large] = sizes as [Goods, Goods]
    })
    beforeEach(() => mail.reset())

    const arbat = () => world.stores[0]!
    const desk = () => world.stores[1]!
    const ural = () => world.stores[2]!
    const sql = (text: string, values: string[] = []) => containerSql(getContainer())(text, values)
    const settled = async () => {
      await workJobs(getContainer())
      await runReconcileJob(getContainer(), "omni-sweep-order-points")
    }
    const at = (place: { stock_location_id: string }, { inventory_item_id } = large) =>
      stockAt(getContainer(), inventory_item_id, place.stock_location_id)

    const bought = async (shopper?: Shopper, quantity = 1): Promise<string> => {
      const items = [{ variant_id: medium.variant_id, quantity }]
      const cart = await cartFor(call, world.shop, arbat().id, items)
      if (shopper) {
        await call.store("POST", `/carts/${cart}/customer`, {}, shopper.headers)
      }
      const order = await collectedOrder(getContainer(), call, cart)
      await settled()
      return order
    }
    const sold = async (more: Record<string, unknown> = {}) => {
      const till = await TestTill.open(getContainer(), getUrl(), arbat().id)
      const sale = till.event(
        "sale.completed",
        saleOf([{ sku: "Coat-M", unit_price: MEDIUM }], {
          tenders: [{ type: "cash", amount: MEDIUM }],
          ...more,
        })
      )
      expect((await till.push([sale])).body.results).toMatchObject([{ status: "applied" }])
      await settled()
      return { till, sale, order: orderIdOf({ device_id: till.device_id, event_id: sale.id }) }
    }
    type Sold = Awaited<ReturnType<typeof sold>>
    const takeBack = async (till: TestTill, sale: Sold["sale"]) => {
      const taken = till.event("sale.voided", { sale_event_id: sale.id, reason: "Wrong" })
      expect((await till.push([taken])).body.results).toMatchObject([{ status: "applied" }])
      await settled()
      return taken
    }
    const boughtAtTill = async (more?: Record<string, unknown>) => (await sold(more)).order
    const itemsOf = async (order: string): Promise<Item[]> => {
      const { data } = await call.admin("GET", `/orders/${order}?fields=*items,*items.detail`)
      return data.order.items
    }
    const lineOf = async (order: string, { variant_id }: Goods): Promise<Item> =>
      (await itemsOf(order)).find((item) => item.variant_id === variant_id)!
    const owed = async (order: string): Promise<number> => {
      const { data } = await call.admin("GET", `/orders/${order}?fields=summary.*`)
      return Math.round(data.order.summary.pending_difference * 100) + 0
    }
    const refunded = async (order: string): Promise<number> => {
      const { data } = await call.admin(
        "GET",
        `/orders/${order}?fields=*payment_collections.payments.refunds`
      )
      type Paid = { payments: { refunds: { amount: number }[] }[] }
      return (data.order.payment_collections as Paid[])
        .flatMap(({ payments }) => payments.flatMap(({ refunds }) => refunds))
        .reduce((sum, { amount }) => sum + amount, 0)
    }

    const collectIn = (place: { stock_location_id: string }, quantity = 1) => ({
      ...{ variant_id: large.variant_id, quantity },
      ...{ get: "collect", from: place.stock_location_id },
    })
    const quoteOf = async (order_id: string, new_units: object[], quantity = 1) => {
      const units = [{ line_item_id: (await lineOf(order_id, medium)).id, quantity }]
      const body = { order_id, retail_store_id: desk().id, units, new_units }
      return await call.admin("POST", "/return-desk/quote", body)
    }
    /** Every coat that is named comes back at the desk, and large ones are taken instead. */
    const swap = async (
      order_id: string,
      new_units: object[],
      {
        quantity = 1,
        ...more
      }: { quantity?: number; contact?: object; delivery_address?: object } = {}
    ) => {
      const { data: quoted } = await quoteOf(order_id, new_units, quantity)
      const refused = { amount: 0, due: quantity * MORE }
      const { amount, due } = (quoted.quote ?? refused) as AdminReturnQuote
      const unit = { line_item_id: (await lineOf(order_id, medium)).id, quantity }
      return await call.admin("POST", "/return-desk/returns", {
        ...{ order_id, amount, retail_store_id: desk().id },
        units: [{ ...unit, reason: "size", grade: "resell" }],
        exchange: { new_units, due, tender: "card", ...more },
      })
    }
    const swapped = async (...asked: Parameters<typeof swap>): Promise<AdminReturnCase> => {
      const { status, data } = await swap(...asked)
      expect([status, data.code]).toEqual([201, undefined])
      await settled()
      return await caseOf(data.return.id)
    }
    const caseOf = async (id: string): Promise<AdminReturnCase> =>
      (await call.admin("GET", `/return-desk/returns/${id}`)).data.return
    const pickup = async (id: string): Promise<AdminPickupDetail> =>
      (await call.admin("GET", `/pickups/${id}`)).data.pickup
    const pickupOfCase = async ({ new_units }: AdminReturnCase) =>
      await pickup(new_units.find(({ pickup_id }) => pickup_id)!.pickup_id!)
    const command = (id: string, name: string, body: object = {}) =>
      call.admin("POST", `/pickups/${id}/${name}`, body)
    /** The one return by which money of a pickup's goods goes back. */
    const returnOf = async (id: string): Promise<AdminReturnCase> => {
      const { settlements } = await pickup(id)
      const [settlement] = settlements.filter(({ return_case_id }) => return_case_id)
      return await caseOf(settlement!.return_case_id!)
    }
    const expireAt = (waiting: AdminPickupDetail) =>
      workJobs(getContainer(), new Date(Date.parse(waiting.expires_at!) + 60_000))
    const purseOf = async ({ headers }: Shopper) => {
      const { data } = await call.store("GET", "/loyalty", undefined, headers)
      const { available, pending } = data.loyalty.member
      return { available, pending }
    }

    it("is promised, got ready, handed over by its code and returnable from then on", async () => {
      const shopper = await shopperWith(getContainer(), programme, 0)
      const order = await bought(shopper)
      expect(await purseOf(shopper)).toEqual({ available: 0, pending: 100 })
      const before = await at(ural())
      const line = (await lineOf(order, medium)).id
      const { data: told } = await call.admin(
        "GET",
        `/return-desk/orders/${order}/alternatives?retail_store_id=${desk().id}&line_item_id=${line}`
      )
      const places = (told as unknown as AdminAlternativeList).alternatives
        .find(({ variant_id }) => variant_id === large.variant_id)!
        .elsewhere.map(({ name, collect_at }) => [name, collect_at])
      expect(places).toEqual([
        ["Arbat", expect.any(String)],
        ["Ural", expect.any(String)],
        ["Warehouse", null],
      ])

      const { data: quoted } = await quoteOf(order, [collectIn(ural())])
      const place = { stock_location_id: ural().stock_location_id, name: "Ural" }
      expect(quoted.quote).toMatchObject({
        ...{ amount: 0, due: MORE },
        new_units: [
          {
            deliver_from: null,
            collect_at: { ...place, ready_at: expect.any(String), time_zone: "Europe/Moscow" },
          },
        ],
      })

      const { status, data } = await swap(order, [collectIn(ural())])
      expect([status, data.code]).toEqual([201, undefined])
      const accepted = data.return as AdminReturnCase
      const [unit] = accepted.new_units
      expect(unit).toMatchObject({ deliver_from: null, collect_at: place })
      expect(await at(ural())).toEqual({ ...before, reserved: before.reserved + 1 })

      const { data: queue } = await call.admin(
        "GET",
        `/pickups?retail_store_id=${ural().id}&status=placed`
      )
      const waiting = (queue as unknown as AdminPickupList).pickups.find(
        ({ id }) => id === unit!.pickup_id
      )
      expect(waiting).toMatchObject({
        ...{ order_id: order, return_case_id: accepted.id, items_count: 1 },
        ...{ pay_in_store: false, promised_at: unit!.collect_at!.ready_at },
      })
      // The store works it at once; nothing waits at the counter before Medusa's order has the line.
      await command(waiting!.id, "accept")
      const { lines } = await pickup(waiting!.id)
      await command(waiting!.id, "pick", { lines: [{ id: lines[0]!.id, picked_quantity: 1 }] })
      const early = await command(waiting!.id, "ready")
      expect([early.status, early.data.code]).toEqual([503, "exchange_not_written"])

      await settled()
      expect(await owed(order)).toBe(0)
      expect(await purseOf(shopper)).toEqual({ available: 0, pending: 120 })
      expect((await command(waiting!.id, "ready", { bin: "A1" })).status).toBe(200)
      await workJobs(getContainer())
      const own = (path: string) => call.store("GET", path, undefined, shopper.headers)
      const { code } = (await own(`/orders/${order}/pickup`)).data.pickup as StorePickup
      expect(code).toEqual(expect.any(String))
      const ready = mail.sent.filter(({ template }) => template === "omni-pickup-ready")
      expect(ready.at(-1)?.content).toMatchObject({
        subject: expect.stringMatching(/^Exchange of order \d+ is ready to collect$/),
        text: expect.stringContaining(code!),
      })
      // The code of what waits is shown to nobody who only has the order's number.
      expect((await call.admin("POST", `/return-desk/orders/${order}/guest-link`)).data.code).toBe(
        "order_not_delivered"
      )

      const handed = await command(waiting!.id, "hand-over", { code })
      expect([handed.status, handed.data.pickup?.status]).toEqual([200, "collected"])
      await settled()
      expect(await at(ural())).toEqual({ stocked: before.stocked - 1, reserved: before.reserved })
      const got = await lineOf(order, large)
      expect(got.detail).toMatchObject({ fulfilled_quantity: 1, delivered_quantity: 1 })
      expect([await owed(order), await refunded(order)]).toEqual([0, 0])
      expect(await purseOf(shopper)).toEqual({ available: 0, pending: 120 })
      expect(await findDrift(containerSql(getContainer()), 10)).toEqual([])

      const { data: list } = await own(`/orders/${order}/pickups?limit=1`)
      expect(list).toMatchObject({ count: 2, limit: 1, pickups: [{ id: waiting!.id }] })
      const { data: ordered } = await own(`/orders/${order}/pickups?offset=1`)
      expect(ordered.pickups).toMatchObject([{ of_exchange: false, status: "collected" }])
      const named = `/orders/${order}/pickup?pickup_id=${(ordered.pickups as StorePickup[])[0]!.id}`
      expect((await own(named)).data.pickup).toMatchObject({ of_exchange: false })

      // However long ago the desk was: the window begins at the hand-over.
      const again = async () => {
        const { data: answer } = await call.admin("POST", "/return-desk/quote", {
          ...{ order_id: order, retail_store_id: desk().id },
          units: [{ line_item_id: got.id, quantity: 1 }],
        })
        return answer.quote
      }
      await sql(
        "update omni_return_case set accepted_at = accepted_at - interval '60 days' where id = ?",
        [accepted.id]
      )
      expect(await again()).toMatchObject({ amount: LARGE, units: [{ refusals: [] }] })
      await sql(
        "update omni_pickup set collected_at = collected_at - interval '60 days' where id = ?",
        [waiting!.id]
      )
      expect(await again()).toMatchObject({
        units: [{ refusals: [{ code: "outside_window" }] }],
      })
    })

    it("gives all its money back by what paid for it when nobody comes, and the unit is free", async () => {
      const shopper = await shopperWith(getContainer(), programme, 0)
      const order = await bought(shopper)
      const before = await at(ural())
      const exchange = await swapped(order, [collectIn(ural())])
      const ready = await makeReady(call, await pickupOfCase(exchange))
      await expireAt(ready)
      await settled()

      expect(await pickup(ready.id)).toMatchObject({ status: "expired" })
      expect(await at(ural())).toEqual(before)
      const returned = await returnOf(ready.id)
      expect(returned).toMatchObject({
        ...{ state: "waiting", worth: LARGE, amount: LARGE, fee: 0, override: null },
        accepted_by: { way: "pickup", id: ready.id, name: null },
        retail_store: { id: ural().id },
        units: [{ reason: "not_collected", grade: null, amount: LARGE }],
      })
      const legs = Object.fromEntries(returned.legs.map((leg) => [leg.tender ?? leg.kind, leg]))
      expect(legs).toMatchObject({
        payment: { amount: MEDIUM, done_at: expect.any(String) },
        card: { amount: MORE, done_at: null },
      })
      expect(await refunded(order)).toBe(MEDIUM / 100)
      const path = `/return-desk/returns/${returned.id}/legs/${legs.card!.id}/settle`
      expect((await call.admin("POST", path, {})).status).toBe(200)
      await settled()
      expect(await caseOf(returned.id)).toMatchObject({ state: "settled", failure: null })
      expect(await owed(order)).toBe(0)
      expect(await purseOf(shopper)).toEqual({ available: 0, pending: 0 })
      expect((await lineOf(order, large)).detail).toMatchObject({
        ...{ fulfilled_quantity: 1, delivered_quantity: 0, return_received_quantity: 1 },
      })
      // The pickup's own notices told that the money goes back; only the exchange is told as a return.
      await workJobs(getContainer(), new Date(Date.now() + 600_000))
      const told = mail.sent.filter(
        ({ template, data }) => /^omni-return/.test(template) && data?.order_id === order
      )
      expect(told.map(({ data }) => [data?.return_id, data?.kind])).toEqual([
        [exchange.id, "received"],
      ])
      expect(told[0]!.content!.text).toContain("Coat, L: to collect")
      const own = await call.store("GET", `/orders/${order}/returns`, undefined, shopper.headers)
      expect(own.data).toMatchObject({
        count: 2,
        returns: [
          { id: returned.id, state: "settled", units: [{ reason: "not_collected" }] },
          { id: exchange.id, due: MORE, new_units: [{ get: "collect", pickup_id: ready.id }] },
        ],
      })
      // Nothing of it comes back a second time.
      const { data } = await call.admin("GET", `/return-desk/orders/${order}`)
      expect((data.order.lines as { returnable: number }[]).map((line) => line.returnable)).toEqual(
        [0, 0]
      )
      expect(await findDrift(containerSql(getContainer()), 10)).toEqual([])
      await runReconcileJob(getContainer(), "omni-verify-loyalty")
    })

    it("is no return of goods in the report", async () => {
      const reportOf = async (store: { id: string }) =>
        (
          await call.admin(
            "GET",
            `/return-desk/report?from=2020-01-01&to=2999-01-01&retail_store_id=${store.id}`
          )
        ).data
      const before = { desk: await reportOf(desk()), ural: await reportOf(ural()) }
      const exchange = await swapped(await bought(), [collectIn(ural())])
      const { id } = await pickupOfCase(exchange)
      expect((await command(id, "cancel", { reason: "Changed her mind" })).status).toBe(200)
      await settled()
      expect(await returnOf(id)).toMatchObject({ amount: LARGE })
      const after = { desk: await reportOf(desk()), ural: await reportOf(ural()) }
      expect([after.desk.returns, after.desk.units, after.desk.units_sold]).toEqual([
        ...[before.desk.returns + 1, before.desk.units + 1, before.desk.units_sold],
      ])
      expect(after.ural).toEqual(before.ural)
    })

    it("goes to one of two desks that ask for the last unit", async () => {
      const orders = [await bought(), await bought()]
      const { stocked, reserved } = await at(arbat())
      await call.admin("POST", `/retail-stores/${arbat().id}/safety-stock`, {
        ...{ variant_id: large.variant_id, quantity: stocked - reserved - 1 },
      })
      const answers = await Promise.all(orders.map((order) => swap(order, [collectIn(arbat())])))
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
      const late = answers.findIndex(({ status }) => status === 409)
      expect(answers[late]!.data).toMatchObject({
        code: "not_enough_stock",
        message: "new_units: Arbat has too few of Coat, L, or they are promised to others",
      })
      expect(await at(arbat())).toEqual({ stocked, reserved: reserved + 1 })
      const { data } = await call.admin("GET", `/pickups?order_id=${orders[late]!}`)
      expect(data.count).toBe(1)
      await call.admin("DELETE", `/retail-stores/${arbat().id}/safety-stock/${large.variant_id}`)
      await settled()
    })

    it("is collected of a till's order too, by whom the desk wrote down, and its cash comes back", async () => {
      const [kept, given] = [await boughtAtTill(), await boughtAtTill()]
      expect((await call.admin("GET", `/return-desk/orders/${kept}`)).data.order).toMatchObject({
        has_email: false,
      })
      const nameless = await swap(kept, [collectIn(ural())])
      expect([nameless.status, nameless.data.code]).toEqual([400, "contact_missing"])
      expect(await call.admin("GET", `/pickups?order_id=${kept}`)).toMatchObject({
        data: { count: 0 },
      })
      const before = await at(ural())

      const exchange = await swapped(kept, [collectIn(ural())], { contact: ANNA })
      const ready = await makeReady(call, await pickupOfCase(exchange))
      expect(ready).toMatchObject({ customer_name: "Anna Orlova" })
      await workJobs(getContainer())
      const told = mail.sent.find(({ template }) => template === "omni-pickup-ready")
      expect(told?.to).toBe(ANNA.email)
      const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(told!.content!.text!)![0]
      expect((await command(ready.id, "hand-over", { code })).status).toBe(200)
      await settled()
      expect(await at(ural())).toEqual({ ...before, stocked: before.stocked - 1 })
      expect((await lineOf(kept, large)).detail).toMatchObject({ delivered_quantity: 1 })
      const fields = "fulfillments.location_id,fulfillments.shipping_option_id"
      const { data: known } = await call.admin("GET", `/orders/${kept}?fields=${fields}`)
      // By the store's own option: a till's order has none, and a courier's would send for the courier.
      expect(known.order.fulfillments).toContainEqual(
        expect.objectContaining({
          ...{ location_id: ural().stock_location_id, shipping_option_id: expect.any(String) },
        })
      )
      expect(await owed(kept)).toBe(0)

      const other = await swapped(given, [collectIn(ural())], { contact: ANNA })
      const { id } = await pickupOfCase(other)
      await command(id, "cancel", { reason: "Sold out" })
      await settled()
      const returned = await returnOf(id)
      expect(returned.legs.map(({ tender, amount, done_at }) => [tender, amount, done_at])).toEqual(
        expect.arrayContaining([
          ["cash", MEDIUM, null],
          ["card", MORE, null],
        ])
      )
      for (const leg of returned.legs) {
        const path = `/return-desk/returns/${returned.id}/legs/${leg.id}/settle`
        expect((await call.admin("POST", path, {})).status).toBe(200)
      }
      expect(await caseOf(returned.id)).toMatchObject({ state: "settled" })
      expect(await owed(given)).toBe(0)
    })

    it("moves no money when it is handed over, whatever the order's own pickup left unpaid", async () => {
      const items = [{ variant_id: medium.variant_id, quantity: 2 }]
      const cart = await cartFor(call, world.shop, arbat().id, items, { pay_in_store: true })
      const { data } = await call.store("POST", `/carts/${cart}/complete`, {})
      const order: string = data.order.id
      const own = await makeReady(call, await pickupOf(call, order))
      const handOver = async ({ id }: AdminPickupDetail, body: object) => {
        const { code } = (await command(id, "reissue-code", {})).data
        expect((await command(id, "hand-over", { code, ...body })).status).toBe(200)
        await settled()
      }
      await handOver(own, {
        lines: [{ id: own.lines[0]!.id, collected_quantity: 1, refused_quantity: 1 }],
        payment: { tender: "cash", amount: MEDIUM },
      })
      const exchange = await swapped(order, [collectIn(ural())])
      await handOver(await makeReady(call, await pickupOfCase(exchange)), {})
      expect([await refunded(order), await owed(order)]).toEqual([0, 0])
    })

    it("is a pickup of each store, and what one lacks or the shopper leaves is paid back", async () => {
      const order = await bought(undefined, 3)
      const exchange = await swapped(order, [collectIn(ural(), 2), collectIn(arbat())], {
        ...{ quantity: 3, contact: ANNA },
      })
      const ids = [...new Set(exchange.new_units.map(({ pickup_id }) => pickup_id!))]
      const [uralPickup, arbatPickup] = (await Promise.all(ids.map(pickup))).sort(
        (one, other) => other.items_count - one.items_count
      ) as [AdminPickupDetail, AdminPickupDetail]
      expect([uralPickup.retail_store_name, arbatPickup.retail_store_name]).toEqual([
        ...["Ural", "Arbat"],
      ])
      // Whoever ordered hears of it as ever; Anna is somebody else who collects.
      expect(arbatPickup.collector).toEqual({ ...ANNA, phone: null })
      const link = await call.store("GET", `/orders/${order}/pickups`)
      expect(link.status).toBe(404)

      // One of the two in Ural is not found, and the other left at the counter.
      const before = await at(ural())
      await command(uralPickup.id, "accept")
      const [first, second] = uralPickup.lines
      await command(uralPickup.id, "pick", {
        lines: [
          { id: first!.id, picked_quantity: 1 },
          { id: second!.id, picked_quantity: 0, short_quantity: 1 },
        ],
      })
      expect((await command(uralPickup.id, "ready")).status).toBe(200)
      await settled()
      const reissued = await command(uralPickup.id, "reissue-code")
      const left = await command(uralPickup.id, "hand-over", {
        code: reissued.data.code,
        lines: [{ id: first!.id, collected_quantity: 0, refused_quantity: 1 }],
      })
      expect(left.data.pickup).toMatchObject({ status: "cancelled" })
      await settled()
      expect(await at(ural())).toEqual({
        stocked: before.stocked - 1,
        reserved: before.reserved - 2,
      })
      const { settlements } = await pickup(uralPickup.id)
      expect(settlements.map(({ reason, state, amount }) => [reason, state, amount])).toEqual([
        ["short", "done", LARGE],
        ["refused", "done", LARGE],
      ])
      const { data } = await call.admin("GET", `/orders/${order}?fields=status`)
      expect(data.order.status).not.toBe("canceled")
      const paidBack = await Promise.all(
        settlements.map(({ return_case_id }) => caseOf(return_case_id!))
      )
      const sum = (tender: string | null) =>
        paidBack
          .flatMap(({ legs }) => legs.filter((leg) => leg.tender === tender))
          .reduce((all, { amount }) => all + amount, 0)
      expect(sum(null) + sum("card")).toBe(2 * LARGE)

      // The third is still to be collected in Arbat, and is.
      const ready = await makeReady(call, arbatPickup)
      const { data: opened } = await command(ready.id, "reissue-code")
      expect((await command(ready.id, "hand-over", { code: opened.code })).status).toBe(200)
      await settled()
      for (const { id, legs } of paidBack) {
        for (const leg of legs.filter(({ done_at, tender }) => !done_at && tender)) {
          await call.admin("POST", `/return-desk/returns/${id}/legs/${leg.id}/settle`, {})
        }
      }
      await settled()
      expect(await owed(order)).toBe(0)
    })

    it("goes another way when the store cannot serve it: another store, or delivered", async () => {
      const shopper = await shopperWith(getContainer(), programme, 0)
      const send = (order: string, path: string, body: object) =>
        call.store("POST", `/orders/${order}/pickup${path}`, body, shopper.headers)
      const rejected = async () => {
        const order = await bought(shopper)
        const exchange = await swapped(order, [collectIn(ural())])
        const { id } = await pickupOfCase(exchange)
        expect((await command(id, "reject", { reason: "no_capacity" })).status).toBe(200)
        return { order, id, line: exchange.new_units[0]!.line_item_id }
      }
      const moved = await rejected()
      const rerouted = await send(moved.order, "/reschedule", { retail_store_id: arbat().id })
      expect([rerouted.status, rerouted.data.pickup]).toMatchObject([
        ...[200, { id: moved.id, status: "placed", retail_store: { id: arbat().id } }],
      ])
      const ready = await makeReady(call, await pickup(moved.id))
      const { data: opened } = await command(ready.id, "reissue-code")
      expect((await command(ready.id, "hand-over", { code: opened.code })).status).toBe(200)
      await settled()
      expect((await lineOf(moved.order, large)).detail).toMatchObject({ delivered_quantity: 1 })

      const sent = await rejected()
      const converted = await send(sent.order, "/deliver", {
        shipping_address: {
          ...{ first_name: "Anna", last_name: "Orlova", phone: "+79120000000" },
          ...{ address_1: "Lenina 5", city: "Tver", postal_code: "170000", country_code: "ru" },
        },
      })
      expect([converted.status, converted.data.pickup?.status]).toEqual([200, "converted"])
      expect(await at({ stock_location_id: world.warehouse })).toMatchObject({ reserved: 1 })
      expect(await findDrift(containerSql(getContainer()), 10)).toEqual([])
    })

    it("is called off by the shopper, who may name which of her pickups she means", async () => {
      const shopper = await shopperWith(getContainer(), programme, 0)
      const order = await bought(shopper)
      const { data } = await call.store(
        "GET",
        `/orders/${order}/pickup`,
        undefined,
        shopper.headers
      )
      const own = data.pickup.id as string
      const exchange = await swapped(order, [collectIn(ural())])
      const cancel = (query: string) =>
        call.store("POST", `/orders/${order}/pickup/cancel${query}`, {}, shopper.headers)
      expect((await cancel(`?pickup_id=${own}`)).data.code).toBe("pickup_transition")
      expect((await cancel("?pickup_id=pku_none")).data.code).toBe("pickup_not_found")
      const cancelled = await cancel("")
      expect(cancelled.data.pickup).toMatchObject({
        ...{ id: exchange.new_units[0]!.pickup_id, of_exchange: true, status: "cancelled" },
      })
      await settled()
      expect(await refunded(order)).toBe(MEDIUM / 100)
      // The order stands: it was bought and collected.
      const { data: still } = await call.admin("GET", `/orders/${order}?fields=status`)
      expect(still.order.status).not.toBe("canceled")
    })

    it("is opened by the link of its own notice, and by none that was made before it", async () => {
      const order = await bought()
      const { guest_link } = (
        await call.admin("POST", `/return-desk/orders/${order}/guest-link`, {})
      ).data
      const exchange = await swapped(order, [collectIn(ural())])
      const { id } = await makeReady(call, await pickupOfCase(exchange))
      // As if staff had made the link a day before the exchange.
      await sql("update omni_pickup set created_at = created_at + interval '1 day' where id = ?", [
        id,
      ])
      await workJobs(getContainer())
      const opened = (token: string, named?: string) =>
        call.store(
          "GET",
          `/orders/by-link/pickup${named ? `?pickup_id=${named}` : ""}`,
          undefined,
          { "x-pickup-link": token }
        )
      const given = guest_link.token as string
      expect((await opened(given, id)).data.code).toBe("pickup_not_found")
      expect((await opened(given)).data.pickup).toMatchObject({ of_exchange: false })
      const { data: all } = await call.store("GET", "/orders/by-link/pickups", undefined, {
        "x-pickup-link": given,
      })
      expect(all.count).toBe(1)

      await sql("update omni_pickup set created_at = created_at - interval '1 day' where id = ?", [
        id,
      ])
      const ready = mail.sent.find(({ template }) => template === "omni-pickup-ready")
      const link = new URL(/https:\/\/shop\.example\/order\S+/.exec(ready!.content!.text!)![0])
      const page = await opened(link.hash.slice(1), link.searchParams.get("pickup_id")!)
      expect(page.data.pickup).toMatchObject({ id, code: expect.any(String) })
      await command(id, "cancel", { reason: "Sold out" })
      await settled()
    })

    it("is called off when the till takes the receipt back", async () => {
      const { till, sale, order } = await sold()
      const before = await at(ural())
      const { id } = await pickupOfCase(
        await swapped(order, [collectIn(ural())], { contact: ANNA })
      )
      await takeBack(till, sale)
      expect(await pickup(id)).toMatchObject({ status: "cancelled" })
      expect(await at(ural())).toEqual(before)
      // The till gave it.
      const told = mail.sent.filter(({ template }) => template === "omni-pickup-cancelled")
      expect(told.map(({ content }) => content!.text)).toEqual([
        expect.not.stringContaining("get back"),
      ])
    })

    it("that was to be delivered is free when the till takes the receipt back, and a person gives what was paid on top", async () => {
      const { till, sale, order } = await sold()
      const before = await at(ural())
      const delivered = { ...collectIn(ural()), get: "deliver" }
      const delivery_address = {
        ...{ first_name: "Anna", last_name: "Orlova", phone: "+79120000000" },
        ...{ address_1: "Lenina 5", city: "Tver", postal_code: "170000" },
      }
      await swapped(order, [delivered], { delivery_address })
      expect(await at(ural())).toEqual({ ...before, reserved: before.reserved + 1 })
      const { id: event_id } = await takeBack(till, sale)
      expect(await at(ural())).toEqual(before)
      expect(await findDrift(containerSql(getContainer()), 10)).toEqual([])
      const incidents = () =>
        getContainer()
          .resolve<PosModuleService>(POS_MODULE)
          .listPosIncidents({ event_id } as never)
      const details = {
        order_id: order,
        differences: [{ class: "tender", pointer: "/tenders", till: 0, server: MORE }],
      }
      expect(await incidents()).toMatchObject([{ kind: "total_difference", details }])

      // Worked again, as after a crash.
      await sql("update omni_pos_event set follow_up = 'pending' where event_id = ?::uuid", [
        event_id,
      ])
      await getContainer()
        .resolve<PosModuleService>(POS_MODULE)
        .inTransaction((manager) => enqueueFollowUp(manager, till.device_id))
      await settled()
      expect(await incidents()).toHaveLength(1)
      expect(await at(ural())).toEqual(before)
    })

    it("is found by its goods where it was handed out, and nowhere before", async () => {
      const order = await bought()
      const foundAt = async (store: { id: string }, value: string) => {
        const asked = { by: "product", value, retail_store_id: store.id }
        const { data } = await call.admin("POST", "/return-desk/lookup", asked)
        return (data.orders as { order_id: string }[]).some(({ order_id }) => order_id === order)
      }
      const ready = await makeReady(
        call,
        await pickupOfCase(await swapped(order, [collectIn(ural())]))
      )
      expect([await foundAt(arbat(), "Coat-M"), await foundAt(ural(), "Coat-L")]).toEqual([
        ...[true, false],
      ])
      const { data } = await command(ready.id, "reissue-code")
      expect((await command(ready.id, "hand-over", { code: data.code })).status).toBe(200)
      await settled()
      expect([await foundAt(arbat(), "Coat-L"), await foundAt(ural(), "Coat-L")]).toEqual([
        ...[false, true],
      ])
    })

    it("is its order's present owner's, whoever owned it when it was made", async () => {
      const [seller, owner] = [
        await shopperWith(getContainer(), programme, 0),
        await shopperWith(getContainer(), programme, 0),
      ]
      const order = await bought(seller)
      const { id } = await makeReady(
        call,
        await pickupOfCase(await swapped(order, [collectIn(ural())]))
      )
      await sql('update "order" set customer_id = ? where id = ?', [owner.customer_id, order])
      const seen = async ({ headers }: Shopper) =>
        (await call.store("GET", `/orders/${order}/pickup`, undefined, headers)).data
      expect((await seen(seller)).code).toBe("pickup_not_found")
      expect((await seen(owner)).pickup).toMatchObject({ id, code: expect.any(String) })
      const cancelled = await call.store(
        "POST",
        `/orders/${order}/pickup/cancel`,
        {},
        owner.headers
      )
      expect(cancelled.data.pickup).toMatchObject({ id, status: "cancelled" })
      await settled()
    })

    it("ends without money when staff took its goods out of the order, whose money is theirs to give", async () => {
      const order = await bought()
      const before = await at(ural())
      const { id } = await pickupOfCase(await swapped(order, [collectIn(ural())]))
      await call.admin("POST", "/order-edits", { order_id: order })
      const { id: line } = await lineOf(order, large)
      await call.admin("POST", `/order-edits/${order}/items/item/${line}`, { quantity: 0 })
      expect((await call.admin("POST", `/order-edits/${order}/confirm`, {})).status).toBe(200)
      expect((await command(id, "cancel", { reason: "Changed her mind" })).status).toBe(200)
      await settled()
      const { settlements } = await pickup(id)
      expect(settlements).toMatchObject([{ state: "done", failure: null, amount: 0 }])
      expect(await at(ural())).toEqual(before)
      expect(await owed(order)).toBe(-LARGE)
      expect(await refunded(order)).toBe(0)
    })

    it("is asked about by an index alone", async () => {
      const desks = getContainer().resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
      expect(await tablesReadWhole(desks, (manager) => casesOfPickup(manager, "pku_none"))).toEqual(
        []
      )
    })

    it("waits with its money until Medusa's order has the exchange, when it is called off at once", async () => {
      const order = await bought()
      const { data } = await swap(order, [collectIn(ural())])
      const { id } = await pickupOfCase(data.return)
      // Called off before any job has run.
      expect((await command(id, "cancel", { reason: "Changed her mind" })).status).toBe(200)
      const [settlement] = await sql("select id from omni_pickup_settlement where pickup_id = ?", [
        id,
      ])
      const settle = settlePickupJob.run({ settlement_id: (settlement as { id: string }).id }, {
        container: getContainer(),
        now: new Date(),
      } as never)
      await expect(settle).rejects.toMatchObject({ code: "exchange_not_written" })
      await settled()
      expect(await returnOf(id)).toMatchObject({ amount: LARGE })
      expect(await refunded(order)).toBe(MEDIUM / 100)
    })

    it("is paid back once, also when that is cut off half way, and no desk takes it meanwhile", async () => {
      const order = await bought()
      const exchange = await swapped(order, [collectIn(ural())])
      const { id } = await pickupOfCase(exchange)
      await sql(
        `create function cut_off() returns trigger language plpgsql
         as $$ begin raise exception 'cut off'; end $$`
      )
      await sql(
        `create trigger cut_off after insert on omni_return_leg
         for each statement execute function cut_off()`
      )
      expect((await command(id, "cancel", { reason: "Changed her mind" })).status).toBe(200)
      const { failed } = await drainJobs(getContainer())
      expect(failed.map(({ name }) => name)).toEqual(["omni-settle-pickup"])
      expect((await lineOf(order, large)).detail).toMatchObject({ fulfilled_quantity: 1 })
      const { data } = await call.admin("GET", `/return-desk/orders/${order}`)
      expect((data.order.lines as { returnable: number }[]).map((line) => line.returnable)).toEqual(
        [0, 0]
      )
      await sql("drop function cut_off() cascade")
      await workJobs(getContainer(), new Date(Date.now() + 3_600_000))
      await settled()
      const { settlements } = await pickup(id)
      expect(settlements).toMatchObject([{ state: "done", failure: null, amount: LARGE }])
      expect(await returnOf(id)).toMatchObject({ amount: LARGE })
      expect(await refunded(order)).toBe(MEDIUM / 100)
      const { data: all } = await call.admin("GET", `/return-desk/returns?order_id=${order}`)
      expect(all.count).toBe(2)
      expect(await findDrift(containerSql(getContainer()), 10)).toEqual([])
    })

    it("changes nothing on what is wrong, and names it", async () => {
      const order = await bought()
      const before = [await at(ural()), await at(arbat())]
      const wrong = async (...asked: Parameters<typeof swap>) => {
        const { status, data } = await swap(...asked)
        return [status, data.code, String(data.message)]
      }
      const warehouse = { stock_location_id: world.warehouse }
      expect(await wrong(order, [collectIn(warehouse)])).toEqual([
        ...[400, "place_not_offered", expect.stringContaining(world.warehouse)],
      ])
      expect((await quoteOf(order, [collectIn(warehouse)])).data.code).toBe("place_not_offered")
      const switched = (pickup_enabled: boolean) =>
        call.admin("POST", `/retail-stores/${ural().id}`, { pickup_enabled })
      await switched(false)
      expect(await wrong(order, [collectIn(ural())])).toEqual([
        ...[400, "place_not_offered", expect.stringContaining("collected")],
      ])
      await switched(true)
      const here = [{ variant_id: medium.variant_id, quantity: 1 }]
      expect(await wrong(order, here, { contact: ANNA })).toEqual([
        ...[400, "nothing_collected", expect.stringContaining("exchange.contact")],
      ])
      const nowhere = { ...here[0], get: "collect" }
      const [status, , message] = await wrong(order, [nowhere])
      expect([status, message]).toEqual([400, expect.stringMatching(/from/)])
      expect([await at(ural()), await at(arbat())]).toEqual(before)
      await expect(
        sql(
          `insert into omni_pickup (id, order_id, order_display_id, cart_id, retail_store_id, stock_location_id,
             customer_name, locale, currency_code, status, promised_at)
           values ('pku_second', ?, 1, 'cart_second', ?, ?, 'Anna', 'en', 'rub', 'placed', now())`,
          [order, ural().id, ural().stock_location_id]
        )
      ).rejects.toMatchObject({ constraint: "IDX_omni_pickup_order_id_unique" })
    })
  },
})
