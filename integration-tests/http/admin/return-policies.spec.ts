import { randomUUID } from "node:crypto"
import { Modules } from "@medusajs/framework/utils"
import { createProductTagsWorkflow } from "@medusajs/medusa/core-flows"
import { containerSql } from "../../../src/core/jobs"
import { RETAIL_STORE_MODULE } from "../../../src/modules/retail-store"
import type { RetailStoreModuleService } from "../../../src/modules/retail-store/service"
import type {
  AdminBlindQuote,
  AdminReturnCase,
  AdminReturnDeskOrder,
  AdminReturnQuote,
  AdminReturnRefusal,
} from "../../../src/types"
import { type DashboardUser, signIn } from "../../helpers/dashboard"
import {
  callers,
  cartFor,
  collectedOrder,
  openPickupShop,
  type PickupShop,
  stockAt,
  stockProduct,
  workJobs,
} from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"

jest.setTimeout(60_000)

const PRICE = 990_000
const IVAN = { name: "Иван Петров", document: "passport", last_signs: "1234" }

/** What a shop decides about returns, and what staff may do against it. */
shopTest({
  keepData: true,
  testSuite: ({ api, getContainer }) => {
    let world: PickupShop
    let admin: DashboardUser
    let anya: DashboardUser
    let mila: DashboardUser
    let coat: { variant_id: string; inventory_item_id: string }
    const call = callers(
      api,
      () => world.shop,
      () => admin.headers
    )
    const store = () => world.stores[1]!

    beforeAll(async () => {
      const container = getContainer()
      world = await openPickupShop(container)
      admin = await signIn(container, "boss")
      coat = await stockProduct(container, world.shop, "Coat", {
        [world.stores[0]!.stock_location_id]: 50,
      })
      const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
      const works = async (name: string, role: "associate" | "manager") => {
        const user = await signIn(container, name)
        await stores.assignStaff({ retail_store_id: store().id, user_id: user.id, role })
        return user
      }
      anya = await works("anya", "associate")
      mila = await works("mila", "manager")
    })

    const publish = async (rules: object, more: object = {}, headers: object = {}) =>
      await call.admin("POST", "/return-policies", { rules, ...more }, headers)
    const published = async (rules: object) => {
      const { status, data } = await publish(rules)
      expect([status, data.code]).toEqual([201, undefined])
      return data.version as number
    }
    const bought = async (quantity = 1, customer?: object) => {
      const cart = await cartFor(call, world.shop, world.stores[0]!.id, [
        { variant_id: coat.variant_id, quantity },
      ])
      if (customer) {
        await call.store("POST", `/carts/${cart}`, customer)
      }
      const order_id = await collectedOrder(getContainer(), call, cart)
      const { data } = await call.admin("GET", `/orders/${order_id}?fields=*items`)
      return { order_id, line_item_id: data.order.items[0].id as string }
    }
    type Bought = Awaited<ReturnType<typeof bought>>
    const collectedDaysAgo = async ({ order_id }: Bought, days: number) =>
      await containerSql(getContainer())(
        "update omni_pickup set collected_at = now() - make_interval(days => ?) where order_id = ?",
        [days, order_id]
      )
    const bodyOf = ({ order_id, line_item_id }: Bought, quantity: number) => ({
      ...{ order_id, retail_store_id: store().id },
      units: [{ line_item_id, quantity }],
    })
    const quoted = async (
      sale: Bought,
      {
        quantity = 1,
        by = mila,
        ...more
      }: { quantity?: number; by?: DashboardUser } & Record<string, unknown> = {}
    ): Promise<AdminReturnQuote> => {
      const body = { ...bodyOf(sale, quantity), ...more }
      const { status, data } = await call.admin("POST", "/return-desk/quote", body, by.headers)
      expect([status, data.code]).toEqual([200, undefined])
      return data.quote
    }
    const codes = (units: readonly { refusals: AdminReturnRefusal[] }[]) =>
      units.map(({ refusals }) => refusals.map(({ code }) => code))
    const handIn = async (
      sale: Bought,
      amount: number,
      {
        quantity = 1,
        by = mila,
        ...more
      }: { quantity?: number; by?: DashboardUser } & Record<string, unknown> = {}
    ) => {
      const { units, ...body } = bodyOf(sale, quantity)
      return await call.admin(
        "POST",
        "/return-desk/returns",
        {
          ...{ ...body, amount, ...more },
          units: units.map((unit) => ({ ...unit, reason: "size", grade: "resell" })),
        },
        { ...by.headers, "idempotency-key": randomUUID() }
      )
    }
    /** What the desk says of the one line of an order before anything is chosen. */
    const shown = async ({ order_id }: Bought): Promise<AdminReturnDeskOrder["lines"][number]> => {
      const { status, data } = await call.admin("GET", `/return-desk/orders/${order_id}`)
      expect(status).toBe(200)
      return data.order.lines[0]
    }
    const settled = async (id: string): Promise<AdminReturnCase> => {
      await workJobs(getContainer())
      return (await call.admin("GET", `/return-desk/returns/${id}`)).data.return
    }

    it("has defaults, and versions that only administrators publish and nobody changes", async () => {
      const { data: current } = await call.admin(
        "GET",
        "/return-policies/current",
        {},
        anya.headers
      )
      expect(current.policy).toMatchObject({
        version: 0,
        rules: { windows: { online: 7, store: 14 }, refund_to: {}, limits: null },
      })
      expect(await publish({}, {}, mila.headers)).toMatchObject({ status: 403 })
      expect(await call.admin("GET", "/return-policies", {}, mila.headers)).toMatchObject({
        status: 403,
      })
      const wrong = await publish({ windows: { online: -1 } })
      expect([wrong.status, (wrong.data as unknown as { message: string }).message]).toEqual([
        400,
        expect.stringContaining("windows, online"),
      ])
      const past = { in_force_from: "2026-01-01T00:00:00Z" }
      expect(await publish({}, past)).toMatchObject({
        status: 400,
        data: { code: "in_force_from_past" },
      })
      const first = await published({ windows: { online: 10 } })
      expect(await publish({}, { after: first - 1 })).toMatchObject({
        status: 409,
        data: { code: "policy_changed" },
      })
      const later = { after: first, in_force_from: "2100-01-01T00:00:00+03:00" }
      expect((await publish({ windows: { online: 30 } }, later)).status).toBe(201)
      const { data } = await call.admin("GET", "/return-policies?limit=2")
      expect(data).toMatchObject({
        count: first + 1,
        policies: [
          { version: first + 1, state: "future", in_force_until: null },
          {
            ...{ version: first, state: "current", in_force_until: "2099-12-31T21:00:00.000Z" },
            rules: { windows: { online: 10, store: 14 } },
            created_by: { id: admin.id, name: "boss" },
          },
        ],
      })
      const sql = containerSql(getContainer())
      await expect(
        sql("update omni_return_policy set rules = '{}' where version = ?", [first])
      ).rejects.toMatchObject({ code: "23001" })
    })

    it("lets in until the end of the window, and after it by who may, on record for good", async () => {
      await published({})
      const sale = await bought()
      await collectedDaysAgo(sale, 7)
      expect(codes((await quoted(sale)).units)).toEqual([[]])
      expect(await shown(sale)).toMatchObject({
        ...{ returnable: 1, refused: [] },
        returnable_until: expect.stringMatching(/T20:59:59.999Z$/),
      })
      await collectedDaysAgo(sale, 8)
      expect(await shown(sale)).toMatchObject({
        returnable: 1,
        refused: [
          { code: "outside_window", params: { days: 7 }, override_by: "manager", quantity: 1 },
        ],
      })
      const late = await quoted(sale, { by: anya })
      expect([codes(late.units), late.may_override]).toEqual([[["outside_window"]], false])
      expect(late.units[0]).toMatchObject({
        // The end of a day of the store's clock, Moscow's.
        returnable_until: expect.stringMatching(/T20:59:59.999Z$/),
        refusals: [{ params: { days: 7 }, override_by: "manager" }],
      })
      expect((await quoted(sale)).may_override).toBe(true)
      const { amount } = late
      expect(await handIn(sale, amount)).toMatchObject({
        status: 409,
        data: { code: "outside_window" },
      })
      const override = { reason: "She was ill" }
      expect(await handIn(sale, amount, { by: anya, override })).toMatchObject({
        status: 403,
        data: { code: "override_forbidden" },
      })
      const { status, data } = await handIn(sale, amount, { override })
      expect(status).toBe(201)
      expect(await settled(data.return.id)).toMatchObject({
        state: "settled",
        amount: PRICE,
        override: {
          by: { id: mila.id, name: "mila" },
          role: "manager",
          reason: "She was ill",
          refusals: [{ code: "outside_window", line_item_id: sale.line_item_id }],
        },
      })
      const sql = containerSql(getContainer())
      for (const statement of [
        "delete from omni_return_override where case_id = ?",
        "update omni_return_terms set fee = 1 where case_id = ?",
      ]) {
        await expect(sql(statement, [data.return.id])).rejects.toMatchObject({ code: "23001" })
      }
    })

    it("keeps what was promised at the purchase, and explains each unit of what is not taken", async () => {
      await published({})
      const before = await bought()
      const { result: tags } = await createProductTagsWorkflow(getContainer()).run({
        input: { product_tags: [{ value: "final sale" }] },
      })
      const { data } = await call.admin("GET", `/orders/${before.order_id}?fields=*items`)
      await getContainer()
        .resolve(Modules.PRODUCT)
        .updateProducts(data.order.items[0].product_id, { tag_ids: [tags[0]!.id] })
      await published({
        excluded: { tag_ids: [tags[0]!.id] },
        receipt_required: { online: true },
        overrides: { receipt_required: "associate", excluded_goods: "nobody" },
      })
      const after = await bought(2)
      expect(codes((await quoted(before)).units)).toEqual([[]])
      const refused = await quoted(after, { quantity: 2 })
      expect([codes(refused.units), refused.may_override]).toEqual([
        Array(2).fill(["excluded_goods", "receipt_required"]),
        false,
      ])
      const withReceipt = await quoted(after, { receipt_shown: true, by: admin })
      expect([codes(withReceipt.units), withReceipt.may_override]).toEqual([
        [["excluded_goods"]],
        false,
      ])
      // A receipt may be shown yet; the goods stay what they are.
      expect([(await shown(before)).refused, (await shown(after)).refused]).toEqual([
        [],
        [expect.objectContaining({ code: "excluded_goods", override_by: "nobody", quantity: 2 })],
      ])
      expect(
        await handIn(after, PRICE, {
          receipt_shown: true,
          by: admin,
          override: { reason: "please" },
        })
      ).toMatchObject({ status: 403, data: { code: "override_forbidden" } })

      await published({ receipt_required: { online: true } })
      const third = await bought()
      expect(await handIn(third, PRICE)).toMatchObject({
        status: 400,
        data: { code: "receipt_required" },
      })
      expect((await handIn(third, PRICE, { receipt_shown: true })).status).toBe(201)
      await workJobs(getContainer())
    })

    it("refuses the state units are in, when they are quoted and when they are taken, unless they come for their quality", async () => {
      await published({})
      const before = await bought()
      await published({ refused_grades: ["damaged"] })
      const sale = await bought(3)
      const unit = (grade: string, reason?: string, { line_item_id }: Bought = sale) => ({
        ...{ line_item_id, quantity: 1, grade, reason },
      })
      const units = [unit("resell", "size"), unit("damaged", "size"), unit("damaged", "quality")]
      const quote = await quoted(sale, { units, by: anya })
      expect([codes(quote.units), quote.may_override]).toEqual([[[], ["condition"], []], false])
      expect(quote.units[1]).toMatchObject({
        refusals: [{ params: { grade: "damaged" }, override_by: "manager" }],
      })
      expect(codes((await quoted(sale, { units: [unit("damaged")] })).units)).toEqual([
        ["condition"],
      ])
      // Nobody has looked at them yet; and what was bought before was promised otherwise.
      expect(codes((await quoted(sale, { quantity: 3 })).units)).toEqual([[], [], []])
      const old = [unit("damaged", "size", before)]
      expect(codes((await quoted(before, { units: old })).units)).toEqual([[]])

      const gift = await call.admin(
        "POST",
        `/return-desk/orders/${sale.order_id}/gift-receipts`,
        {},
        { ...mila.headers, "idempotency-key": randomUUID() }
      )
      const { data: given } = await call.admin("POST", "/return-desk/gift/quote", {
        ...{ retail_store_id: store().id, gift_receipt_id: gift.data.gift_receipt.id, units },
      })
      expect(codes(given.quote.units)).toEqual([[], ["condition"], []])

      const take = (by: DashboardUser, amount: number, more: object) =>
        call.admin(
          "POST",
          "/return-desk/returns",
          { ...bodyOf(sale, 1), units, amount, ...more },
          { ...by.headers, "idempotency-key": randomUUID() }
        )
      const refused = { status: 409, data: { code: "condition" } }
      expect(await take(mila, quote.amount, {})).toMatchObject(refused)
      const override = { reason: "A good customer" }
      expect(await take(anya, quote.amount, { override })).toMatchObject({
        status: 403,
        data: { code: "override_forbidden" },
      })
      const faulty = await take(anya, PRICE, { units: units.slice(2) })
      expect([faulty.status, faulty.data.return.override]).toEqual([201, null])
      const { status, data } = await take(mila, 2 * PRICE, { units: units.slice(0, 2), override })
      expect([status, data.return.units]).toMatchObject([
        201,
        [{ grade: "resell" }, { grade: "damaged" }],
      ])
      expect((await settled(data.return.id)).override).toMatchObject({
        reason: "A good customer",
        refusals: [
          {
            ...{ code: "condition", params: { grade: "damaged" } },
            line_item_id: sale.line_item_id,
          },
        ],
      })
    })

    it("keeps a fee, never out of what other units are worth, and sends money as the policy has it", async () => {
      await published({
        fees: { store: { amounts: { rub: 500_00 }, percent: 10 } },
        refund_to: { pp_system_default: ["store_credit", "same"] },
      })
      const sale = await bought(3)
      const one = await quoted(sale)
      expect(one).toMatchObject({
        ...{ worth: PRICE, fee: 149_000, amount: PRICE - 149_000 },
        refund_to: ["store_credit", "same"],
        legs: [{ kind: "store_credit", payment_id: null, amount: PRICE - 149_000 }],
      })
      expect(await quoted(sale, { refund_to: "same" })).toMatchObject({
        legs: [{ kind: "payment", provider_id: "pp_system_default", amount: PRICE - 149_000 }],
      })
      const cash = { ...bodyOf(sale, 1), refund_to: "cash" }
      expect(await call.admin("POST", "/return-desk/quote", cash)).toMatchObject({
        status: 409,
        data: { code: "refund_kind_not_allowed" },
      })
      const { data } = await handIn(sale, one.amount, { refund_to: "same" })
      expect(await settled(data.return.id)).toMatchObject({ state: "settled", fee: 149_000 })
      // The fee that the shop kept is not money for the others.
      const rest = await quoted(sale, { quantity: 2 })
      expect(rest).toMatchObject({ worth: 2 * PRICE, fee: 248_000, amount: 2 * PRICE - 248_000 })
      const { data: second } = await handIn(sale, rest.amount, { quantity: 2 })
      expect(await settled(second.return.id)).toMatchObject({ state: "waiting" })
    })

    it("asks somebody when one person returns a lot, also at two desks at once", async () => {
      await published({ limits: { days: 30, units: 2 } })
      const email = { email: "Often@example.com" }
      const sales = [await bought(1, email), await bought(2, email)]
      expect(codes((await quoted(sales[1]!, { quantity: 2 })).units)).toEqual([[], []])
      const answers = await Promise.all([
        handIn(sales[0]!, PRICE),
        handIn(sales[1]!, 2 * PRICE, { quantity: 2 }),
      ])
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
      expect(answers.find(({ status }) => status === 409)!.data.code).toBe("limit_reached")
      await workJobs(getContainer())
      const other = await bought(1, { email: "often@example.com" })
      const late = await bought(1)
      const isFull = answers[1]!.status === 201
      expect(codes((await quoted(other)).units)).toEqual([isFull ? ["limit_reached"] : []])
      expect(codes((await quoted(late)).units)).toEqual([[]])
    })

    describe("without a receipt", () => {
      const asked = (quantity = 1, person: object = IVAN, more: object = {}) => ({
        ...{ retail_store_id: store().id, currency_code: "rub", person },
        units: [{ variant_id: coat.variant_id, quantity, ...more }],
      })
      const quoteBlind = async (quantity = 1, person: object = IVAN): Promise<AdminBlindQuote> => {
        const body = asked(quantity, person)
        const { status, data } = await call.admin("POST", "/return-desk/blind/quote", body)
        expect([status, data.code]).toEqual([200, undefined])
        return data.quote
      }
      const bring = async (
        amount: number,
        {
          quantity = 1,
          person = IVAN,
          by = anya,
          key = randomUUID(),
          ...more
        }: {
          quantity?: number
          person?: object
          by?: DashboardUser
          key?: string
        } & Record<string, unknown> = {}
      ) =>
        await call.admin(
          "POST",
          "/return-desk/blind",
          { ...asked(quantity, person, { reason: "size", grade: "resell" }), amount, ...more },
          { ...by.headers, "idempotency-key": key }
        )

      it("gives the lowest price paid as store credit, puts goods where they are, and keeps the person sealed", async () => {
        await published({})
        const { person: _, ...goods } = asked()
        const early = await call.admin("POST", "/return-desk/blind/quote", goods)
        expect(early.data.quote).toMatchObject({ amount: PRICE, price_days: 30 })
        const { amount, units } = await quoteBlind()
        expect(units).toMatchObject([{ title: "Coat", price_of: "paid", refusals: [] }])
        expect(amount).toBe(PRICE)
        const place = store().stock_location_id
        const before = await stockAt(getContainer(), coat.inventory_item_id, place)
        const answers = await Promise.all([1, 2].map(() => bring(amount, { key: "blind" })))
        expect(answers.map(({ status }) => status)).toEqual([201, 201])
        const [one, again] = answers.map(({ data }) => data.return as AdminReturnCase)
        expect(again!.id).toBe(one!.id)
        const done = await settled(one!.id)
        expect(done).toMatchObject({
          ...{ order_id: null, order_number: null, return_id: null, state: "waiting", amount },
          units: [{ line_item_id: null, variant_id: coat.variant_id, grade: "resell" }],
          legs: [{ kind: "store_credit", payment_id: null, amount, done_at: null }],
        })
        const after = await stockAt(getContainer(), coat.inventory_item_id, place)
        expect(after.stocked).toBe(before.stocked + 1)

        const sql = containerSql(getContainer())
        const kept = await sql(
          `select to_jsonb(terms) || to_jsonb(identity) || to_jsonb(returned) as row
           from omni_return_terms terms join omni_return_identity identity using (case_id)
           join omni_return_case returned on returned.id = case_id where case_id = ?`,
          [done.id]
        )
        expect(JSON.stringify(kept)).not.toMatch(/Петров|1234"/)
        const person = (by: DashboardUser) =>
          call.admin("GET", `/return-desk/returns/${done.id}/person`, undefined, by.headers)
        expect((await person(anya)).status).toBe(403)
        expect((await person(mila)).data.person).toEqual(IVAN)

        const settle = `/return-desk/returns/${done.id}/legs/${done.legs[0]!.id}/settle`
        expect((await call.admin("POST", settle, {}, mila.headers)).data.return.state).toBe(
          "settled"
        )
        const { data } = await call.admin("GET", `/return-desk/returns?state=settled&limit=100`)
        expect(data.returns.map(({ id }: { id: string }) => id)).toContain(done.id)
      })

      it("counts one person by the document, at several desks at once too", async () => {
        await published({ blind: { person: { units: 2, amounts: { rub: 10 * PRICE } } } })
        const vera = { ...IVAN, name: "Вера Ёлкина", last_signs: "77AA" }
        const three = await Promise.all([1, 2, 3].map(() => bring(PRICE, { person: vera })))
        expect(three.map(({ status }) => status).sort()).toEqual([201, 201, 409])
        expect(three.find(({ status }) => status === 409)!.data.code).toBe("blind_person_limit")
        const typed = { ...vera, name: "ЕЛКИНА  ВЕРА", last_signs: "77aa" }
        expect(codes((await quoteBlind(1, typed)).units)).toEqual([["blind_person_limit"]])
        expect(codes((await quoteBlind(1, { ...vera, last_signs: "0001" })).units)).toEqual([[]])
        const override = { reason: "Known to the store" }
        const allowed = await bring(PRICE, { person: typed, by: mila, override })
        expect([allowed.status, allowed.data.return?.override]).toMatchObject([
          201,
          { role: "manager", refusals: [{ code: "blind_person_limit", line_item_id: null }] },
        ])
      })

      it("refuses the state goods are in, unless they come for their quality", async () => {
        await published({ refused_grades: ["damaged"] })
        const worn = (reason: string) => ({
          units: [{ variant_id: coat.variant_id, quantity: 1, reason, grade: "damaged" }],
        })
        const boris = { ...IVAN, name: "Борис Крот", last_signs: "5150" }
        const body = { ...asked(1, boris), ...worn("size") }
        const { data } = await call.admin("POST", "/return-desk/blind/quote", body)
        expect(codes(data.quote.units)).toEqual([["condition"]])
        const { amount } = data.quote
        expect(await bring(amount, { person: boris, ...worn("size") })).toMatchObject({
          status: 409,
          data: { code: "condition" },
        })
        expect((await bring(amount, { person: boris, ...worn("quality") })).status).toBe(201)
      })

      it("takes the price of now for what nobody bought, nothing too dear, and nothing where a shop takes none", async () => {
        const dress = await stockProduct(getContainer(), world.shop, "Dress", {})
        await published({ blind: { item_amounts: { rub: PRICE - 1 } } })
        const body = { ...asked(), units: [{ variant_id: dress.variant_id, quantity: 1 }] }
        const { data } = await call.admin("POST", "/return-desk/blind/quote", body)
        expect(data.quote.units).toMatchObject([
          { price_of: "current", amount: PRICE, refusals: [{ code: "blind_item_limit" }] },
        ])
        expect(
          await call.admin("POST", "/return-desk/blind/quote", { ...body, currency_code: "eur" })
        ).toMatchObject({ status: 409, data: { code: "no_price" } })
        const nobody = await call.admin("POST", "/return-desk/blind/quote", {
          ...body,
          person: { ...IVAN, last_signs: "12345" },
        })
        expect(nobody.status).toBe(400)
        await published({ blind: { enabled: false } })
        expect(await bring(PRICE)).toMatchObject({
          status: 409,
          data: { code: "blind_not_taken" },
        })
      })
    })
  },
})
