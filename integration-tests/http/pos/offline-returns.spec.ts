import { Modules, OrderWorkflowEvents } from "@medusajs/framework/utils"
import { asValue } from "@medusajs/framework/awilix"
import { randomUUID } from "node:crypto"
import { containerSql, drainJobs } from "../../../src/core/jobs"
import { POS_MODULE } from "../../../src/modules/pos"
import type { PosModuleService } from "../../../src/modules/pos/service"
import type {
  AdminReturnCase,
  AdminReturnDeskOrder,
  AdminReturnReport,
  StoreReturnList,
} from "../../../src/types"
import { signIn } from "../../helpers/dashboard"
import { captureNotifications } from "../../helpers/notifications"
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
import { shopTest } from "../../helpers/runner"
import { saleOf, TestTill } from "../../helpers/till"

jest.setTimeout(60_000)

const PRICE = 899_000
const DAY_MS = 86_400_000
const day = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10)

type Event = { id: string; seq: number }

/** What a till took back while it had no network is a return like any other, once the till tells of it. */
shopTest({
  keepData: true,
  env: {
    OMNICHANNEL_OPTIONS: JSON.stringify({
      returns: { fiscalService: "test_fiscal" },
      notices: { quietFrom: "03:00", quietUntil: "03:00" },
    }),
  },
  testSuite: ({ api, getContainer, getUrl }) => {
    const mail = captureNotifications()
    const fiscal: unknown[] = []
    let retail: PickupShop
    let call: Callers
    let till: TestTill
    let coat: Awaited<ReturnType<typeof stockProduct>>

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
      till = await TestTill.open(container, getUrl(), sokol!.id)
      coat = await stockProduct(container, retail.shop, "Coat", {
        [arbat!.stock_location_id]: 500,
        [sokol!.stock_location_id]: 500,
      })
      const registerRefund = async (refund: object) => ({ number: `F-${fiscal.push(refund)}` })
      container.register("test_fiscal", asValue({ registerRefund }))
    })

    const tell = async (...events: Event[]) => {
      const { body } = await till.push(events)
      expect(body.results.map(({ status }) => status)).toEqual(events.map(() => "applied"))
      await workJobs(getContainer())
    }
    const sold = async (quantity: number, more: Record<string, unknown> = {}) => {
      const sale = till.event("sale.completed", saleOf([{ sku: "Coat-m", quantity }], more))
      await tell(sale)
      return sale
    }
    type Told = { quantity?: number; line?: object; envelope?: Record<string, unknown> }
    const takenBack = (
      original: object | undefined,
      { quantity = 1, line = {}, envelope = {}, ...more }: Told & Record<string, unknown> = {}
    ) => {
      const data = saleOf([{ sku: "Coat-m", quantity }], more)
      const lines = data.lines.map((each) => ({ ...each, ...line }))
      return till.event("return.completed", { ...data, lines, original }, envelope)
    }
    const documentOf = async ({ id }: Event) => {
      const [row] = await containerSql(getContainer())<{ order_id: string }>(
        "select order_id from omni_pos_document where event_id = ?::uuid",
        [id]
      )
      return row!.order_id
    }
    const incidentsOf = ({ id }: Event) =>
      getContainer()
        .resolve<PosModuleService>(POS_MODULE)
        .listPosIncidents({ event_id: id } as never)
    const casesOf = async (order_id: string): Promise<AdminReturnCase[]> =>
      (await call.admin("GET", `/return-desk/returns?order_id=${order_id}`)).data.returns
    const deskOf = async (order_id: string): Promise<AdminReturnDeskOrder> =>
      (await call.admin("GET", `/return-desk/orders/${order_id}`)).data.order
    const reported = async (): Promise<AdminReturnReport> =>
      (await call.admin("GET", `/return-desk/report?from=${day(1)}&to=${day(-1)}`))
        .data as unknown as AdminReturnReport
    const collected = async (quantity: number) => {
      const items = [{ variant_id: coat.variant_id, quantity }]
      const cart = await cartFor(call, retail.shop, retail.stores[0]!.id, items)
      const order_id = await collectedOrder(getContainer(), call, cart)
      const [{ line_item_id: line }] = (await deskOf(order_id)).lines as unknown as [
        { line_item_id: string },
      ]
      return { order_id, line }
    }
    const quoteAtDesk = (order_id: string, line_item_id: string, quantity = 1) =>
      call.admin("POST", "/return-desk/quote", {
        ...{ order_id, retail_store_id: retail.stores[2]!.id },
        units: [{ line_item_id, quantity }],
      })
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
    const unitsOf = (groups: AdminReturnReport["reasons"], id: string | null) =>
      groups.find((group) => group.id === id)?.units ?? 0

    it("shows a till's own receipt that came back: in the list, on the order and in the report", async () => {
      const before = await reported()
      const shelf = await stockAt(
        getContainer(),
        coat.inventory_item_id,
        retail.stores[1]!.stock_location_id
      )
      const sale = await sold(3)
      const occurred_at = new Date(Date.now() - 3_600_000).toISOString()
      const back = takenBack(
        { sale_event_id: sale.id },
        {
          ...{ quantity: 2, line: { original_line_id: "1", reason: "size", condition: "damaged" } },
          tenders: [
            { type: "cash", amount: 1_000_000 },
            { type: "card", amount: 700_000 },
            { type: "cash", amount: 98_000 },
          ],
          note: "A seam was open",
          envelope: { occurred_at, cashier: { id: "c7", name: "Vera" } },
        }
      )
      await tell(back)
      const order_id = await documentOf(sale)
      const cases = await casesOf(order_id)
      expect(cases).toMatchObject([
        {
          ...{ order_id, state: "settled", retail_store: { name: "Sokol" }, failure: null },
          ...{ worth: 2 * PRICE, amount: 2 * PRICE, fee: 0, due: 0, policy_version: 0 },
          ...{
            override: null,
            fiscal_receipt: null,
            note: "A seam was open",
            currency_code: "rub",
          },
          accepted_by: { way: "till", id: till.device_id, cashier: { id: "c7", name: "Vera" } },
          ...{ accepted_at: occurred_at, settled_at: occurred_at },
          units: [
            { reason: "size", grade: "damaged", disposition: "damaged_bin", amount: PRICE },
            { variant_id: coat.variant_id, title: "Coat", stock_location: null, amount: PRICE },
          ],
        },
      ])
      const legs = cases[0]!.legs.map(({ kind, tender, amount, done_at, done_by }) => [
        ...[kind, tender, amount, done_at, done_by?.way, done_by?.id],
      ])
      expect(legs).toHaveLength(2)
      const done = [occurred_at, "till", till.device_id]
      expect(legs).toEqual(
        expect.arrayContaining([
          ["tender", "cash", 1_098_000, ...done],
          ["tender", "card", 700_000, ...done],
        ])
      )
      const [{ return_id }] = cases as [AdminReturnCase]
      const returns = await getContainer()
        .resolve(Modules.ORDER)
        .listReturns({ order_id } as never)
      expect(returns.map(({ id, status }) => [id, status])).toEqual([[return_id, "received"]])
      expect((await deskOf(order_id)).lines).toMatchObject([{ returnable: 1 }])
      // Damaged goods lie on no shelf, and the follow-up moves none.
      expect(
        await stockAt(getContainer(), coat.inventory_item_id, retail.stores[1]!.stock_location_id)
      ).toMatchObject({ stocked: shelf.stocked - 3 })
      const after = await reported()
      expect(after.returns - before.returns).toBe(1)
      expect(after.units - before.units).toBe(2)
      expect(after.amounts.rub! - (before.amounts.rub ?? 0)).toBe(2 * PRICE)
      expect(unitsOf(after.reasons, "size") - unitsOf(before.reasons, "size")).toBe(2)
      const { id: store } = retail.stores[1]!
      expect(unitsOf(after.stores, store) - unitsOf(before.stores, store)).toBe(2)
      expect(after.seconds_to_refund).toMatchObject({ p50: 0 })
      expect(fiscal).toEqual([])
    })

    it("shows what came back of a web order to its shopper, in the words of the shop", async () => {
      const { order_id, line } = await collected(2)
      const back = takenBack(
        { order_id },
        { line: { original_line_id: line, reason: "Does not fit" } }
      )
      await tell(back)
      expect(await casesOf(order_id)).toMatchObject([
        { state: "settled", units: [{ reason: "other", grade: "resell", disposition: "shelf" }] },
      ])
      const { data } = await call.admin("POST", `/return-desk/orders/${order_id}/guest-link`)
      const seen = await call.store("GET", "/orders/by-link/returns", undefined, {
        "x-pickup-link": data.guest_link.token as string,
      })
      expect(seen.data as unknown as StoreReturnList).toMatchObject({
        count: 1,
        returns: [
          {
            ...{ state: "settled", amount: PRICE, retail_store: { name: "Sokol" } },
            units: [{ line_item_id: line, quantity: 1, reason: "other" }],
            legs: [{ kind: "tender", tender: "card", amount: PRICE }],
          },
        ],
      })
    })

    it("leaves as much to give back as the till did not give, and the units it did not take", async () => {
      const { order_id, line } = await collected(3)
      const paid = (await quoteAtDesk(order_id, line, 3)).data.quote.amount as number
      await tell(takenBack({ order_id }, { line: { original_line_id: line } }))
      const { data } = await quoteAtDesk(order_id, line, 2)
      // The rest of the order is worth two thirds of it; the drawer gave what the till says.
      expect(data.quote.worth).toBe((paid / 3) * 2)
      expect(data.quote.amount).toBe(Math.min((paid / 3) * 2, paid - PRICE))
      const one = (await quoteAtDesk(order_id, line)).data.quote.amount as number
      expect((await atDesk(order_id, line, one)).status).toBe(201)
      await tell(takenBack({ order_id }, { line: { original_line_id: line } }))
      expect((await quoteAtDesk(order_id, line)).data.code).toBe("units_not_returnable")
      const cases = await casesOf(order_id)
      expect(cases.map(({ accepted_by }) => accepted_by.way)).toEqual(["till", "desk", "till"])
      const held = await containerSql(getContainer())<{ place: number }>(
        `select place from omni_return_unit where order_line_item_id = ? order by place`,
        [line]
      )
      expect(held.map(({ place }) => place)).toEqual([0, 1, 2])
    })

    it("counts in what one person may return", async () => {
      const publish = (rules: object) => call.admin("POST", "/return-policies", { rules })
      const customer = { email: "vera@example.com" }
      const first = await sold(1, { customer })
      const second = await sold(1, { customer })
      expect((await publish({ limits: { days: 30, units: 1 } })).status).toBe(201)
      const order_id = await documentOf(second)
      const [{ line_item_id }] = (await deskOf(order_id)).lines as unknown as [
        { line_item_id: string },
      ]
      const refusals = async () => {
        const { data } = await quoteAtDesk(order_id, line_item_id)
        return data.quote.units[0].refusals.map(({ code }: { code: string }) => code)
      }
      expect(await refusals()).toEqual([])
      await tell(takenBack({ sale_event_id: first.id }))
      expect(await refusals()).toEqual(["limit_reached"])
      // Of the till that asked nobody nothing is refused, whatever the policy says.
      await tell(takenBack({ sale_event_id: second.id }))
      expect(await casesOf(order_id)).toMatchObject([
        { state: "settled", policy_version: expect.any(Number), override: null },
      ])
      expect((await publish({})).status).toBe(201)
    })

    it("is one return however often it is told, also after a crash between Medusa's return and ours", async () => {
      const sale = await sold(1)
      const back = takenBack({ sale_event_id: sale.id }, { quantity: 3 })
      const orders = getContainer().resolve(Modules.ORDER)
      const crash = jest
        .spyOn(orders, "addOrderTransactions")
        .mockRejectedValueOnce(new Error("The server died") as never)
      await till.push([back])
      await drainJobs(getContainer())
      const order_id = await documentOf(sale)
      expect([crash.mock.calls.length, await casesOf(order_id)]).toEqual([1, []])
      crash.mockRestore()
      await workJobs(getContainer(), new Date(Date.now() + 600_000))
      await till.push([back])
      await workJobs(getContainer())
      const cases = await casesOf(order_id)
      expect(cases).toMatchObject([{ units: [{ amount: PRICE }], amount: PRICE, worth: PRICE }])
      // Two of the three are nobody's: their money is in the order, and in the incident they are.
      expect(cases[0]!.legs).toMatchObject([{ tender: "card", amount: PRICE }])
      expect(await incidentsOf(back)).toMatchObject([
        { kind: "return_exceeds_sale", details: { units_too_many: 2 } },
      ])
      const { data } = await call.admin("GET", `/orders/${order_id}?fields=*summary`)
      expect(data.order.summary).toMatchObject({ refunded_total: (3 * PRICE) / 100 })
      expect(await orders.listReturns({ order_id } as never)).toHaveLength(1)
    })

    it("is none when all of its units came back before, or went with the void of their sale", async () => {
      const sale = await sold(1)
      const first = takenBack({ sale_event_id: sale.id })
      const again = takenBack({ sale_event_id: sale.id })
      await tell(first, again)
      expect(await casesOf(await documentOf(sale))).toHaveLength(1)
      expect(await incidentsOf(again)).toMatchObject([{ kind: "return_exceeds_sale" }])
      const taken = await sold(1)
      const gone = { sale_event_id: taken.id, reason: "Mistake" }
      await tell(till.event("sale.voided", gone), takenBack({ sale_event_id: taken.id }))
      expect(await casesOf(await documentOf(taken))).toEqual([])
    })

    it("is a return without an order when the goods came without a receipt", async () => {
      const before = await reported()
      const lines = [{ sku: "Coat-m" }, { sku: "Nobody-knows", unit_price: 101 }]
      const back = till.event("return.completed", {
        ...saleOf(lines),
        tenders: [{ type: "cash", amount: PRICE + 100 }],
        totals: { rounding: -1, total: PRICE + 100 },
      })
      await till.push([back])
      await workJobs(getContainer())
      const { data } = await call.admin("GET", "/return-desk/returns?limit=1")
      const [blind] = data.returns as [AdminReturnCase]
      expect(blind).toMatchObject({
        ...{ order_id: null, order_number: null, state: "settled", amount: PRICE + 100 },
        units: [
          { line_item_id: null, variant_id: coat.variant_id, title: "Coat-m" },
          { line_item_id: null, variant_id: null, title: "Nobody-knows" },
        ],
        legs: [{ tender: "cash", amount: PRICE + 100, done_by: { way: "till" } }],
      })
      const worth = blind.units.reduce((sum, { amount }) => sum + amount, 0)
      expect(worth).toBe(PRICE + 100)
      const person = await call.admin("GET", `/return-desk/returns/${blind.id}/person`)
      expect([person.status, person.data.code]).toEqual([404, "person_not_recorded"])
      const after = await reported()
      const blindOf = ({ blind_share, returns }: AdminReturnReport) =>
        Math.round((blind_share ?? 0) * returns)
      expect(blindOf(after) - blindOf(before)).toBe(1)
      expect(after.units - before.units).toBe(2)
    })

    it("writes to the buyer once and of late days not at all, and emits nothing twice", async () => {
      const emitted: { name: string; data: { id?: string } }[] = []
      const bus = getContainer().resolve(Modules.EVENT_BUS)
      const emit = jest.spyOn(bus, "emit").mockImplementation(async (events) => {
        emitted.push(...([events].flat() as typeof emitted))
      })
      const tenders = [{ type: "cash", amount: PRICE }]
      const customer = { email: "olga@example.com" }
      const [today, lately] = [await sold(1, { customer }), await sold(1, { customer })]
      const occurred_at = new Date(Date.now() - 2 * DAY_MS).toISOString()
      await tell(
        takenBack({ sale_event_id: today.id }, { tenders }),
        takenBack({ sale_event_id: lately.id }, { tenders, envelope: { occurred_at } })
      )
      emit.mockRestore()
      const [[told], [old]] = [
        await casesOf(await documentOf(today)),
        await casesOf(await documentOf(lately)),
      ] as [[AdminReturnCase], [AdminReturnCase]]
      await workJobs(getContainer(), new Date(Date.now() + 600_000))
      const sent = mail.sent.filter(({ data }) =>
        [told.id, old.id].includes(data?.return_id as string)
      )
      expect(sent).toMatchObject([{ to: "olga@example.com", data: { return_id: told.id } }])
      expect(sent[0]!.content!.text).toMatch(/Sokol took back[^]*You got .* back:\n.* in cash/)
      const named = emitted.filter(({ data }) => data.id === told.id || data.id === old.id)
      expect(named.map(({ name, data }) => [name, data.id])).toEqual(
        [told.id, old.id].flatMap((id) => [
          ["omni_return.accepted", id],
          ["omni_return.settled", id],
        ])
      )
      const names = emitted.map(({ name }) => name)
      expect(names).not.toContain(OrderWorkflowEvents.RETURN_RECEIVED)
    })

    it("asks no job to settle it: its money, points and stock were settled with its event", async () => {
      const sale = await sold(1)
      await till.push([takenBack({ sale_event_id: sale.id })])
      expect(await workJobs(getContainer())).not.toContain("omni-settle-return")
      expect(fiscal.filter((refund) => JSON.stringify(refund).includes(sale.id))).toEqual([])
    })
  },
})
