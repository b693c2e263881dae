import { randomUUID } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import { Modules } from "@medusajs/framework/utils"
import { containerSql, drainJobs } from "../../../src/core/jobs"
import { findDrift } from "../../../src/modules/stock/read-models/drift"
import { JOB_MODULE } from "../../../src/modules/job/key"
import type { JobModuleService } from "../../../src/modules/job/service"
import { POS_MODULE } from "../../../src/modules/pos"
import { findBought } from "../../../src/modules/pos/read-models/bought"
import type { PosModuleService } from "../../../src/modules/pos/service"
import { RETAIL_STORE_MODULE } from "../../../src/modules/retail-store"
import type { RetailStoreModuleService } from "../../../src/modules/retail-store/service"
import type { AdminReturnCase, AdminReturnQuote } from "../../../src/types"
import { type DashboardUser, signIn } from "../../helpers/dashboard"
import { moodyProvider, providerOf } from "../../helpers/payment-provider"
import { addSizes } from "../../helpers/sizes"
import {
  addPromotion,
  callers,
  cartFor,
  collectedOrder,
  makeReady,
  openPickupShop,
  type PickupShop,
  pickupOf,
  startPayment,
  stockAt,
  stockProduct,
  workJobs,
} from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"
import { tablesReadWhole } from "../../helpers/tables-read-whole"

jest.setTimeout(60_000)

type Payment = { captures: { amount: number }[]; refunds: { amount: number; note: string }[] }
type Item = { id: string; title: string; detail: Record<string, number> }

/** What Medusa's own returns would do to a shop and must not, and the return desk that stands in their place. */
shopTest({
  keepData: true,
  testSuite: ({ api, getContainer }) => {
    let world: PickupShop
    let adminHeaders: object
    let coat: { variant_id: string; inventory_item_id: string }
    let scarf: { variant_id: string; inventory_item_id: string }
    const call = callers(
      api,
      () => world.shop,
      () => adminHeaders
    )

    beforeAll(async () => {
      const container = getContainer()
      world = await openPickupShop(container)
      adminHeaders = (await signIn(container, "boss")).headers
      const everywhere = { [world.stores[0]!.stock_location_id]: 100 }
      coat = await stockProduct(container, world.shop, "Coat", everywhere)
      scarf = await stockProduct(container, world.shop, "Scarf", everywhere)
    })

    const cart = (coats: number, scarves = 0) =>
      cartFor(
        call,
        world.shop,
        world.stores[0]!.id,
        [
          { variant_id: coat.variant_id, quantity: coats },
          { variant_id: scarf.variant_id, quantity: scarves },
        ].filter(({ quantity }) => quantity > 0)
      )
    const collected = async (coats: number, scarves = 0) =>
      await collectedOrder(getContainer(), call, await cart(coats, scarves))
    const itemsOf = async (orderId: string): Promise<Item[]> => {
      const { data } = await call.admin("GET", `/orders/${orderId}?fields=*items,*items.detail`)
      return (data.order.items as Item[]).sort((one, other) => (one.title < other.title ? -1 : 1))
    }
    const begin = async (order_id: string, location_id = world.stores[1]!.stock_location_id) => {
      const { data } = await call.admin("POST", "/returns", { order_id, location_id })
      return data.return.id as string
    }
    const ask = (returnId: string, items: object[]) =>
      call.admin("POST", `/returns/${returnId}/request-items`, { items })
    const confirm = (returnId: string) => call.admin("POST", `/returns/${returnId}/request`, {})
    const receive = async (returnId: string, items: object[]) => {
      await call.admin("POST", `/returns/${returnId}/receive`, {})
      await call.admin("POST", `/returns/${returnId}/receive-items`, { items })
      return await call.admin("POST", `/returns/${returnId}/receive/confirm`, {})
    }
    const returned = async (orderId: string, items: object[]) => {
      const id = await begin(orderId)
      expect(await ask(id, items)).toMatchObject({ status: 200 })
      expect((await confirm(id)).status).toBe(200)
      expect((await receive(id, items)).status).toBe(200)
    }
    const refused = (title: string, left: number, asked: number) => ({
      status: 400,
      data: {
        type: "invalid_data",
        code: "units_not_returnable",
        message: `Of "${title}" ${left} may come back, and ${asked} are asked for`,
      },
    })

    it("take a unit back once", async () => {
      const order = await collected(2)
      const [{ id }] = (await itemsOf(order)) as [Item]
      await returned(order, [{ id, quantity: 1 }])
      const second = await begin(order)
      expect(await ask(second, [{ id, quantity: 2 }])).toMatchObject(refused("Coat", 1, 2))
      expect((await ask(second, [{ id, quantity: 1 }])).status).toBe(200)
      // The one line twice is two units of it.
      expect(await ask(second, [{ id, quantity: 1 }])).toMatchObject(refused("Coat", 1, 2))
      expect((await confirm(second)).status).toBe(200)
      expect((await receive(second, [{ id, quantity: 1 }])).status).toBe(200)
      const third = await begin(order)
      expect(await ask(third, [{ id, quantity: 1 }])).toMatchObject(refused("Coat", 0, 1))
      expect((await itemsOf(order))[0]!.detail).toMatchObject({ return_received_quantity: 2 })
    })

    it("take nothing back that was not handed over", async () => {
      const { data } = await call.store("POST", `/carts/${await cart(1)}/complete`, {})
      const [{ id }] = (await itemsOf(data.order.id)) as [Item]
      expect(await ask(await begin(data.order.id), [{ id, quantity: 1 }])).toMatchObject(
        refused("Coat", 0, 1)
      )
    })

    it("exchange and replace nothing that came back", async () => {
      const order = await collected(1)
      const [{ id }] = (await itemsOf(order)) as [Item]
      await returned(order, [{ id, quantity: 1 }])
      const exchange = await call.admin("POST", "/exchanges", { order_id: order })
      const inbound = await call.admin(
        "POST",
        `/exchanges/${exchange.data.exchange.id}/inbound/items`,
        { items: [{ id, quantity: 1 }] }
      )
      expect(inbound).toMatchObject(refused("Coat", 0, 1))
      await call.admin("DELETE", `/exchanges/${exchange.data.exchange.id}/request`)
      const claim = await call.admin("POST", "/claims", { order_id: order, type: "refund" })
      const items = [{ id, quantity: 1 }]
      expect(
        await call.admin("POST", `/claims/${claim.data.claim.id}/inbound/items`, { items })
      ).toMatchObject(refused("Coat", 0, 1))
    })

    it("take a unit back once, also when all ask Medusa's module at the same moment", async () => {
      const order = await collected(1)
      const [{ id }] = (await itemsOf(order)) as [Item]
      const module = getContainer().resolve(Modules.ORDER)
      const takeBack = async () => {
        const made = await module.createReturn({
          order_id: order,
          location_id: world.stores[1]!.stock_location_id,
          items: [{ id, quantity: 1 }],
        } as never)
        const received = { return_id: made.id, items: [{ id, quantity: 1 }] }
        await module.receiveReturn(received as never)
      }
      const tries = await Promise.allSettled([1, 2, 3, 4].map(takeBack))
      tries.push(...(await Promise.allSettled([takeBack()])))
      expect(tries.map(({ status }) => status).sort()).toEqual([
        "fulfilled",
        ...Array(4).fill("rejected"),
      ])
      const { detail } = (await itemsOf(order))[0]!
      expect(detail).toMatchObject({ return_received_quantity: 1, return_requested_quantity: 0 })
    })

    it("leave an order alone that had too many before", async () => {
      const order = await collected(1)
      const [{ id }] = (await itemsOf(order)) as [Item]
      const sql = containerSql(getContainer())
      const overdraw = () =>
        sql("update order_item set return_received_quantity = 3 where item_id = ?", [id])
      await expect(overdraw()).rejects.toMatchObject({ code: "40001" })
      await sql("alter table order_item disable trigger user", [])
      await overdraw()
      await sql("alter table order_item enable trigger user", [])
      await sql("update order_item set quantity = quantity where item_id = ?", [id])
      await expect(
        sql("update order_item set return_received_quantity = 4 where item_id = ?", [id])
      ).rejects.toMatchObject({ code: "40001" })
    })

    it("bring stock where it is received, though the place never had the product", async () => {
      const place = await world.shop.locate("Outlet")
      await getContainer().resolve(Modules.INVENTORY).createInventoryLevels({
        inventory_item_id: coat.inventory_item_id,
        location_id: place,
        stocked_quantity: 0,
      })
      const order = await collected(1, 2)
      const items = (await itemsOf(order)).map(({ id, title }) => ({
        id,
        quantity: title === "Coat" ? 1 : 2,
      }))
      const id = await begin(order, place)
      await ask(id, items)
      await confirm(id)
      expect((await receive(id, items)).status).toBe(200)
      expect(await stockAt(getContainer(), coat.inventory_item_id, place)).toMatchObject({
        stocked: 1,
      })
      expect(await stockAt(getContainer(), scarf.inventory_item_id, place)).toMatchObject({
        stocked: 2,
      })
    })

    it("are not open to whoever knows an order", async () => {
      const order = await collected(1)
      const [{ id }] = (await itemsOf(order)) as [Item]
      const { status, data } = await call.store("POST", "/returns", {
        order_id: order,
        items: [{ id, quantity: 1 }],
        return_shipping: { option_id: "so_any", price: 0 },
        receive_now: true,
      })
      expect([status, data.code]).toEqual([403, "store_returns_closed"])
    })

    describe("at the desk", () => {
      let anya: DashboardUser

      beforeAll(async () => {
        anya = await signIn(getContainer(), "anya")
        await getContainer().resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE).assignStaff({
          retail_store_id: world.stores[1]!.id,
          user_id: anya.id,
          role: "associate",
        })
        await addPromotion(getContainer(), "LESS", 1000.01)
      })

      /** Coats bought with the promotion, whose parts are no whole kopecks. */
      const boughtCheaper = async (coats: number, refused = 0) => {
        const cartId = await cart(coats)
        await call.store("POST", `/carts/${cartId}/promotions`, { promo_codes: ["LESS"] })
        await startPayment(call, cartId)
        return await collectedOrder(getContainer(), call, cartId, refused)
      }
      type Units = { line_item_id: string; quantity: number; grade?: string; reason?: string }
      const ask = async (order_id: string, units: Units[], store = 1, headers: object = {}) => {
        const body = {
          order_id,
          units: units.map(({ line_item_id, quantity }) => ({ line_item_id, quantity })),
          retail_store_id: world.stores[store]!.id,
        }
        return await call.admin("POST", "/return-desk/quote", body, headers)
      }
      const quoted = async (order_id: string, units: Units[]): Promise<AdminReturnQuote> => {
        const { status, data } = await ask(order_id, units)
        expect([status, data.code]).toEqual([200, undefined])
        return data.quote
      }
      const handIn = async (
        order_id: string,
        units: Units[],
        amount: number,
        { store = 1, key = randomUUID() as string, note = undefined as string | undefined } = {}
      ) =>
        await call.admin(
          "POST",
          "/return-desk/returns",
          {
            ...{ order_id, amount, note, retail_store_id: world.stores[store]!.id },
            units: units.map((unit) => ({ reason: "size", grade: "resell", ...unit })),
          },
          { "idempotency-key": key }
        )
      const handedIn = async (order_id: string, units: Units[], store = 1) => {
        const { amount } = await quoted(order_id, units)
        const { status, data } = await handIn(order_id, units, amount, { store })
        expect([status, data.code]).toEqual([201, undefined])
        await workJobs(getContainer())
        const settled = await call.admin("GET", `/return-desk/returns/${data.return.id}`)
        return settled.data.return as AdminReturnCase
      }
      /** Kopecks that payments of an order took and gave back. */
      const moneyOf = async (orderId: string) => {
        const { data } = await call.admin(
          "GET",
          `/orders/${orderId}?fields=*payment_collections.payments,*payment_collections.payments.captures,*payment_collections.payments.refunds`
        )
        const payments = data.order.payment_collections.flatMap(
          ({ payments: all }: { payments: Payment[] }) => all
        ) as Payment[]
        const sum = (amounts: { amount: number }[]) =>
          amounts.reduce((all, { amount }) => all + Math.round(amount * 100), 0)
        return {
          taken: sum(payments.flatMap(({ captures }) => captures)),
          given_back: sum(payments.flatMap(({ refunds }) => refunds)),
        }
      }
      /** One unit of this line is handed over, the rest waits at the counter. */
      const collectedInPart = async (orderId: string, lineItemId: string) => {
        const ready = await makeReady(call, await pickupOf(call, orderId))
        const { code } = (await call.admin("POST", `/pickups/${ready.id}/reissue-code`, {})).data
        const line = ready.lines.find(
          ({ order_line_item_id }) => order_line_item_id === lineItemId
        )!
        const lines = [{ id: line.id, collected_quantity: 1 }]
        const handed = await call.admin("POST", `/pickups/${ready.id}/hand-over`, { code, lines })
        expect(handed.status).toBe(200)
        await workJobs(getContainer())
        return { expires_at: ready.expires_at! }
      }
      const coatsAt = async (store: number) =>
        (
          await stockAt(
            getContainer(),
            coat.inventory_item_id,
            world.stores[store]!.stock_location_id
          )
        ).stocked

      it("takes units back in any store, to the kopeck, with stock where they are received", async () => {
        const order = await boughtCheaper(3)
        const [{ id }] = (await itemsOf(order)) as [Item]
        const before = await coatsAt(1)
        expect(await moneyOf(order)).toEqual({ taken: 28_699_99, given_back: 0 })
        const one = await handedIn(order, [{ line_item_id: id, quantity: 1 }])
        expect(one).toMatchObject({
          state: "settled",
          amount: 9_566_67,
          worth: 9_566_67,
          failure: null,
          retail_store: { id: world.stores[1]!.id, name: "Sokol" },
          units: [{ line_item_id: id, reason: "size", grade: "resell", amount: 9_566_67 }],
          legs: [{ provider_id: "pp_system_default", amount: 9_566_67, failure: null }],
        })
        expect(await moneyOf(order)).toEqual({ taken: 28_699_99, given_back: 9_566_67 })
        expect(await coatsAt(1)).toBe(before + 1)
        expect((await itemsOf(order))[0]!.detail).toMatchObject({ return_received_quantity: 1 })

        const rest = [
          { line_item_id: id, quantity: 1, grade: "damaged", reason: "quality" },
          { line_item_id: id, quantity: 1 },
        ]
        const two = await handedIn(order, rest)
        expect(two.units).toMatchObject([
          { grade: "damaged", disposition: "damaged_bin", stock_location: null, amount: 9_566_66 },
          {
            ...{ grade: "resell", disposition: "shelf", amount: 9_566_66 },
            stock_location: { id: world.stores[1]!.stock_location_id },
          },
        ])
        expect(await moneyOf(order)).toEqual({ taken: 28_699_99, given_back: 28_699_99 })
        expect(await coatsAt(1)).toBe(before + 2)
        await expect(
          containerSql(getContainer())(
            "update omni_return_unit set grade = 'resell' where case_id = ?",
            [two.id]
          )
        ).rejects.toMatchObject({ code: "23001" })
        const { data } = await call.admin("GET", `/return-desk/returns?order_id=${order}`)
        expect([data.count, data.returns.map(({ id: one }: { id: string }) => one)]).toEqual([
          2,
          [two.id, one.id],
        ])
        expect(await ask(order, [{ line_item_id: id, quantity: 1 }])).toMatchObject(
          refused("Coat", 0, 1)
        )
      })

      it("gives back what was paid when a coat was refused at the counter and the others return", async () => {
        const order = await boughtCheaper(3, 1)
        const [{ id }] = (await itemsOf(order)) as [Item]
        expect(await moneyOf(order)).toEqual({ taken: 28_699_99, given_back: 9_566_66 })
        await handedIn(order, [{ line_item_id: id, quantity: 1 }])
        await handedIn(order, [{ line_item_id: id, quantity: 1 }])
        expect(await moneyOf(order)).toEqual({ taken: 28_699_99, given_back: 28_699_99 })
        expect(await ask(order, [{ line_item_id: id, quantity: 1 }])).toMatchObject(
          refused("Coat", 0, 1)
        )
      })

      it("takes a unit once, at two desks and in Medusa's return at once, and a request once", async () => {
        const order = await boughtCheaper(1)
        const [{ id }] = (await itemsOf(order)) as [Item]
        const unit = [{ line_item_id: id, quantity: 1 }]
        const { amount } = await quoted(order, unit)
        const desks = await Promise.all(
          [0, 1, 2].map((store) => handIn(order, unit, amount, { store }))
        )
        expect(desks.map(({ status }) => status).sort()).toEqual([201, 400, 400])
        const own = await begin(order)
        expect(
          (
            await call.admin("POST", `/returns/${own}/request-items`, {
              items: [{ id, quantity: 1 }],
            })
          ).status
        ).toBe(400)
        await call.admin("DELETE", `/returns/${own}/request`)
        await workJobs(getContainer())
        expect((await moneyOf(order)).given_back).toBe(amount)

        const again = await boughtCheaper(2)
        const [line] = (await itemsOf(again)) as [Item]
        const wanted = [{ line_item_id: line.id, quantity: 1 }]
        const { amount: worth } = await quoted(again, wanted)
        const answers = await Promise.all(
          [1, 2].map(() => handIn(again, wanted, worth, { key: "k" }))
        )
        expect(answers.map(({ status }) => status)).toEqual([201, 201])
        expect(answers[0]!.data.return.id).toBe(answers[1]!.data.return.id)
        expect(await handIn(again, wanted, worth, { key: "k", note: "other" })).toMatchObject({
          status: 409,
          data: { code: "idempotency_conflict" },
        })
        expect(await handIn(again, wanted, worth + 1)).toMatchObject({
          status: 409,
          data: { code: "amount_changed" },
        })
        await workJobs(getContainer())
      })

      it("knows no units that are not there, or no whole ones", async () => {
        const order = await boughtCheaper(1)
        const [{ id }] = (await itemsOf(order)) as [Item]
        for (const quantity of [-1, 0, 0.5, 2, 1_000_000]) {
          const units = [{ line_item_id: id, quantity }]
          const answers = [await ask(order, units), await handIn(order, units, 0)]
          expect(answers.map(({ status }) => status)).toEqual([400, 400])
        }
        expect((await itemsOf(order))[0]!.detail).toMatchObject({ return_requested_quantity: 0 })
      })

      it("takes goods back while staff edit the order, which follows when they are done", async () => {
        const order = await boughtCheaper(1)
        const unit = [{ line_item_id: (await itemsOf(order))[0]!.id, quantity: 1 }]
        expect((await call.admin("POST", "/order-edits", { order_id: order })).status).toBe(200)
        const { amount } = await quoted(order, unit)
        const { status, data } = await handIn(order, unit, amount)
        expect(status).toBe(201)
        expect((await drainJobs(getContainer())).failed).toMatchObject([
          { name: "omni-settle-return" },
        ])
        const read = async () =>
          (await call.admin("GET", `/return-desk/returns/${data.return.id}`)).data
        expect((await read()).return).toMatchObject({
          ...{ state: "accepted", failure: expect.stringContaining("active order change") },
        })
        expect((await ask(order, unit)).data.code).toBe("units_not_returnable")
        expect((await call.admin("DELETE", `/order-edits/${order}`)).status).toBe(200)
        await workJobs(getContainer(), new Date(Date.now() + 600_000))
        expect((await read()).return).toMatchObject({ state: "settled", failure: null })
        expect((await moneyOf(order)).given_back).toBe(amount)
      })

      describe("of a provider that", () => {
        const later = () => new Date(Date.now() + 600_000)
        let provider: ReturnType<typeof moodyProvider>

        beforeEach(() => {
          provider = moodyProvider(getContainer())
        })
        afterEach(() => provider.end())

        /** One of two coats is handed in, and the first try to refund it fails. */
        const failedReturn = async (temper: Parameters<typeof provider.become>[0]) => {
          const order = await boughtCheaper(2)
          const unit = [{ line_item_id: (await itemsOf(order))[0]!.id, quantity: 1 }]
          const { amount } = await quoted(order, unit)
          provider.become(temper)
          const { data } = await handIn(order, unit, amount)
          expect((await drainJobs(getContainer())).failed).toMatchObject([
            { name: "omni-settle-return" },
          ])
          const read = async () =>
            (await call.admin("GET", `/return-desk/returns/${data.return.id}`)).data
              .return as AdminReturnCase
          const [leg] = (await read()).legs
          expect(leg).toMatchObject({ done_at: null, failure: expect.any(String) })
          const settle = async (body: object = {}) => {
            const path = `/return-desk/returns/${data.return.id}/legs/${leg!.id}/settle`
            const answer = await call.admin("POST", path, body)
            return [answer.status, answer.data.code]
          }
          return { order, amount, leg: leg!, read, settle }
        }
        /** What Medusa's order knows of refunds, in roubles. */
        const toldOf = (order: string) =>
          containerSql(getContainer())<{ amount: string; reference_id: string }>(
            `select amount, reference_id from order_transaction
             where order_id = ? and reference = 'refund' and deleted_at is null`,
            [order]
          )
        const sumTold = async (order: string) =>
          (await toldOf(order)).reduce((sum, { amount }) => sum + Number(amount), 0)
        const orderOf = async (id: string) => {
          const fields = "summary.*,*payment_collections,*payment_collections.payments"
          return (await call.admin("GET", `/orders/${id}?fields=${fields}`)).data.order
        }
        /** Staff refund 10 roubles on Medusa's own page. */
        const refundedInMedusa = async (order: string, amount = 10) => {
          const [{ payments }] = (await orderOf(order)).payment_collections
          return (await call.admin("POST", `/payments/${payments[0].id}/refund`, { amount })).status
        }

        it("pays and then answers with an error refunds once", async () => {
          const { order, amount, leg, read, settle } = await failedReturn("late")
          expect(leg.failure).toContain("hang up")
          expect(await toldOf(order)).toEqual([])
          // Nobody gives it by hand while nobody knows.
          expect(await settle()).toEqual([409, "refund_unanswered"])
          provider.become("steady")
          await workJobs(getContainer(), later())
          expect(await read()).toMatchObject({
            ...{ state: "settled", failure: null, legs: [{ done_by: null, failure: null }] },
          })
          const [key] = provider.asked
          expect(provider.asked).toEqual([key, key, key])
          expect([...provider.paid]).toEqual([[key, amount / 100]])
          expect((await moneyOf(order)).given_back).toBe(amount)
          const told = await toldOf(order)
          expect(told.map((each) => [Number(each.amount), each.reference_id])).toEqual([
            [-amount / 100, key],
          ])
          const { summary, payment_collections } = await orderOf(order)
          expect(summary.pending_difference).toBeCloseTo(0, 2)
          expect(payment_collections[0].refunded_amount).toBe(amount / 100)
        })

        it("has paid lets nobody give it by hand, and the return ends by itself", async () => {
          const { order, amount, read, settle } = await failedReturn("late")
          provider.become("steady")
          expect(await settle()).toEqual([409, "leg_settled"])
          await workJobs(getContainer())
          expect(await read()).toMatchObject({ state: "settled", legs: [{ done_by: null }] })
          expect([...provider.paid.values()]).toEqual([amount / 100])
          expect(await sumTold(order)).toBe(-amount / 100)
        })

        it("refuses has a manager give it by hand, and nobody else then", async () => {
          const { order, amount, leg, read, settle } = await failedReturn("refusing")
          expect(leg.failure).toContain("expired")
          expect(await settle()).toEqual([200, undefined])
          await workJobs(getContainer(), later())
          expect(await read()).toMatchObject({ state: "settled" })
          const [key] = provider.asked
          expect([provider.asked, [...provider.paid]]).toEqual([[key, key], []])
          expect([(await moneyOf(order)).given_back, await toldOf(order)]).toEqual([0, []])
          // Nobody is asked to refund it again.
          expect((await orderOf(order)).summary.pending_difference).toBeCloseTo(0, 2)
          // The payment holds it all again.
          const { taken } = await moneyOf(order)
          provider.become("steady")
          expect(await refundedInMedusa(order, taken / 100)).toBe(200)
          expect(amount).toBeLessThan(taken)
        })

        it("is gone for good is overruled by who saw there that it has not paid", async () => {
          const { order, read, settle } = await failedReturn("silent")
          expect(await settle()).toEqual([409, "refund_unanswered"])
          expect((await settle({ seen_at_provider: "maybe" }))[0]).toBe(400)
          expect(await settle({ seen_at_provider: "not_refunded" })).toEqual([200, undefined])
          provider.become("steady")
          await workJobs(getContainer(), later())
          expect(await read()).toMatchObject({ state: "settled" })
          expect([(await moneyOf(order)).given_back, await toldOf(order)]).toEqual([0, []])
          expect(provider.paid.size).toBe(0)
        })

        it("may have forgotten the key is not asked again: who saw there that it has paid ends it", async () => {
          const { order, amount, read, settle } = await failedReturn("late")
          await containerSql(getContainer())(
            `update refund set created_at = created_at - interval '21 hours'
             where payment_id in (select id from payment where payment_collection_id in (
               select payment_collection_id from order_payment_collection where order_id = ?))`,
            [order]
          )
          provider.become("steady")
          const { failed } = await drainJobs(getContainer(), { until: later() })
          expect(failed.map(({ name }) => name)).toContain("omni-settle-return")
          expect(await settle()).toEqual([409, "refund_unanswered"])
          expect(provider.asked).toHaveLength(1)
          expect(await settle({ seen_at_provider: "refunded" })).toEqual([200, undefined])
          await workJobs(getContainer(), later())
          expect(await read()).toMatchObject({ state: "settled", legs: [{ done_by: null }] })
          expect([...provider.paid.values()]).toEqual([amount / 100])
          expect(await sumTold(order)).toBe(-amount / 100)
          expect((await orderOf(order)).summary.pending_difference).toBeCloseTo(0, 2)
        })

        it("has not answered has its refund counted once, though Medusa refunds the same payment meanwhile", async () => {
          const paid = await failedReturn("late")
          provider.become("steady")
          expect(await refundedInMedusa(paid.order)).toBe(200)
          await workJobs(getContainer(), later())
          expect(await paid.read()).toMatchObject({ state: "settled" })
          expect(await sumTold(paid.order)).toBeCloseTo(-10 - paid.amount / 100, 2)
          expect((await orderOf(paid.order)).summary.pending_difference).toBeCloseTo(0, 2)
          expect([...provider.paid.values()]).toEqual([paid.amount / 100, 10])

          const refused = await failedReturn("refusing")
          provider.become("steady")
          expect(await refundedInMedusa(refused.order)).toBe(200)
          provider.become("refusing")
          expect(await refused.settle()).toEqual([200, undefined])
          expect(await sumTold(refused.order)).toBe(-10)
          await workJobs(getContainer(), later())
        })
      })

      it("takes back what is sold no more", async () => {
        const cape = await stockProduct(getContainer(), world.shop, "Cape", {
          [world.stores[0]!.stock_location_id]: 1,
        })
        const line = { variant_id: cape.variant_id, quantity: 1 }
        const cartId = await cartFor(call, world.shop, world.stores[0]!.id, [line])
        const order = await collectedOrder(getContainer(), call, cartId)
        const { data } = await call.admin("GET", `/orders/${order}?fields=*items`)
        const [item] = data.order.items as { id: string; product_id: string }[]
        expect((await call.admin("DELETE", `/products/${item!.product_id}`)).status).toBe(200)
        const done = await handedIn(order, [{ line_item_id: item!.id, quantity: 1 }])
        expect(done).toMatchObject({ state: "settled", amount: 9_900_00 })
      })

      it("takes a key for one order, also when two bring it at the same moment", async () => {
        const orders = [await boughtCheaper(1), await boughtCheaper(1)]
        const asked = await Promise.all(
          orders.map(async (order) => {
            const units = [{ line_item_id: (await itemsOf(order))[0]!.id, quantity: 1 }]
            return { order, units, amount: (await quoted(order, units)).amount }
          })
        )
        const key = randomUUID()
        const answers = await Promise.all(
          asked.map(({ order, units, amount }) => handIn(order, units, amount, { key }))
        )
        const codes = answers.map(({ status, data }) => [status, data.code])
        expect(codes).toEqual(expect.arrayContaining([[201, undefined]]))
        expect(codes).toEqual(expect.arrayContaining([[409, "idempotency_conflict"]]))
        await workJobs(getContainer())
      })

      it("tells whoever waits too long for another at the same order to come again", async () => {
        const order = await boughtCheaper(1)
        const units = [{ line_item_id: (await itemsOf(order))[0]!.id, quantity: 1 }]
        const { amount } = await quoted(order, units)
        const key = randomUUID()
        const locking = getContainer().resolve(Modules.LOCKING)
        const execute = locking.execute.bind(locking)
        const impatient = jest
          .spyOn(locking, "execute")
          .mockImplementation((keys, job) => execute(keys, job, { timeout: 1 }))
        const waiting: ReturnType<typeof handIn>[] = []
        await execute(`omni_return:${order}`, async () => {
          waiting.push(handIn(order, units, amount, { key }))
          await pause(1_500)
        })
        expect(await waiting[0]).toMatchObject({
          ...{ status: 503, data: { type: "busy", code: "busy" } },
        })
        impatient.mockRestore()
        expect((await handIn(order, units, amount, { key })).status).toBe(201)
        await workJobs(getContainer())
      })

      it("takes a unit once when the desk and Medusa's module take it at the same moment", async () => {
        const orders = getContainer().resolve(Modules.ORDER)
        for (const early of ["desk", "module"]) {
          const order = await boughtCheaper(1)
          const [{ id }] = (await itemsOf(order)) as [Item]
          const unit = [{ line_item_id: id, quantity: 1 }]
          const { amount } = await quoted(order, unit)
          const desk = async () => (await handIn(order, unit, amount)).status
          const module = async () =>
            await orders.createReturn({ order_id: order, items: [{ id, quantity: 1 }] } as never)
          const won = await Promise.allSettled(
            early === "desk" ? [desk(), module()] : [module(), desk()]
          )
          const wins = won.filter((each) => each.status === "fulfilled" && each.value !== 400)
          expect(wins).toHaveLength(1)
          await workJobs(getContainer())
          expect((await itemsOf(order))[0]!.detail).toMatchObject(
            wins[0]!.status === "fulfilled" && wins[0]!.value === 201
              ? { return_received_quantity: 1, return_requested_quantity: 0 }
              : { return_received_quantity: 0, return_requested_quantity: 1 }
          )
        }
      })

      describe("in exchange", () => {
        type Goods = { variant_id: string; inventory_item_id: string }
        let [small, medium, large, extraLarge] = [] as unknown as [Goods, Goods, Goods, Goods]

        beforeAll(async () => {
          const [bought, desk] = world.stores.map(({ stock_location_id }) => stock_location_id)
          const sizes = await addSizes(getContainer(), world.shop, "Parka", [
            { size: "S", price: 9000, stocked: { [desk!]: 5 } },
            { size: "M", price: 9900, stocked: { [bought!]: 9, [desk!]: 5 } },
            { size: "L", price: 10_400, stocked: { [desk!]: 1 } },
            { size: "XL", price: 10_400, stocked: { [desk!]: 1 } },
          ])
          ;[small, medium, large, extraLarge] = sizes as [Goods, Goods, Goods, Goods]
        })

        const boughtParkas = async (quantity: number) => {
          const cartId = await cartFor(call, world.shop, world.stores[0]!.id, [
            { variant_id: medium.variant_id, quantity },
          ])
          await call.store("POST", `/carts/${cartId}/promotions`, { promo_codes: ["LESS"] })
          await startPayment(call, cartId)
          return await collectedOrder(getContainer(), call, cartId)
        }
        const oneOf = ({ variant_id }: Goods) => [{ variant_id, quantity: 1 }]
        type Wanted = { variant_id: string; quantity: number }[]
        const askFor = async (order_id: string, units: Units[], new_units: Wanted) => {
          const retail_store_id = world.stores[1]!.id
          const body = { order_id, units, new_units, retail_store_id }
          return await call.admin("POST", "/return-desk/quote", body)
        }
        const swap = async (
          order_id: string,
          units: Units[],
          new_units: Wanted,
          more: { tender?: string; due?: number } = {}
        ) => {
          const { data } = await askFor(order_id, units, new_units)
          const { amount, due } = data.quote as AdminReturnQuote
          return await call.admin("POST", "/return-desk/returns", {
            ...{ order_id, amount, retail_store_id: world.stores[1]!.id },
            units: units.map((unit) => ({ reason: "size", grade: "resell", ...unit })),
            exchange: { new_units, due, ...more },
          })
        }
        const swapped = async (...visit: Parameters<typeof swap>) => {
          const { status, data } = await swap(...visit)
          expect([status, data.code]).toEqual([201, undefined])
          await workJobs(getContainer())
          const settled = await call.admin("GET", `/return-desk/returns/${data.return.id}`)
          return settled.data.return as AdminReturnCase
        }
        const one = (id: string) => [{ line_item_id: id, quantity: 1 }]
        const stocked = async ({ inventory_item_id }: { inventory_item_id: string }) => {
          const { stock_location_id } = world.stores[1]!
          return (await stockAt(getContainer(), inventory_item_id, stock_location_id)).stocked
        }

        it("hands out another size for one difference, dearer, cheaper or even", async () => {
          const order = await boughtParkas(3)
          const [{ id }] = (await itemsOf(order)) as [Item]
          const parkas = await stocked(medium)

          const dearer = await swapped(order, one(id), oneOf(large), {
            tender: "cash",
          })
          expect(dearer).toMatchObject({
            state: "settled",
            ...{ worth: 9_566_67, amount: 0, due: 500_00, due_tender: "cash", legs: [] },
            new_units: [{ variant_id: large.variant_id, variant_title: "L", amount: 10_066_67 }],
          })
          expect([await stocked(medium), await stocked(large)]).toEqual([parkas + 1, 0])

          const cheaper = await swapped(order, one(id), oneOf(small))
          expect(cheaper).toMatchObject({
            ...{ worth: 9_566_66, amount: 900_00, due: 0, due_tender: null },
            legs: [{ amount: 900_00, provider_id: "pp_system_default" }],
            new_units: [{ amount: 8_666_66 }],
          })
          const even = await swapped(order, one(id), oneOf(medium))
          expect(even).toMatchObject({ worth: 9_566_66, amount: 0, due: 0, legs: [] })
          expect([await stocked(medium), await stocked(small)]).toEqual([parkas + 2, 4])
          expect(await moneyOf(order)).toEqual({ taken: 28_699_99, given_back: 900_00 })

          const items = await itemsOf(order)
          expect(items.map(({ detail }) => detail)).toEqual([
            expect.objectContaining({ quantity: 3, return_received_quantity: 3 }),
            ...Array(3).fill(
              expect.objectContaining({
                ...{ quantity: 1, fulfilled_quantity: 1, delivered_quantity: 1 },
              })
            ),
          ])
          const { data } = await call.admin("GET", `/orders/${order}?fields=total,summary`)
          // 28,699.99 and 500 on top, less 900; what is beyond is the third of a kopeck that Medusa does not round.
          expect(data.order.total).toBeCloseTo(28_299.99, 5)
          expect(data.order.summary.pending_difference).toBeCloseTo(0, 5)
          const [, exchanged] = items as [Item, Item]
          // What went out is the shopper's since this visit: its window has begun.
          const again = await ask(order, one(exchanged.id))
          expect([again.status, again.data.quote.units[0].returnable_until]).toEqual([
            200,
            expect.any(String),
          ])
        })

        it("leaves the rest of a pickup its money when some of it was exchanged for dearer goods before", async () => {
          const lines = [medium, scarf].map(({ variant_id }) => ({ variant_id, quantity: 1 }))
          const cartId = await cartFor(call, world.shop, world.stores[0]!.id, lines)
          const { data: placed } = await call.store("POST", `/carts/${cartId}/complete`, {})
          const order = placed.order.id as string
          const parka = (await itemsOf(order)).find(({ title }) => title === "Parka")!
          const { expires_at } = await collectedInPart(order, parka.id)
          const exchanged = await swapped(order, one(parka.id), oneOf(extraLarge), {
            tender: "cash",
          })
          expect(exchanged).toMatchObject({ state: "settled", amount: 0, due: 500_00 })
          await workJobs(getContainer(), new Date(Date.parse(expires_at) + 60_000))
          expect(await moneyOf(order)).toEqual({ taken: 19_800_00, given_back: 9_900_00 })
          const { data } = await call.admin("GET", `/orders/${order}?fields=summary`)
          expect(data.order.summary.pending_difference).toBeCloseTo(0, 5)
        })

        it("keeps what is promised to others on the shelf, and asks how the difference is paid", async () => {
          const order = await boughtParkas(1)
          const [{ id }] = (await itemsOf(order)) as [Item]
          const before = await stocked(medium)
          expect(await swap(order, one(id), oneOf(large), { tender: "card" })).toMatchObject({
            status: 409,
            data: { code: "not_enough_stock" },
          })
          expect(await swap(order, one(id), oneOf(scarf))).toMatchObject({
            status: 400,
            data: { code: "tender_missing" },
          })
          expect(await swap(order, one(id), oneOf(small), { due: 1 })).toMatchObject({
            status: 409,
            data: { code: "amount_changed" },
          })
          expect(
            await askFor(order, one(id), [{ variant_id: "variant_none", quantity: 1 }])
          ).toMatchObject({
            status: 400,
            data: { code: "goods_not_sold" },
          })
          expect(await stocked(medium)).toBe(before)
          expect(await quoted(order, one(id))).toMatchObject({ amount: 8_899_99 })
        })

        it("takes what came of an exchange in exchange again, and gives all back at last", async () => {
          const order = await boughtParkas(1)
          const lines = [(await itemsOf(order))[0]!.id]
          const next = async () => {
            const { id } = (await itemsOf(order)).find((item) => !lines.includes(item.id))!
            lines.push(id)
            return id
          }
          const even = await swapped(order, one(lines[0]!), oneOf(medium))
          expect(even).toMatchObject({ state: "settled", amount: 0, due: 0 })
          const cheaper = await swapped(order, one(await next()), oneOf(small))
          expect(cheaper).toMatchObject({ state: "settled", amount: 900_00, due: 0 })
          await handedIn(order, one(await next()))
          expect(await moneyOf(order)).toEqual({ taken: 8_899_99, given_back: 8_899_99 })
        })
      })

      describe("for goods that are elsewhere", () => {
        type Goods = { variant_id: string; inventory_item_id: string }
        let [small, medium, large] = [] as unknown as [Goods, Goods, Goods]

        beforeAll(async () => {
          const [arbat, desk, ural] = world.stores.map((store) => store.stock_location_id)
          const sizes = await addSizes(getContainer(), world.shop, "Jacket", [
            { size: "S", price: 9000, stocked: {} },
            { size: "M", price: 9900, stocked: { [arbat!]: 9, [desk!]: 2 } },
            {
              size: "L",
              price: 10_400,
              stocked: { [arbat!]: 2, [ural!]: 4, [world.warehouse]: 1 },
            },
          ])
          ;[small, medium, large] = sizes as [Goods, Goods, Goods]
        })

        const boughtJacket = async () =>
          await collectedOrder(
            getContainer(),
            call,
            await cartFor(call, world.shop, world.stores[0]!.id, [
              { variant_id: medium.variant_id, quantity: 1 },
            ])
          )
        const alternatives = async (
          order: string,
          line: string,
          { store = 1, more = "", headers = {} as object } = {}
        ) =>
          await call.admin(
            "GET",
            `/return-desk/orders/${order}/alternatives?line_item_id=${line}&retail_store_id=${world.stores[store]!.id}${more}`,
            undefined,
            headers
          )

        it("tells which sizes there are, what they cost more, and where nobody else has a claim on them", async () => {
          const order = await boughtJacket()
          const [{ id }] = (await itemsOf(order)) as [Item]
          // One of two in Arbat is held by a cart; Ural keeps all of its own.
          const held = { variant_id: large.variant_id, quantity: 1 }
          const cartId = await cartFor(call, world.shop, world.stores[0]!.id, [held])
          await getContainer()
            .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
            .setSafetyStock(world.stores[2]!.id, [{ variant_id: large.variant_id, quantity: 4 }])
          const { status, data } = await alternatives(order, id)
          expect([status, data.code]).toEqual([200, undefined])
          const size = (value: string) => [{ title: "Size", value }]
          const arbat = { retail_store_id: world.stores[0]!.id, name: "Arbat", distance_km: 7.8 }
          expect(data).toMatchObject({
            ...{ line_item_id: id, currency_code: "rub", count: 3, limit: 50, offset: 0 },
            alternatives: [
              {
                ...{ variant_id: small.variant_id, options: size("S"), is_same: false },
                ...{ amount: 9_000_00, difference: -900_00, here: 0, elsewhere: [] },
              },
              {
                ...{ variant_id: medium.variant_id, options: size("M"), is_same: true },
                ...{ amount: 9_900_00, difference: 0, here: 2 },
                elsewhere: [{ ...arbat, available: 8 }],
              },
              {
                ...{ variant_id: large.variant_id, options: size("L"), is_same: false },
                ...{ amount: 10_400_00, difference: 500_00, here: 0 },
                elsewhere: [
                  { ...arbat, available: 1 },
                  {
                    ...{ retail_store_id: null, stock_location_id: world.warehouse },
                    ...{ name: "Warehouse", distance_km: null, available: 1 },
                  },
                ],
              },
            ],
          })
          expect((data.alternatives as object[]).length).toBe(3)
          const page = await alternatives(order, id, { more: "&limit=1&offset=2" })
          expect(page.data).toMatchObject({
            ...{ count: 3, limit: 1, offset: 2 },
            alternatives: [{ variant_id: large.variant_id }],
          })
          await call.store("DELETE", `/carts/${cartId}/pickup`)
        })

        const home = {
          ...{ first_name: "Anna", last_name: "Orlova", phone: "+79120000000" },
          ...{ address_1: "Lenina 5", city: "Tver", postal_code: "170000" },
        }
        const sent = ({ variant_id }: Goods, from: string) => [
          { variant_id, quantity: 1, get: "deliver", from },
        ]
        const swap = async (
          order_id: string,
          line_item_id: string,
          new_units: object[],
          more: object = {}
        ) => {
          const body = { order_id, retail_store_id: world.stores[1]!.id }
          const unit = { line_item_id, quantity: 1 }
          const asked = { ...body, units: [unit], new_units }
          const { data } = await call.admin("POST", "/return-desk/quote", asked)
          const { amount, due } = (data.quote ?? { amount: 0, due: 0 }) as AdminReturnQuote
          return await call.admin("POST", "/return-desk/returns", {
            ...{ ...body, amount, units: [{ ...unit, reason: "size", grade: "resell" }] },
            exchange: { new_units, due, tender: "card", delivery_address: home, ...more },
          })
        }
        const at = async ({ inventory_item_id }: Goods, place: string) =>
          await stockAt(getContainer(), inventory_item_id, place)
        const newLineOf = async (order: string) => {
          const { data } = await call.admin(
            "GET",
            `/orders/${order}?fields=*items,*items.detail,*shipping_methods,*shipping_address,*fulfillments,summary`
          )
          type Line = Item & { variant_id: string; requires_shipping: boolean }
          const items = data.order.items as Line[]
          const line = items.find(({ variant_id }) => variant_id === large.variant_id)
          return { line: line!, order: data.order as Record<string, unknown> }
        }

        it("delivers a unit from where it lies: reserved at once, to be fulfilled in Medusa, and to come back once it is there", async () => {
          const order = await boughtJacket()
          const [{ id }] = (await itemsOf(order)) as [Item]
          const accepted = await swap(order, id, sent(large, world.warehouse))
          expect([accepted.status, accepted.data.code]).toEqual([201, undefined])
          const place = { stock_location_id: world.warehouse, name: "Warehouse" }
          expect(accepted.data.return).toMatchObject({
            ...{ worth: 9_900_00, amount: 0, due: 500_00, due_tender: "card" },
            new_units: [{ amount: 10_400_00, deliver_from: place }],
          })
          expect(await at(large, world.warehouse)).toEqual({ stocked: 1, reserved: 1 })

          await workJobs(getContainer())
          const { line, order: written } = await newLineOf(order)
          expect(line).toMatchObject({
            ...{ requires_shipping: true, metadata: { omni_deliver_from: world.warehouse } },
            detail: { quantity: 1, fulfilled_quantity: 0, delivered_quantity: 0 },
          })
          expect(written).toMatchObject({
            shipping_address: { ...home, country_code: "ru" },
            summary: { pending_difference: 0 },
          })
          const sql = containerSql(getContainer())
          expect(
            await sql("select delivery_address from omni_return_case where id = ?", [
              accepted.data.return.id,
            ])
          ).toEqual([{ delivery_address: null }])
          const reserved = await getContainer()
            .resolve(Modules.INVENTORY)
            .listReservationItems({ line_item_id: line.id })
          expect(
            reserved.map(({ location_id, quantity }) => [location_id, Number(quantity)])
          ).toEqual([[world.warehouse, 1]])
          expect(await ask(order, [{ line_item_id: line.id, quantity: 1 }])).toMatchObject(
            refused("Jacket", 0, 1)
          )

          const { shipping_option_id } = (
            written.shipping_methods as { shipping_option_id: string | null }[]
          ).find((method) => method.shipping_option_id !== null)!
          const fulfilled = await call.admin("POST", `/orders/${order}/fulfillments`, {
            ...{ items: [{ id: line.id, quantity: 1 }], location_id: world.warehouse },
            shipping_option_id,
          })
          expect([fulfilled.status, fulfilled.data.message]).toEqual([200, undefined])
          expect(await at(large, world.warehouse)).toEqual({ stocked: 0, reserved: 0 })
          type Made = { id: string; delivered_at: string | null }
          const { order: left } = await newLineOf(order)
          const made = (left.fulfillments as Made[]).find(({ delivered_at }) => !delivered_at)!
          const path = `/orders/${order}/fulfillments/${made.id}/mark-as-delivered`
          const delivered = await call.admin("POST", path, {})
          expect([delivered.status, delivered.data.message]).toEqual([200, undefined])
          // However long it was under way: the window begins when the shopper has it.
          await sql(
            "update omni_return_case set accepted_at = accepted_at - interval '60 days' where id = ?",
            [accepted.data.return.id]
          )
          const again = await ask(order, [{ line_item_id: line.id, quantity: 1 }])
          expect(again.data.quote).toMatchObject({
            ...{ worth: 10_400_00, amount: 10_400_00 },
            units: [{ refusals: [], returnable_until: expect.any(String) }],
          })
          expect(await findDrift(sql, 10)).toEqual([])
        })

        it("promises a unit that lies elsewhere once, and none that others have a claim on", async () => {
          const arbat = world.stores[0]!.stock_location_id
          const orders = [await boughtJacket(), await boughtJacket()]
          const lines = await Promise.all(
            orders.map(async (order) => ((await itemsOf(order)) as [Item])[0].id)
          )
          const held = { variant_id: large.variant_id, quantity: 1 }
          const cartId = await cartFor(call, world.shop, world.stores[0]!.id, [held])
          const before = await at(large, arbat)
          const desk = await at(medium, world.stores[1]!.stock_location_id)
          // Two are there, one is held by a cart.
          const answers = await Promise.all(
            orders.map((order, index) => swap(order, lines[index]!, sent(large, arbat)))
          )
          expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
          const late = answers.findIndex(({ status }) => status === 409)
          expect(answers[late]!.data).toMatchObject({
            code: "not_enough_stock",
            message: "new_units: Arbat has too few of Jacket, L, or they are promised to others",
          })
          expect(await at(large, arbat)).toEqual({ ...before, reserved: before.reserved + 1 })
          // What the other brought did not come to the shelf either.
          expect(await at(medium, world.stores[1]!.stock_location_id)).toEqual({
            ...desk,
            stocked: desk.stocked + 1,
          })
          const ural = world.stores[2]!.stock_location_id
          const kept = await swap(orders[late]!, lines[late]!, sent(large, ural))
          expect([kept.status, kept.data.code]).toEqual([409, "not_enough_stock"])
          expect(await at(large, ural)).toEqual({ stocked: 4, reserved: 0 })

          await workJobs(getContainer())
          await call.store("DELETE", `/carts/${cartId}/pickup`)
        })

        it("changes nothing on what is wrong, and names it", async () => {
          const order = await boughtJacket()
          const [{ id }] = (await itemsOf(order)) as [Item]
          const arbat = world.stores[0]!.stock_location_id
          const before = await at(large, arbat)
          const wrong = async (units: object[], more: object = {}) => {
            const { status, data } = await swap(order, id, units, more)
            return [status, data.code, String(data.message)]
          }
          const bare = { delivery_address: undefined }
          expect(await wrong(sent(large, "sloc_none"))).toEqual([
            ...[400, "place_not_offered", expect.stringContaining("sloc_none")],
          ])
          expect(await wrong(sent(large, arbat), bare)).toEqual([
            ...[400, "delivery_address_missing", expect.stringContaining("delivery_address")],
          ])
          const here = [{ variant_id: medium.variant_id, quantity: 1 }]
          expect(await wrong(here)).toEqual([
            ...[400, "nothing_delivered", expect.stringContaining("delivery_address")],
          ])
          for (const unit of [{ get: "deliver" }, { from: arbat }, { get: "collect" }]) {
            const [status, , message] = await wrong([{ ...here[0], ...unit }])
            expect([status, message]).toEqual([400, expect.stringMatching(/from|get/)])
          }
          expect(await at(large, arbat)).toEqual(before)
          expect(await quoted(order, [{ line_item_id: id, quantity: 1 }])).toMatchObject({
            amount: 9_900_00,
          })
        })

        it("lets what is not delivered be called off by an edit of the order, and not by Medusa's cancelling of the exchange", async () => {
          const order = await boughtJacket()
          const [{ id }] = (await itemsOf(order)) as [Item]
          const arbat = world.stores[0]!.stock_location_id
          const before = await at(large, arbat)
          expect((await swap(order, id, sent(large, arbat))).status).toBe(201)
          await workJobs(getContainer())
          const { line } = await newLineOf(order)
          const { data } = await call.admin("GET", `/exchanges?order_id=${order}`)
          const cancelled = await call.admin(
            "POST",
            `/exchanges/${data.exchanges[0].id}/cancel`,
            {}
          )
          expect([cancelled.status, cancelled.data.code]).toEqual([400, "exchange_of_desk"])
          expect(await at(large, arbat)).toEqual({ ...before, reserved: before.reserved + 1 })

          await call.admin("POST", "/order-edits", { order_id: order })
          await call.admin("POST", `/order-edits/${order}/items/item/${line.id}`, { quantity: 0 })
          const edited = await call.admin("POST", `/order-edits/${order}/confirm`, {})
          expect([edited.status, edited.data.message]).toEqual([200, undefined])
          expect(await at(large, arbat)).toEqual(before)
          const { order: left } = await newLineOf(order)
          expect(left.summary).toMatchObject({ pending_difference: -10_400 })
        })

        it("offers nothing at a foreign desk, nor for what does not come back", async () => {
          const order = await boughtJacket()
          const [{ id }] = (await itemsOf(order)) as [Item]
          const foreign = await alternatives(order, id, { store: 0, headers: anya.headers })
          expect([foreign.status, foreign.data.code]).toEqual([403, "store_forbidden"])
          const none = await alternatives(order, "ordli_none")
          expect([none.status, none.data.code]).toEqual([400, "units_not_returnable"])
          const unknown = await alternatives("order_none", id)
          expect([unknown.status, unknown.data.code]).toEqual([404, "order_not_found"])
          const { status, data } = await call.admin(
            "GET",
            `/return-desk/orders/${order}/alternatives?retail_store_id=${world.stores[1]!.id}`
          )
          expect([status, String(data.message)]).toEqual([
            400,
            expect.stringContaining("line_item_id"),
          ])
        })
      })

      it("refunds once, wherever a try before this one was cut off", async () => {
        const order = await boughtCheaper(1)
        const [{ id }] = (await itemsOf(order)) as [Item]
        const done = await handedIn(order, [{ line_item_id: id, quantity: 1 }])
        const sql = containerSql(getContainer())
        // As after a kill between what was done in Medusa and what was noted of it.
        await sql(
          `update omni_return_case
           set state = 'accepted', settled_at = null, medusa_return_id = null where id = ?`,
          [done.id]
        )
        await sql("update omni_return_leg set done_at = null where case_id = ?", [done.id])
        // Recorded by Medusa's own workflow, as older versions had it; whether the provider was asked nobody knows.
        const [refund] = await sql<{ id: string }>("select id from refund where note like ?", [
          `%${done.id}`,
        ])
        await sql("update refund set metadata = null where id = ?", [refund!.id])
        await sql("delete from order_transaction where reference_id = ?", [refund!.id])
        const refunding = jest.spyOn(providerOf(getContainer()), "refundPayment")
        await getContainer()
          .resolve<JobModuleService>(JOB_MODULE)
          .enqueue("omni-settle-return", { case_id: done.id })
        await workJobs(getContainer())
        expect((await moneyOf(order)).given_back).toBe(done.amount)
        const asked = refunding.mock.calls.map(([{ context }]) => context?.idempotency_key)
        refunding.mockRestore()
        expect(asked).toEqual([refund!.id])
        const told = await sql("select amount from order_transaction where reference_id = ?", [
          refund!.id,
        ])
        expect(told).toHaveLength(1)
        const { data } = await call.admin("GET", `/return-desk/returns/${done.id}`)
        expect(data.return).toMatchObject({ state: "settled", return_id: done.return_id })
        expect((await itemsOf(order))[0]!.detail).toMatchObject({ return_received_quantity: 1 })

        // A try that seemed to fail, though the money went: nobody gives it a second time.
        await sql(
          "update omni_return_case set state = 'accepted', settled_at = null where id = ?",
          [done.id]
        )
        await sql("update omni_return_leg set done_at = null, failure = 'away' where case_id = ?", [
          done.id,
        ])
        const byHand = await call.admin(
          "POST",
          `/return-desk/returns/${done.id}/legs/${done.legs[0]!.id}/settle`,
          {}
        )
        expect([byHand.status, byHand.data.code]).toEqual([409, "leg_settled"])
      })

      it("takes what was given out of goodwill off, whatever its reason is called", async () => {
        const order = await boughtCheaper(1)
        const [{ id }] = (await itemsOf(order)) as [Item]
        const reason = await call.admin("POST", "/refund-reasons", {
          label: "A loose button",
          code: "loose_button",
        })
        const { data } = await call.admin(
          "GET",
          `/orders/${order}?fields=*payment_collections.payments`
        )
        const payment = data.order.payment_collections[0].payments[0].id as string
        const given = await call.admin("POST", `/payments/${payment}/refund`, {
          amount: 1000,
          refund_reason_id: reason.data.refund_reason.id,
        })
        expect(given.status).toBe(200)
        expect(await quoted(order, [{ line_item_id: id, quantity: 1 }])).toMatchObject({
          ...{ worth: 8_899_99, amount: 7_899_99 },
          legs: [{ kind: "payment", amount: 7_899_99 }],
        })
      })

      it("leaves the rest of a pickup its money when some of it came back before", async () => {
        const { data: placed } = await call.store("POST", `/carts/${await cart(1, 1)}/complete`, {})
        const order = placed.order.id as string
        const link = () => call.admin("POST", `/return-desk/orders/${order}/guest-link`, {})
        expect((await link()).data.code).toBe("order_not_delivered")
        const [item] = (await itemsOf(order)) as [Item]
        const { expires_at } = await collectedInPart(order, item.id)
        await handedIn(order, [{ line_item_id: item.id, quantity: 1 }])
        expect((await moneyOf(order)).given_back).toBe(9_900_00)
        await workJobs(getContainer(), new Date(Date.parse(expires_at) + 60_000))
        expect(await moneyOf(order)).toEqual({ taken: 19_800_00, given_back: 19_800_00 })
        expect((await link()).status).toBe(200)
      })

      it("lets what no payment holds wait for a manager, and nobody else's desk be used", async () => {
        const order = await boughtCheaper(1)
        const [{ id }] = (await itemsOf(order)) as [Item]
        const unit = [{ line_item_id: id, quantity: 1 }]
        const elsewhere = await ask(order, unit, 0, anya.headers)
        expect([elsewhere.status, elsewhere.data.code]).toEqual([403, "store_forbidden"])
        const done = await handedIn(order, unit)
        // As if a gift card had paid for it.
        const sql = containerSql(getContainer())
        await sql("update omni_return_case set state = 'waiting', settled_at = null where id = ?", [
          done.id,
        ])
        await sql(
          "update omni_return_leg set kind = 'store_credit', payment_id = null, done_at = null where case_id = ?",
          [done.id]
        )
        const settle = (headers: object) =>
          call.admin(
            "POST",
            `/return-desk/returns/${done.id}/legs/${done.legs[0]!.id}/settle`,
            {},
            headers
          )
        expect((await settle(anya.headers)).status).toBe(403)
        expect((await settle({})).data.return).toMatchObject({ state: "settled" })
        expect(await settle({})).toMatchObject({ status: 409, data: { code: "leg_settled" } })
      })

      it("finds an order by its number, and says what may come back", async () => {
        const order = await boughtCheaper(2)
        const [{ id }] = (await itemsOf(order)) as [Item]
        await handedIn(order, [{ line_item_id: id, quantity: 1 }])
        const { data: known } = await call.admin("GET", `/orders/${order}`)
        const body = { by: "order_number", value: `#${known.order.display_id}` }
        const { data } = await call.admin(
          "POST",
          "/return-desk/lookup",
          { ...body, retail_store_id: world.stores[1]!.id },
          anya.headers
        )
        expect(data.orders).toMatchObject([
          { order_id: order, lines: [{ line_id: id, quantity: 2, returned: 1, returnable: 1 }] },
        ])
        const found = async (value: string, store: number) => {
          const asked = { by: "product", value, retail_store_id: world.stores[store]!.id }
          const { data } = await call.admin("POST", "/return-desk/lookup", asked, adminHeaders)
          return data as unknown as { orders: { order_id: string }[]; count: number }
        }
        const { orders, count } = await found("Coat-m", 0)
        expect([orders[0]?.order_id, count > 0]).toEqual([order, true])
        // Neither another store's nor another thing's.
        expect(await found("Coat-m", 2)).toMatchObject({ orders: [], count: 0 })
        expect(await found("no-such-thing", 0)).toMatchObject({ orders: [], count: 0 })
        const key = { by: "variant_ids", value: [coat.variant_id], since: new Date(0) } as const
        const page = { near_store_id: world.stores[0]!.id, limit: 20, offset: 0 }
        expect(
          await tablesReadWhole(
            getContainer().resolve<PosModuleService>(POS_MODULE),
            async (manager) => await findBought(manager, key, page)
          )
        ).toEqual([])
        const phone = { by: "phone", value: "?", retail_store_id: world.stores[1]!.id }
        expect(await call.admin("POST", "/return-desk/lookup", phone)).toMatchObject({
          status: 400,
          data: { code: "invalid_phone" },
        })
      })
    })
  },
})
