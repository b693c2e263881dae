import { MedusaError } from "@medusajs/framework/utils"
import { createShippingProfilesWorkflow } from "@medusajs/medusa/core-flows"
import { drainJobs, runReconcileJob } from "../../../src/core/jobs"
import { PICKUP_MODULE } from "../../../src/modules/pickup"
import { signGuestLink } from "../../../src/modules/pickup/domain/guest-link"
import { cancelPickupsOfOrder } from "../../../src/workflows/pickup/cancel-pickups-of-order"
import { signIn } from "../../helpers/dashboard"
import { captureNotifications } from "../../helpers/notifications"
import { moodyProvider } from "../../helpers/payment-provider"
import {
  addPromotion,
  callers,
  cartFor,
  collectedOrder,
  fillCart,
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

jest.setTimeout(120_000)

shopTest({
  // Whatever hour it is, the shopper is told at once.
  env: {
    OMNICHANNEL_OPTIONS: JSON.stringify({ notices: { quietFrom: "03:00", quietUntil: "03:00" } }),
  },
  testSuite: ({ api, getContainer }) => {
    const mail = captureNotifications()
    let world: PickupShop
    let adminHeaders: object
    let coat: { variant_id: string; inventory_item_id: string }
    const call = callers(
      api,
      () => world.shop,
      () => adminHeaders
    )

    beforeAll(async () => {
      world = await openPickupShop(getContainer())
      adminHeaders = (await signIn(getContainer(), "boss")).headers
      const [arbat, sokol] = world.stores
      coat = await stockProduct(getContainer(), world.shop, "Coat", {
        [world.warehouse]: 10,
        [arbat!.stock_location_id]: 3,
        [sokol!.stock_location_id]: 3,
      })
      await addPromotion(getContainer(), "TEN", 10)
    })

    const arbat = () => world.stores[0]!
    const sokol = () => world.stores[1]!
    const stock = (locationId: string) =>
      stockAt(getContainer(), coat.inventory_item_id, locationId)
    const coats = (quantity: number) => [{ variant_id: coat.variant_id, quantity }]

    async function place(quantity: number, choice: object = {}) {
      const cartId = await cartFor(call, world.shop, arbat().id, coats(quantity), choice)
      const { data } = await call.store("POST", `/carts/${cartId}/complete`)
      expect(data).toMatchObject({ type: "order" })
      return { cartId, order: data.order, pickup: await pickupOf(call, data.order.id) }
    }

    const orderOf = async (id: string) => {
      const { data } = await call.admin(
        "GET",
        `/orders/${id}?fields=id,email,status,total,fulfillment_status,payment_status,summary,*payment_collections.payments,*payment_collections.payments.captures,*payment_collections.payments.refunds,*credit_lines`
      )
      return data.order
    }

    const codeOf = async (pickupId: string): Promise<string> =>
      (await call.admin("POST", `/pickups/${pickupId}/reissue-code`, {})).data.code

    it("goes from stores near a point to a coat collected by code", async () => {
      const nearby = await call.store("GET", "/retail-stores?latitude=55.75&longitude=37.6&limit=2")
      expect(nearby.data.retail_stores.map((store: { name: string }) => store.name)).toEqual([
        "Arbat",
        "Sokol",
      ])
      const cartId = await fillCart(call, world.shop, coats(2))
      const options = await call.store(
        "GET",
        `/carts/${cartId}/pickup-options?latitude=55.75&longitude=37.6`
      )
      expect(options.data.pickup_options[0]).toMatchObject({
        status: "available",
        retail_store: { id: arbat().id },
        lines: [{ asked: 2, available: 2 }],
      })
      const slot = options.data.pickup_options[0].slots[1]
      const chosen = await call.store("POST", `/carts/${cartId}/pickup`, {
        retail_store_id: arbat().id,
        slot_starts_at: slot.starts_at,
        collector: { first_name: "Ivan", last_name: "Petrov" },
      })
      expect(chosen.data.cart).toMatchObject({
        pickup: { retail_store_id: arbat().id, slot_starts_at: slot.starts_at },
        shipping_address: { city: "Moscow", first_name: "Ivan" },
      })
      await startPayment(call, cartId)

      const { data } = await call.store("POST", `/carts/${cartId}/complete`)
      const order = await orderOf(data.order.id)
      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 3, reserved: 2 })
      expect(await stock(sokol().stock_location_id)).toEqual({ stocked: 3, reserved: 0 })
      expect(await stock(world.warehouse)).toEqual({ stocked: 10, reserved: 0 })
      expect(order).toMatchObject({ fulfillment_status: "not_fulfilled", total: 19800 })

      const ready = await makeReady(call, await pickupOf(call, order.id))
      expect(ready).toMatchObject({ status: "ready", bin: "A1", slot_starts_at: slot.starts_at })
      await workJobs(getContainer())
      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 3, reserved: 2 })

      const wrong = await call.admin("POST", `/pickups/${ready.id}/hand-over`, {
        code: "0000-0000",
      })
      expect([wrong.status, wrong.data.code]).toEqual([404, "code_not_found"])
      const told = mail.sent.filter((message) => message.template === "omni-pickup-ready")
      expect(told.map((message) => message.to)).toEqual([order.email])
      const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(told[0]!.content?.text ?? "")![0]
      const found = await call.admin("POST", "/pickups/lookup", { code: code.toLowerCase() })
      expect(found.data.pickup.id).toBe(ready.id)
      const key = { "idempotency-key": "hand-over-1" }
      const done = await call.admin("POST", `/pickups/${ready.id}/hand-over`, { code }, key)
      expect(done.data.pickup).toMatchObject({ status: "collected", allowed_commands: [] })
      const again = await call.admin("POST", `/pickups/${ready.id}/hand-over`, { code }, key)
      expect(again.data.pickup.version).toBe(done.data.pickup.version)
      await workJobs(getContainer())

      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 1, reserved: 0 })
      const collected = await orderOf(order.id)
      expect(collected).toMatchObject({
        fulfillment_status: "delivered",
        payment_status: "captured",
      })
      expect(collected.summary.pending_difference).toBe(0)
      expect(done.data.pickup.history.map((event: { command: string }) => event.command)).toEqual([
        "place",
        "accept",
        "pick",
        "ready",
        "hand-over",
      ])
      const late = await call.admin("POST", `/pickups/${ready.id}/cancel`, { reason: "too late" })
      expect([late.status, late.data.code]).toEqual([409, "pickup_transition"])
    })

    it("refuses a cart its store can no longer serve before money moves, and names the stores that can", async () => {
      const cartId = await cartFor(call, world.shop, arbat().id, coats(2))
      await stockProductLevel(arbat().stock_location_id, 1)
      const refused = await call.store("POST", `/carts/${cartId}/complete`)
      expect([refused.status, refused.data.code]).toEqual([409, "store_out_of_stock"])
      expect(refused.data.message).toContain("no longer")
      const stores = refused.data.pickup_options.map(
        (option: { retail_store: { id: string } }) => option.retail_store.id
      )
      expect(stores).toEqual([sokol().id])
      const { data } = await call.store(
        "GET",
        `/carts/${cartId}?fields=completed_at,sales_channel_id,*payment_collection.payment_sessions`
      )
      expect(data.cart).toMatchObject({
        completed_at: null,
        sales_channel_id: world.shop.sales_channel_id,
      })
      expect(data.cart.payment_collection.payment_sessions[0].status).toBe("pending")
      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 1, reserved: 0 })
    })

    const stockProductLevel = async (locationId: string, stocked_quantity: number) =>
      getContainer()
        .resolve("inventory")
        .updateInventoryLevels([
          { inventory_item_id: coat.inventory_item_id, location_id: locationId, stocked_quantity },
        ])

    it("gives a refused coat back to stock and its exact money to the shopper", async () => {
      const cartId = await fillCart(call, world.shop, coats(3), { promo_codes: ["TEN"] })
      await call.store("POST", `/carts/${cartId}/pickup`, { retail_store_id: arbat().id })
      await startPayment(call, cartId)
      const { data } = await call.store("POST", `/carts/${cartId}/complete`)
      const paid = (await orderOf(data.order.id)).payment_collections[0].payments[0]
      await call.admin("POST", `/payments/${paid.id}/capture`, {})
      const ready = await makeReady(call, await pickupOf(call, data.order.id))
      const code = await codeOf(ready.id)
      const done = await call.admin("POST", `/pickups/${ready.id}/hand-over`, {
        code,
        lines: [{ id: ready.lines[0]!.id, collected_quantity: 2, refused_quantity: 1 }],
      })
      expect(done.data.pickup.status).toBe("collected")
      await workJobs(getContainer())

      // 29 690.00 for three: 9 896.66 + 9 896.67 + 9 896.67, the first share goes back.
      const after = await pickupOf(call, data.order.id)
      expect(after.settlements).toMatchObject([
        { reason: "refused", amount: 989_666, state: "done" },
      ])
      const order = await orderOf(data.order.id)
      expect(
        order.payment_collections[0].payments[0].refunds.map(
          (refund: { amount: number }) => refund.amount
        )
      ).toEqual([9896.66])
      expect(order.summary.pending_difference).toBe(0)
      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 1, reserved: 0 })
      await workJobs(getContainer())
      expect(
        (await orderOf(data.order.id)).payment_collections[0].payments[0].refunds
      ).toHaveLength(1)
    })

    describe("of a provider that pays and then answers with an error", () => {
      const later = () => new Date(Date.now() + 600_000)
      let provider: ReturnType<typeof moodyProvider>

      beforeEach(() => {
        provider = moodyProvider(getContainer())
      })
      afterEach(() => provider.end())

      const settledLate = async (pickupId: string) => {
        const { failed } = await drainJobs(getContainer())
        // Once, or again when the first try took longer than the wait before the second.
        expect([...new Set(failed.map(({ name }) => name))]).toEqual(["omni-settle-pickup"])
        const { data } = await call.admin("GET", `/pickups/${pickupId}`)
        expect(data.pickup.settlements).toMatchObject([{ state: "failed" }])
        provider.become("steady")
      }

      it("a refused coat's money goes back once", async () => {
        const { order, pickup } = await place(3)
        const paid = (await orderOf(order.id)).payment_collections[0].payments[0]
        await call.admin("POST", `/payments/${paid.id}/capture`, {})
        const ready = await makeReady(call, pickup)
        provider.become("late")
        const done = await call.admin("POST", `/pickups/${pickup.id}/hand-over`, {
          code: await codeOf(pickup.id),
          lines: [{ id: ready.lines[0]!.id, collected_quantity: 2, refused_quantity: 1 }],
        })
        expect(done.data.pickup.status).toBe("collected")
        await settledLate(pickup.id)
        await workJobs(getContainer(), later())
        expect(await pickupOf(call, order.id)).toMatchObject({
          settlements: [{ reason: "refused", amount: 990_000, state: "done" }],
        })
        const ended = await orderOf(order.id)
        const [payment] = ended.payment_collections[0].payments
        expect(payment.refunds.map(({ amount }: { amount: number }) => amount)).toEqual([9900])
        expect(ended.credit_lines).toMatchObject([
          { amount: 9900, reference_id: payment.refunds[0].id },
        ])
        expect(ended.summary).toMatchObject({ pending_difference: 0, refunded_total: 9900 })
        expect([...provider.paid]).toEqual([[payment.refunds[0].id, 9900]])
      })

      it("what it refuses is refunded on Medusa's page instead, and no second time", async () => {
        const { order, pickup } = await place(3)
        const paid = (await orderOf(order.id)).payment_collections[0].payments[0]
        await call.admin("POST", `/payments/${paid.id}/capture`, {})
        const ready = await makeReady(call, pickup)
        provider.become("refusing")
        await call.admin("POST", `/pickups/${pickup.id}/hand-over`, {
          code: await codeOf(pickup.id),
          lines: [{ id: ready.lines[0]!.id, collected_quantity: 2, refused_quantity: 1 }],
        })
        await settledLate(pickup.id)
        const refunded = await call.admin("POST", `/payments/${paid.id}/refund`, { amount: 9900 })
        expect(refunded.status).toBe(200)
        await workJobs(getContainer(), later())
        expect(await pickupOf(call, order.id)).toMatchObject({ settlements: [{ state: "done" }] })
        expect([...provider.paid.values()]).toEqual([9900])
        const [payment] = (await orderOf(order.id)).payment_collections[0].payments
        expect(payment.refunds.map(({ amount }: { amount: number }) => amount)).toEqual([9900])
      })

      it("an order that is cancelled meanwhile has all of its money back, once", async () => {
        const { order, pickup } = await place(3)
        const paid = (await orderOf(order.id)).payment_collections[0].payments[0]
        await call.admin("POST", `/payments/${paid.id}/capture`, {})
        await call.admin("POST", `/pickups/${pickup.id}/accept`, {})
        await call.admin("POST", `/pickups/${pickup.id}/pick`, {
          lines: [{ id: pickup.lines[0]!.id, picked_quantity: 2, short_quantity: 1 }],
        })
        provider.become("late")
        await call.admin("POST", `/pickups/${pickup.id}/ready`, {})
        await settledLate(pickup.id)
        expect((await call.admin("POST", `/orders/${order.id}/cancel`, {})).status).toBe(200)
        await workJobs(getContainer(), later())
        const { settlements } = await pickupOf(call, order.id)
        expect(settlements.find(({ reason }) => reason === "short")).toMatchObject({
          ...{ amount: 990_000, state: "done" },
        })
        expect([...provider.paid.values()]).toEqual([9900, 19800])
      })
    })

    it("lets the shopper of a rejected order choose another store, and puts the first one's stock right", async () => {
      const { order, pickup } = await place(2)
      const rejected = await call.admin("POST", `/pickups/${pickup.id}/reject`, {
        reason: "not_found",
      })
      expect(rejected.data.pickup).toMatchObject({
        status: "rejected",
        rejection_reason: "not_found",
      })
      await workJobs(getContainer())
      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 0, reserved: 2 })

      const link = await guestHeaders(order.id)
      const page = await call.store("GET", "/orders/by-link/pickup", undefined, link)
      expect(
        page.data.pickup.alternatives.map(
          (option: { retail_store: { id: string } }) => option.retail_store.id
        )
      ).toEqual([sokol().id])
      const moved = await call.store(
        "POST",
        "/orders/by-link/pickup/reschedule",
        { retail_store_id: sokol().id },
        link
      )
      expect(moved.data.pickup).toMatchObject({
        status: "placed",
        retail_store: { id: sokol().id },
      })
      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 0, reserved: 0 })
      expect(await stock(sokol().stock_location_id)).toEqual({ stocked: 3, reserved: 2 })
      const ready = await makeReady(call, await pickupOf(call, order.id))
      const done = await call.admin("POST", `/pickups/${ready.id}/hand-over`, {
        code: await codeOf(ready.id),
      })
      expect(done.data.pickup.status).toBe("collected")
      await workJobs(getContainer())
      expect(await stock(sokol().stock_location_id)).toEqual({ stocked: 1, reserved: 0 })
      expect((await orderOf(order.id)).fulfillment_status).toBe("delivered")
    })

    it("delivers a rejected order from the warehouse when the shopper prefers that", async () => {
      const { order, pickup } = await place(1)
      await call.admin("POST", `/pickups/${pickup.id}/reject`, { reason: "store_closed" })
      const link = await guestHeaders(order.id)
      const delivered = await call.store(
        "POST",
        "/orders/by-link/pickup/deliver",
        {
          shipping_address: {
            first_name: "Anna",
            last_name: "Ivanova",
            address_1: "Lenina 1",
            city: "Tula",
            postal_code: "300000",
            country_code: "ru",
            phone: "+7 900 000-00-00",
          },
        },
        link
      )
      expect(delivered.data.pickup).toMatchObject({ status: "converted", code: null })
      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 3, reserved: 0 })
      expect(await stock(world.warehouse)).toEqual({ stocked: 10, reserved: 1 })
    })

    it("cancels a rejected order nobody chose another way for", async () => {
      const { order, pickup } = await place(1)
      await call.admin("POST", `/pickups/${pickup.id}/reject`, { reason: "no_capacity" })
      await workJobs(getContainer(), new Date(Date.now() + 49 * 3_600_000))
      expect(await pickupOf(call, order.id)).toMatchObject({ status: "cancelled" })
      expect((await orderOf(order.id)).status).toBe("canceled")
    })

    it("ends a pickup nobody came for: money, stock and seat go back, once", async () => {
      const { order, pickup } = await place(2)
      const paid = (await orderOf(order.id)).payment_collections[0].payments[0]
      await call.admin("POST", `/payments/${paid.id}/capture`, {})
      const ready = await makeReady(call, pickup)
      const code = await codeOf(pickup.id)
      const later = new Date(new Date(ready.expires_at as string).getTime() + 60_000)
      await workJobs(getContainer(), later)
      await workJobs(getContainer(), later)
      expect(await pickupOf(call, order.id)).toMatchObject({
        status: "expired",
        settlements: [{ reason: "whole", amount: 1_980_000, state: "done" }],
      })
      const ended = await orderOf(order.id)
      expect(ended).toMatchObject({ status: "canceled" })
      expect(ended.payment_collections[0].payments[0].refunds).toHaveLength(1)
      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 3, reserved: 0 })
      const dead = await call.admin("POST", "/pickups/lookup", { code })
      expect([dead.status, dead.data.code]).toEqual([404, "code_not_found"])
    })

    it("gives only the rest back when the shopper never comes for it", async () => {
      const { order, pickup } = await place(3)
      const ready = await makeReady(call, pickup)
      const line = ready.lines[0]!
      const part = await call.admin("POST", `/pickups/${pickup.id}/hand-over`, {
        code: await codeOf(pickup.id),
        lines: [{ id: line.id, collected_quantity: 1 }],
      })
      expect(part.data.pickup).toMatchObject({ status: "partially_collected" })
      await workJobs(getContainer())
      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 2, reserved: 2 })
      await workJobs(
        getContainer(),
        new Date(new Date(ready.expires_at as string).getTime() + 60_000)
      )
      const after = await pickupOf(call, order.id)
      expect(after).toMatchObject({
        status: "collected",
        settlements: [{ reason: "rest", amount: 1_980_000, state: "done" }],
      })
      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 2, reserved: 0 })
      const ended = await orderOf(order.id)
      expect(ended.summary.pending_difference).toBe(0)
      const payment = ended.payment_collections[0].payments[0]
      expect(payment.captures.map((capture: { amount: number }) => capture.amount)).toEqual([29700])
      expect(payment.refunds.map((refund: { amount: number }) => refund.amount)).toEqual([19800])
    })

    it("is cancelled and moved to another time by the shopper", async () => {
      const first = await place(1)
      const link = await guestHeaders(first.order.id)
      const options = await call.store(
        "GET",
        `/carts/${await fillCart(call, world.shop, coats(1))}/pickup-options`
      )
      const slot = options.data.pickup_options.find(
        (option: { retail_store: { id: string } }) => option.retail_store.id === arbat().id
      ).slots[2]
      const moved = await call.store(
        "POST",
        "/orders/by-link/pickup/reschedule",
        { slot_starts_at: slot.starts_at },
        link
      )
      expect(moved.data.pickup).toMatchObject({
        slot_starts_at: slot.starts_at,
        promised_at: slot.starts_at,
      })
      const other = await call.store(
        "POST",
        "/orders/by-link/pickup/collector",
        {
          collector: { first_name: "Oleg", last_name: "Sidorov", phone: "+7 900 111-22-33" },
        },
        link
      )
      expect(other.data.pickup.collector).toMatchObject({ first_name: "Oleg" })
      const cancelled = await call.store("POST", "/orders/by-link/pickup/cancel", {}, link)
      expect(cancelled.data.pickup).toMatchObject({ status: "cancelled", allowed_commands: [] })
      await workJobs(getContainer())
      expect((await orderOf(first.order.id)).status).toBe("canceled")
      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 3, reserved: 0 })
      const stranger = await call.store("GET", `/orders/${first.order.id}/pickup`)
      expect([stranger.status, stranger.data.code]).toEqual([404, "pickup_not_found"])
    })

    it("hands a pay-in-store order over only against what is due", async () => {
      const { order, pickup } = await place(2, { pay_in_store: true })
      const ready = await makeReady(call, pickup)
      expect(ready.amount_due).toBe(1_980_000)
      const code = await codeOf(pickup.id)
      const hand = (payment?: object) =>
        call.admin("POST", `/pickups/${pickup.id}/hand-over`, {
          code,
          payment,
          lines: [{ id: ready.lines[0]!.id, collected_quantity: 1, refused_quantity: 1 }],
        })
      expect((await hand()).data.code).toBe("payment_required")
      expect((await hand({ tender: "cash", amount: 1_980_000 })).data.code).toBe("payment_mismatch")
      const done = await hand({ tender: "cash", amount: 990_000 })
      expect(done.data.pickup.status).toBe("collected")
      await workJobs(getContainer())
      const paid = await orderOf(order.id)
      expect(paid.summary.pending_difference).toBe(0)
      expect(
        paid.payment_collections[0].payments[0].captures.map(
          (capture: { amount: number }) => capture.amount
        )
      ).toEqual([9900])
    })

    it("refuses a completion whose delivery or address changed since the store was chosen", async () => {
      const cartId = await cartFor(call, world.shop, arbat().id, coats(1))
      await call.store("POST", `/carts/${cartId}`, {
        shipping_address: {
          first_name: "A",
          last_name: "B",
          address_1: "Lenina 1",
          city: "Tula",
          country_code: "ru",
        },
      })
      const refused = await call.store("POST", `/carts/${cartId}/complete`)
      expect([refused.status, refused.data.code]).toEqual([409, "pickup_not_chosen"])
    })

    it("gives missing units back, and does not sell what was not found to the next shopper", async () => {
      const { order, pickup } = await place(3)
      const line = pickup.lines[0]!
      await call.admin("POST", `/pickups/${pickup.id}/accept`, {})
      await call.admin("POST", `/pickups/${pickup.id}/pick`, {
        lines: [{ id: line.id, picked_quantity: 2, short_quantity: 1 }],
      })
      await call.admin("POST", `/pickups/${pickup.id}/ready`, {})
      await workJobs(getContainer())
      expect(await pickupOf(call, order.id)).toMatchObject({
        settlements: [{ reason: "short", amount: 990_000, state: "done" }],
      })
      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 2, reserved: 2 })
      const done = await call.admin("POST", `/pickups/${pickup.id}/hand-over`, {
        code: await codeOf(pickup.id),
      })
      expect(done.data.pickup.status).toBe("collected")
      await workJobs(getContainer())
      const ended = await orderOf(order.id)
      expect(ended.summary.pending_difference).toBe(0)
      const [payment] = ended.payment_collections[0].payments
      expect([payment.captures[0].amount, payment.refunds[0].amount]).toEqual([29700, 9900])
      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 0, reserved: 0 })
    })

    it("is cancelled when everything is refused, at once or one after the other", async () => {
      const { order, pickup } = await place(2)
      const ready = await makeReady(call, pickup)
      const id = ready.lines[0]!.id
      const refuse = async (lines: object[]) =>
        call.admin("POST", `/pickups/${pickup.id}/hand-over`, {
          override_reason: "Tried on here",
          lines,
        })
      const twice = await refuse([
        { id, collected_quantity: 1 },
        { id, collected_quantity: 1 },
      ])
      expect([twice.status, twice.data.code]).toEqual([400, "line_twice"])
      expect(
        (await refuse([{ id, collected_quantity: 0, refused_quantity: 1 }])).data.pickup.status
      ).toBe("partially_collected")
      expect(
        (await refuse([{ id, collected_quantity: 0, refused_quantity: 1 }])).data.pickup.status
      ).toBe("cancelled")
      await workJobs(getContainer())
      expect((await orderOf(order.id)).status).toBe("canceled")
      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 3, reserved: 0 })
    })

    it("follows an order that is cancelled in Medusa's own dashboard", async () => {
      const { order, pickup } = await place(1)
      const ready = await makeReady(call, pickup)
      const code = await codeOf(pickup.id)
      const cancelled = await call.admin("POST", `/orders/${order.id}/cancel`, {})
      expect(cancelled.status).toBe(200)
      const late = await call.admin("POST", `/pickups/${ready.id}/hand-over`, { code })
      expect(late.status).toBeGreaterThanOrEqual(400)
      // Medusa's event runs it too: whoever comes second finds it done.
      await Promise.all([1, 2].map(async () => cancelPickupsOfOrder(getContainer(), order.id)))
      await workJobs(getContainer())
      expect(await pickupOf(call, order.id)).toMatchObject({
        status: "cancelled",
        settlements: [{ state: "done" }],
      })
      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 3, reserved: 0 })
    })

    it("undoes a choice: holds and seat are free, the address is the shopper's own again", async () => {
      const cartId = await fillCart(call, world.shop, coats(3), {
        shipping_address: {
          first_name: "Anna",
          last_name: "Ivanova",
          address_1: "Lenina 1",
          city: "Tula",
          country_code: "ru",
        },
      })
      await call.store("POST", `/carts/${cartId}/pickup`, { retail_store_id: arbat().id })
      const other = await fillCart(call, world.shop, coats(1))
      const full = await call.store("POST", `/carts/${other}/pickup`, {
        retail_store_id: arbat().id,
      })
      expect([full.status, full.data.code]).toEqual([409, "store_out_of_stock"])
      const undone = await call.store("DELETE", `/carts/${cartId}/pickup`)
      expect(undone.data.cart).toMatchObject({
        pickup: null,
        shipping_methods: [],
        shipping_address: { city: "Tula" },
      })
      const free = await call.store("POST", `/carts/${other}/pickup`, {
        retail_store_id: arbat().id,
      })
      expect(free.status).toBe(200)
    })

    it("hands goods of two shipping profiles over at once", async () => {
      const container = getContainer()
      const { result: profiles } = await createShippingProfilesWorkflow(container).run({
        input: { data: [{ name: "Bulky", type: "bulky" }] },
      })
      await runReconcileJob(container, "omni-reconcile-retail-stores")
      await workJobs(container)
      const bulky = { ...world.shop, shipping_profile_id: profiles[0]!.id }
      const rug = await stockProduct(container, bulky, "Rug", { [arbat().stock_location_id]: 3 })
      const cart = await cartFor(call, world.shop, arbat().id, [
        ...coats(1),
        { variant_id: rug.variant_id, quantity: 1 },
      ])
      const order = await collectedOrder(container, call, cart)
      expect(await orderOf(order)).toMatchObject({ fulfillment_status: "delivered" })
      for (const { inventory_item_id } of [coat, rug]) {
        expect(await stockAt(container, inventory_item_id, arbat().stock_location_id)).toEqual({
          stocked: 2,
          reserved: 0,
        })
      }
    })

    it.each([
      [{}, "retail_store_id"],
      [{ retail_store_id: "x", slot_starts_at: "tomorrow" }, "slot_starts_at"],
      [{ retail_store_id: "x", collector: { first_name: "Ann" } }, "last_name"],
      [{ retail_store_id: "x", home: 1 }, "home"],
    ])("answers bad input %j with 400 and names %s", async (body, field) => {
      const cartId = await fillCart(call, world.shop, coats(1))
      const { status, data } = await call.store("POST", `/carts/${cartId}/pickup`, body)
      expect([status, data.type]).toEqual([400, MedusaError.Types.INVALID_DATA])
      expect(data.message).toContain(field)
    })

    async function guestHeaders(orderId: string): Promise<object> {
      const { secret } = getContainer().resolve<{ secret: string }>(PICKUP_MODULE)
      return {
        "x-pickup-link": signGuestLink(secret, {
          order_id: orderId,
          expires_at: new Date(Date.now() + 3_600_000),
        }),
      }
    }
  },
})
