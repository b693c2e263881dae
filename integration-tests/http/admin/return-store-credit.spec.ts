import { randomUUID } from "node:crypto"
import { Modules } from "@medusajs/framework/utils"
import { containerSql, drainJobs } from "../../../src/core/jobs"
import { STORE_RETURN_MODULE } from "../../../src/modules/store-return"
import { enqueueSettling } from "../../../src/modules/store-return/operations/cases"
import type { StoreReturnModuleService } from "../../../src/modules/store-return/service"
import type { AdminReturnCase, AdminReturnQuote } from "../../../src/types"
import { settleReturnJob } from "../../../src/workflows/store-return/jobs/settle-return"
import { signIn } from "../../helpers/dashboard"
import {
  callers,
  cartFor,
  collectedOrder,
  openPickupShop,
  type PickupShop,
  startPayment,
  stockProduct,
  workJobs,
} from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"
import { type Shopper, signInShopper } from "../../helpers/shopper"

jest.setTimeout(60_000)

const PRICE = 9_900_00
/** So that what goes back has kopecks. */
const FEE = 1
const DAY_MS = 86_400_000

type Transaction = { id: string; amount: number; reference: string; reference_id: string }
type Account = { id: string; balance: number; currency_code: string; transactions?: Transaction[] }
type StoreCreditService = { creditAccounts: (data: object[]) => Promise<object[]> }

/** The official loyalty plugin is installed: store credit of returns goes by itself, where it is known whose. */
shopTest({
  keepData: true,
  withLoyaltyPlugin: true,
  testSuite: ({ api, getContainer }) => {
    let world: PickupShop
    let adminHeaders: object
    let coat: { variant_id: string }
    let shoppers = 0
    const call = callers(
      api,
      () => world.shop,
      () => adminHeaders
    )
    const sql = (statement: string, values: unknown[]) =>
      containerSql(getContainer())(statement, values)
    const storeCredit = () => getContainer().resolve<StoreCreditService>("store_credit")

    beforeAll(async () => {
      const container = getContainer()
      world = await openPickupShop(container)
      adminHeaders = (await signIn(container, "boss")).headers
      coat = await stockProduct(container, world.shop, "Coat", {
        [world.stores[0]!.stock_location_id]: 50,
      })
      const rules = {
        refund_to: { pp_system_default: ["store_credit", "same"] },
        fees: { store: { amounts: { rub: FEE } } },
      }
      expect((await call.admin("POST", "/return-policies", { rules })).status).toBe(201)
    })

    afterEach(() => {
      jest.restoreAllMocks()
    })

    const newShopper = () => signInShopper(getContainer(), `shopper-${++shoppers}`)
    /** An order of a coat, collected, so much of it paid with store credit (minor units); without a shopper by a guest. */
    const bought = async (shopper?: Shopper, credit = 0) => {
      const items = [{ variant_id: coat.variant_id, quantity: 1 }]
      const cart = await cartFor(call, world.shop, world.stores[0]!.id, items)
      if (shopper) {
        await call.store("POST", `/carts/${cart}/customer`, {}, shopper.headers)
      }
      if (credit > 0) {
        const spent = { amount: credit / 100 }
        await call.store("POST", `/carts/${cart}/store-credits`, spent, shopper!.headers)
        await startPayment(call, cart)
      }
      const order_id = await collectedOrder(getContainer(), call, cart)
      const { data } = await call.admin("GET", `/orders/${order_id}?fields=*items`)
      return { order_id, line_item_id: data.order.items[0].id as string }
    }
    type Bought = Awaited<ReturnType<typeof bought>>
    const quoted = async ({ order_id, line_item_id }: Bought): Promise<AdminReturnQuote> => {
      const body = { order_id, retail_store_id: world.stores[1]!.id }
      const units = [{ line_item_id, quantity: 1 }]
      const { data } = await call.admin("POST", "/return-desk/quote", { ...body, units })
      return data.quote
    }
    /** A coat of it comes back at the desk; no job has run. */
    const handedIn = async (sale: Bought): Promise<AdminReturnCase> => {
      const { order_id, line_item_id } = sale
      const { status, data } = await call.admin(
        "POST",
        "/return-desk/returns",
        {
          ...{ order_id, retail_store_id: world.stores[1]!.id },
          amount: (await quoted(sale)).amount,
          units: [{ line_item_id, quantity: 1, reason: "size", grade: "resell" }],
        },
        { "idempotency-key": randomUUID() }
      )
      expect([status, data.code]).toEqual([201, undefined])
      return data.return
    }
    const read = async ({ id }: { id: string }): Promise<AdminReturnCase> =>
      (await call.admin("GET", `/return-desk/returns/${id}`)).data.return
    const settleByHand = ({ id, legs }: AdminReturnCase) =>
      call.admin("POST", `/return-desk/returns/${id}/legs/${legs[0]!.id}/settle`, {})
    const accountsOf = async ({ headers }: Shopper): Promise<Account[]> => {
      const path = "/store-credit-accounts?currency_code=rub&fields=*transactions"
      return (await call.store("GET", path, undefined, headers)).data.store_credit_accounts
    }
    const balanceOf = async (shopper: Shopper) =>
      (await accountsOf(shopper)).map(({ currency_code, balance }) => [currency_code, balance])
    /** Medusa's order knows what went back, but for the fee. */
    const expectBooked = async (order: string) => {
      const { data } = await call.admin("GET", `/orders/${order}?fields=summary.*`)
      expect(Math.abs(data.order.summary.pending_difference * 100)).toBeLessThanOrEqual(FEE)
    }
    const run = (id: string) =>
      settleReturnJob.run({ case_id: id }, { container: getContainer(), now: new Date() } as never)
    /** As if the process had ended between the credit and the note of it. */
    const loseTheNote = async ({ id, order_id }: AdminReturnCase) => {
      await sql(
        "update omni_return_leg set done_at = null, credit_transaction_id = null where case_id = ?",
        [id]
      )
      await sql("update omni_return_case set state = 'accepted', settled_at = null where id = ?", [
        id,
      ])
      await getContainer()
        .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
        .inTransaction((manager) => enqueueSettling(manager, { id, order_id }))
    }
    const GIVEN = (PRICE - FEE) / 100

    it("goes to who bought the goods, whose account is opened, to the kopeck", async () => {
      const anna = await newShopper()
      const sale = await bought(anna)
      const leg = { kind: "store_credit", amount: PRICE - FEE, credit_customer_id: anna.id }
      expect((await quoted(sale)).legs).toMatchObject([leg])
      const taken = await handedIn(sale)
      expect(taken.legs).toMatchObject([{ ...leg, credit_transaction_id: null, done_at: null }])
      expect(await settleByHand(taken)).toMatchObject({
        status: 409,
        data: { code: "leg_of_an_account" },
      })
      await workJobs(getContainer())
      await expectBooked(sale.order_id)
      const [account, ...others] = await accountsOf(anna)
      expect(others).toEqual([])
      expect(account).toMatchObject({ currency_code: "rub", balance: GIVEN })
      expect(account!.transactions).toMatchObject([
        {
          ...{ type: "credit", amount: GIVEN, note: `Omnichannel return ${taken.id}` },
          ...{ reference: "omni_return_leg", reference_id: taken.legs[0]!.id },
        },
      ])
      expect(await read(taken)).toMatchObject({
        state: "settled",
        legs: [
          {
            credit_transaction_id: account!.transactions![0]!.id,
            ...{ done_by: null, done_at: expect.any(String), failure: null },
          },
        ],
      })
      expect((await settleByHand(taken)).data.code).toBe("leg_settled")
    })

    it("goes once, though the note of it was lost", async () => {
      const anna = await newShopper()
      const taken = await handedIn(await bought(anna))
      await workJobs(getContainer())
      const { legs } = await read(taken)
      for (let crash = 0; crash < 2; crash++) {
        await loseTheNote(taken)
        expect((await read(taken)).legs).toMatchObject([{ credit_transaction_id: null }])
        await workJobs(getContainer())
        const { state, legs: again } = await read(taken)
        const made = again.map(({ credit_transaction_id }) => credit_transaction_id)
        expect([state, made]).toEqual(["settled", [legs[0]!.credit_transaction_id]])
        expect(await balanceOf(anna)).toEqual([["rub", GIVEN]])
        await expectBooked(taken.order_id!)
      }
    })

    it("goes once, though several processes are at it", async () => {
      const anna = await newShopper()
      const taken = await handedIn(await bought(anna))
      // The order is written first, so that all of them meet at the money.
      await workJobs(getContainer())
      await sql("delete from store_credit_account_transaction where reference_id = ?", [
        taken.legs[0]!.id,
      ])
      await loseTheNote(taken)
      await Promise.all(Array.from({ length: 4 }, () => read(taken)))
      const runs = await Promise.allSettled(Array.from({ length: 4 }, () => run(taken.id)))
      expect(runs.map(({ status }) => status)).toEqual(Array(4).fill("fulfilled"))
      await workJobs(getContainer())
      expect(await balanceOf(anna)).toEqual([["rub", GIVEN]])
    })

    it("opens one account for returns of two orders at the same moment", async () => {
      const anna = await newShopper()
      const sales = [await bought(anna), await bought(anna)]
      const taken = await Promise.all(sales.map(handedIn))
      const runs = await Promise.allSettled(taken.map(({ id }) => run(id)))
      expect(runs.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"])
      await workJobs(getContainer())
      expect(await balanceOf(anna)).toEqual([["rub", 2 * GIVEN]])
    })

    it("that fails is told, and tried again by itself", async () => {
      const anna = await newShopper()
      const taken = await handedIn(await bought(anna))
      jest.spyOn(storeCredit(), "creditAccounts").mockRejectedValueOnce(new Error("Away"))
      expect((await drainJobs(getContainer())).failed).toMatchObject([
        { name: settleReturnJob.name },
      ])
      expect(await read(taken)).toMatchObject({
        ...{ state: "accepted", failure: "Away" },
        legs: [{ failure: "Away", done_at: null }],
      })
      expect(await balanceOf(anna)).toEqual([["rub", 0]])
      await workJobs(getContainer(), new Date(Date.now() + DAY_MS))
      expect(await read(taken)).toMatchObject({ state: "settled", legs: [{ failure: null }] })
      expect(await balanceOf(anna)).toEqual([["rub", GIVEN]])
    })

    it("that failed may be given by hand, but not when it went all the same", async () => {
      const anna = await newShopper()
      const byHand = await handedIn(await bought(anna))
      jest.spyOn(storeCredit(), "creditAccounts").mockRejectedValueOnce(new Error("Away"))
      await drainJobs(getContainer())
      expect((await settleByHand(byHand)).data.return).toMatchObject({
        state: "settled",
        legs: [{ done_by: { name: "boss" }, credit_transaction_id: null, failure: null }],
      })
      await workJobs(getContainer(), new Date(Date.now() + DAY_MS))
      expect(await balanceOf(anna)).toEqual([["rub", 0]])

      const cutOff = await handedIn(await bought(anna))
      const credits = storeCredit().creditAccounts.bind(storeCredit())
      jest.spyOn(storeCredit(), "creditAccounts").mockImplementationOnce(async (data) => {
        await credits(data)
        throw new Error("The answer was lost")
      })
      await drainJobs(getContainer())
      expect((await read(cutOff)).legs).toMatchObject([{ failure: "The answer was lost" }])
      expect(await settleByHand(cutOff)).toMatchObject({
        status: 409,
        data: { code: "leg_settled" },
      })
      await workJobs(getContainer(), new Date(Date.now() + DAY_MS))
      expect(await read(cutOff)).toMatchObject({ state: "settled", legs: [{ done_by: null }] })
      expect(await balanceOf(anna)).toEqual([["rub", GIVEN]])
    })

    /** Paid in part with store credit, exchanged for a coat to be collected, which is called off once it has this owner. */
    const CREDIT = 1_000_00
    const calledOff = async (anna: Shopper, owner: Shopper): Promise<AdminReturnCase> => {
      await handedIn(await bought(anna))
      await workJobs(getContainer())
      const { order_id, line_item_id } = await bought(anna, CREDIT)
      expect(await balanceOf(anna)).toEqual([["rub", GIVEN - CREDIT / 100]])
      const from = world.stores[0]!.stock_location_id
      const new_units = [{ variant_id: coat.variant_id, quantity: 1, get: "collect", from }]
      const visit = { order_id, retail_store_id: world.stores[1]!.id }
      const unit = { line_item_id, quantity: 1 }
      const asked = { ...visit, units: [unit], new_units }
      const { quote } = (await call.admin("POST", "/return-desk/quote", asked)).data
      const exchanged = await call.admin("POST", "/return-desk/returns", {
        ...{ ...visit, amount: quote.amount },
        units: [{ ...unit, reason: "size", grade: "resell" }],
        exchange: { new_units, due: quote.due, tender: "cash" },
      })
      expect([exchanged.status, exchanged.data.code]).toEqual([201, undefined])
      await workJobs(getContainer())
      await sql('update "order" set customer_id = ? where id = ?', [owner.id, order_id])
      const list = await call.admin("GET", `/pickups?order_id=${order_id}&status=placed`)
      await call.admin("POST", `/pickups/${list.data.pickups[0].id}/cancel`, { reason: "No time" })
      await workJobs(getContainer())
      const { data } = await call.admin("GET", `/return-desk/returns?order_id=${order_id}`)
      return (data.returns as AdminReturnCase[]).find(
        ({ accepted_by }) => accepted_by.way === "pickup"
      )!
    }
    const credited = ({ id: credit_customer_id }: Shopper): unknown =>
      expect.objectContaining({
        ...{ kind: "store_credit", amount: CREDIT, credit_customer_id },
        done_at: expect.any(String),
      })

    it("goes there too for what was taken in exchange and not collected", async () => {
      const anna = await newShopper()
      const { legs } = await calledOff(anna, anna)
      expect(legs).toContainEqual(credited(anna))
      expect(await balanceOf(anna)).toEqual([["rub", GIVEN]])
    })

    it("goes to whoever owns the order now", async () => {
      const [anna, boris] = [await newShopper(), await newShopper()]
      const { legs } = await calledOff(anna, boris)
      expect(legs).toContainEqual(credited(boris))
      expect(await balanceOf(boris)).toEqual([["rub", CREDIT / 100]])
      expect(await balanceOf(anna)).toEqual([["rub", GIVEN - CREDIT / 100]])
    })

    it("waits for people when a guest bought the goods, or somebody brings a gift", async () => {
      const waits = { legs: [{ kind: "store_credit", credit_customer_id: null, done_at: null }] }
      const guest = await handedIn(await bought())
      const anna = await newShopper()
      const { order_id, line_item_id } = await bought(anna)
      const units = [{ line_item_id, quantity: 1 }]
      const path = `/return-desk/orders/${order_id}/gift-receipts`
      const key = { "idempotency-key": randomUUID() }
      const gift = (await call.admin("POST", path, { units }, key)).data.gift_receipt
      const brought = await call.admin(
        "POST",
        "/return-desk/gift",
        {
          ...{ gift_receipt_id: gift.id, retail_store_id: world.stores[1]!.id },
          units: units.map((unit) => ({ ...unit, reason: "size", grade: "resell" })),
        },
        { "idempotency-key": randomUUID() }
      )
      await workJobs(getContainer())
      for (const taken of [guest, brought.data.return as AdminReturnCase]) {
        const waiting = await read(taken)
        expect(waiting).toMatchObject({ state: "waiting", ...waits })
        expect((await settleByHand(waiting)).data.return).toMatchObject({ state: "settled" })
        await expectBooked(waiting.order_id!)
      }
      expect(await balanceOf(anna)).toEqual([])
      const customers = getContainer().resolve(Modules.CUSTOMER)
      const [known] = await customers.listCustomers({ has_account: false })
      expect(
        await sql("select 1 from store_credit_account where customer_id = ?", [known!.id])
      ).toEqual([])
    })
  },
})
