import { randomUUID } from "node:crypto"
import { TestEventUtils } from "@medusajs/test-utils"
import { Modules } from "@medusajs/framework/utils"
import {
  cancelOrderWorkflow,
  createCustomersWorkflow,
  updateCustomersWorkflow,
} from "@medusajs/medusa/core-flows"
import { containerSql, runReconcileJob } from "../../../src/core/jobs"
import { PickupEvents, ReturnEvents } from "../../../src/workflows"
import { PosEvents } from "../../../src/workflows/pos/events"
import { STOCK_PAUSE_MS, tellOfStock } from "../../../src/workflows/webhook/stock"
import { type DashboardUser, signIn } from "../../helpers/dashboard"
import {
  callers,
  cartFor,
  collectedOrder,
  openPickupShop,
  pickupOf,
  type PickupShop,
  stockProduct,
  workJobs,
} from "../../helpers/pickup-shop"
import { openShopProgramme, shopperWith } from "../../helpers/points"
import { shopTest } from "../../helpers/runner"
import { type Shopper, signInShopper } from "../../helpers/shopper"
import { saleOf, TestTill } from "../../helpers/till"
import { openReceiver, type WebhookReceiver } from "../../helpers/webhook-receiver"

jest.setTimeout(60_000)

const SWEEPS = [
  "omni-sweep-webhook-sources",
  "omni-sweep-webhook-stock",
  "omni-sweep-webhook-points",
]
const DAY_MS = 86_400_000

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)

describe("what webhooks tell", () => {
  shopTest({
    env: {
      OMNICHANNEL_OPTIONS: JSON.stringify({
        webhooks: { requireHttps: false, allowPrivateAddresses: true },
      }),
    },
    keepData: true,
    testSuite: ({ api, getContainer, getUrl }) => {
      let receiver: WebhookReceiver
      let admin: DashboardUser
      let place: PickupShop
      let coat: { variant_id: string; inventory_item_id: string }
      let masha: Shopper
      const call = callers(
        api,
        () => place.shop,
        () => admin.headers
      )
      const sql = <Row>(statement: string, values: unknown[] = []) =>
        containerSql(getContainer())<Row>(statement, values)
      const endpoint = async (topics: string[], more: object = {}): Promise<void> => {
        const body = { url: receiver.url, topics, ...more }
        expect((await call.admin("POST", "/webhook-endpoints", body)).status).toBe(201)
      }
      const work = () => workJobs(getContainer(), new Date(Date.now() + 60_000))
      const sweep = async () => {
        const now = new Date(Date.now() + 120_000)
        for (const name of SWEEPS) {
          await runReconcileJob(getContainer(), name, { now })
        }
        await workJobs(getContainer(), new Date(now.getTime() + 30_000))
      }
      /** Does something and waits until those who heard of it are done. */
      const heard = async <Result>(event: string, act: () => Promise<Result>): Promise<Result> => {
        const told = TestEventUtils.waitSubscribersExecution(
          event,
          getContainer().resolve(Modules.EVENT_BUS)
        )
        const result = await act()
        await told
        return result
      }
      const order = async (variant_id = coat.variant_id): Promise<string> => {
        const items = [{ variant_id, quantity: 1 }]
        const cartId = await cartFor(call, place.shop, place.stores[0]!.id, items)
        const { data } = await call.store("POST", `/carts/${cartId}/complete`, {})
        return data.order.id
      }
      const emit = async (event: string, id: string) =>
        await heard(event, () =>
          getContainer().resolve(Modules.EVENT_BUS).emit({ name: event, data: { id } })
        )

      /** Two coats of Masha's, collected; and their line. */
      const bought = async () => {
        const items = [{ variant_id: coat.variant_id, quantity: 2 }]
        const cartId = await cartFor(call, place.shop, place.stores[0]!.id, items)
        await call.store("POST", `/carts/${cartId}/customer`, {}, masha.headers)
        const order_id = await collectedOrder(getContainer(), call, cartId)
        const { data } = await call.admin("GET", `/orders/${order_id}?fields=items.id`)
        return { order_id, unit: { line_item_id: data.order.items[0].id as string, quantity: 1 } }
      }
      type Bought = Awaited<ReturnType<typeof bought>>
      const requests = ({ order_id }: Bought) => `/orders/${order_id}/return-requests`
      /** One of them is to come back to the second store. */
      const ask = async (order: Bought): Promise<string> => {
        const retail_store_id = place.stores[1]!.id
        const body = { way: "store", retail_store_id, units: [{ ...order.unit, reason: "size" }] }
        const { status, data } = await heard(ReturnEvents.requested, () =>
          call.store("POST", requests(order), body, masha.headers)
        )
        expect([status, data.code]).toEqual([201, undefined])
        return data.return_request.id
      }
      /** One of them comes back to the third store. */
      const bring = async ({ order_id, unit }: Bought, request_id?: string): Promise<string> => {
        const asked = { order_id, request_id, retail_store_id: place.stores[2]!.id }
        const quoted = await call.admin("POST", "/return-desk/quote", { ...asked, units: [unit] })
        const body = {
          ...{ ...asked, amount: quoted.data.quote.amount },
          units: [{ ...unit, reason: "size", grade: "resell" }],
        }
        const { status, data } = await heard(ReturnEvents.accepted, () =>
          call.admin("POST", "/return-desk/returns", body, { "idempotency-key": randomUUID() })
        )
        expect([status, data.code]).toEqual([201, undefined])
        return data.return.id
      }
      const told = () => receiver.received.map(({ body }) => [body.type, body.data])

      beforeAll(async () => {
        receiver = await openReceiver()
        admin = await signIn(getContainer(), "admin")
        place = await openPickupShop(getContainer())
        coat = await stockProduct(getContainer(), place.shop, "coat", {
          [place.stores[0]!.stock_location_id]: 100,
        })
        masha = await signInShopper(getContainer(), "masha")
        await workJobs(getContainer())
      })
      beforeEach(async () => {
        await workJobs(getContainer())
        await sql(
          `truncate omni_webhook_endpoint, omni_webhook_secret, omni_webhook_message,
             omni_webhook_delivery, omni_webhook_attempt, omni_webhook_replay`
        )
        receiver.reset()
      })
      afterEach(() => jest.restoreAllMocks())
      afterAll(async () => await receiver.close())

      it("an order to collect and what becomes of it, each once, for its store", async () => {
        const storeId = place.stores[0]!.id
        await endpoint(["orders", "pickups"], { retail_store_id: storeId })
        const orderId = await heard("order.placed", order)
        const pickup = await pickupOf(call, orderId)
        await heard(PickupEvents.accept, () =>
          call.admin("POST", `/pickups/${pickup.id}/accept`, {})
        )
        await heard("order.canceled", () =>
          cancelOrderWorkflow(getContainer()).run({ input: { order_id: orderId } })
        )
        // Medusa may tell twice.
        await emit("order.placed", orderId)
        await emit("order.canceled", orderId)
        await emit(PickupEvents.accept, pickup.id)
        await sweep()
        await sweep()
        expect(receiver.types().sort()).toEqual([
          "order.canceled",
          "order.placed",
          "pickup.accepted",
          "pickup.cancelled",
          "pickup.placed",
        ])
        const bodies = new Map(receiver.received.map(({ body }) => [body.type, body.data]))
        expect(bodies.get("order.placed")).toEqual({ id: orderId, retail_store_id: storeId })
        expect(bodies.get("pickup.accepted")).toEqual({
          id: pickup.id,
          order_id: orderId,
          return_case_id: null,
          retail_store_id: storeId,
        })
      })

      it("what no event told, once the sweep comes by, and nothing from before it was asked for", async () => {
        const before = await heard("order.placed", order)
        await endpoint(["orders", "pickups", "customers"])
        const orderId = await heard("order.placed", order)
        await sql("truncate omni_webhook_message cascade")
        const pickup = await pickupOf(call, orderId)
        const older = await pickupOf(call, before)
        await heard(PickupEvents.accept, () =>
          call.admin("POST", `/pickups/${older.id}/accept`, {})
        )
        const [customer] = await getContainer()
          .resolve(Modules.CUSTOMER)
          .createCustomers([{ email: "quiet@example.com" }])
        await sweep()
        expect(receiver.received.map(({ body }) => [body.type, body.data.id]).sort()).toEqual(
          [
            ["customer.created", expect.any(String)],
            ["customer.created", customer!.id],
            ["order.placed", orderId],
            ["pickup.accepted", older.id],
            ["pickup.placed", pickup.id],
          ].sort()
        )
        expect(receiver.received.map(({ body }) => body.data.id)).not.toContain(before)
      })

      it("leaves to its event what happened this very minute", async () => {
        await endpoint(["customers"])
        await getContainer()
          .resolve(Modules.CUSTOMER)
          .createCustomers([{ email: "fresh@example.com" }])
        await runReconcileJob(getContainer(), "omni-sweep-webhook-sources")
        expect(await sql("select 1 from omni_webhook_message")).toEqual([])
      })

      it("a customer, and every change once", async () => {
        await endpoint(["customers"])
        const { result } = await heard("customer.created", () =>
          createCustomersWorkflow(getContainer()).run({
            input: { customersData: [{ email: "anna@example.com" }] },
          })
        )
        const id = result[0]!.id
        const rename = (first_name: string) =>
          heard("customer.updated", () =>
            updateCustomersWorkflow(getContainer()).run({
              input: { selector: { id }, update: { first_name } },
            })
          )
        await rename("Anna")
        await emit("customer.updated", id)
        await rename("Anne")
        await work()
        expect(receiver.types().sort()).toEqual([
          "customer.created",
          "customer.updated",
          "customer.updated",
        ])
        expect(receiver.received.map(({ raw }) => raw).join()).not.toContain("anna@")
      })

      it("an order whose goods a till sold, and again when that was over and begins anew", async () => {
        const [store] = place.stores
        const cape = await stockProduct(getContainer(), place.shop, "Cape", {
          [store!.stock_location_id]: 1,
        })
        const till = await TestTill.open(getContainer(), getUrl(), store!.id)
        const orderId = await order(cape.variant_id)
        const { id: pickup_id } = await pickupOf(call, orderId)
        await endpoint(["promises"])
        const tell = async (...[type, data]: Parameters<TestTill["event"]>) => {
          const { body } = await till.push([till.event(type, data)])
          expect(body.results).toMatchObject([{ status: "applied" }])
          await work()
        }
        const count = (quantity: number) =>
          tell("stock.counted", { counts: [{ sku: "Cape-m", quantity }] })
        await heard(PosEvents.PROMISE_AT_RISK, () =>
          tell("sale.completed", saleOf([{ sku: "Cape-m" }]))
        )
        await emit(PosEvents.PROMISE_AT_RISK, orderId)
        await sweep()
        await count(1)
        await heard(PosEvents.PROMISE_AT_RISK, () => count(0))
        await sweep()
        expect(receiver.received.map(({ body }) => body)).toEqual(
          Array(2).fill({
            type: "promise.at_risk",
            timestamp: expect.any(String),
            data: {
              ...{ id: orderId, pickup_id, retail_store_id: store!.id },
              incident_id: expect.stringMatching(/^posinc_/),
            },
          })
        )
      })

      it("a return that was asked for, until its money is back, each state once", async () => {
        const order = await bought()
        await endpoint(["returns"])
        const request_id = await ask(order)
        const id = await bring(order, request_id)
        await heard(ReturnEvents.settled, work)
        await emit(ReturnEvents.requested, request_id)
        await emit(ReturnEvents.received, request_id)
        await emit(ReturnEvents.accepted, id)
        await emit(ReturnEvents.settled, id)
        await sweep()
        const [, named, took] = place.stores.map((store) => store.id)
        const asked = { id: request_id, order_id: order.order_id, retail_store_id: named }
        const taken = { ...{ id, order_id: order.order_id }, retail_store_id: took, request_id }
        const all = [
          ["return.accepted", taken],
          ["return.received", asked],
          ["return.requested", asked],
          ["return.settled", taken],
        ]
        expect(told().sort()).toEqual(all)
      })

      it("a return that was called off, and one that ran out", async () => {
        const order = await bought()
        await endpoint(["return.cancelled", "return.expired"])
        const first = await ask(order)
        await heard(ReturnEvents.cancelled, () =>
          call.store("DELETE", `${requests(order)}/${first}`, undefined, masha.headers)
        )
        const second = await ask(order)
        await heard(ReturnEvents.expired, () =>
          runReconcileJob(getContainer(), "omni-sweep-return-requests", {
            now: new Date(Date.now() + 30 * DAY_MS),
          })
        )
        await sweep()
        const more = { order_id: order.order_id, retail_store_id: place.stores[1]!.id }
        expect(told().sort()).toEqual([
          ["return.cancelled", { id: first, ...more }],
          ["return.expired", { id: second, ...more }],
        ])
      })

      it("to the store that took it back, that a return of last week was settled, though its event was lost", async () => {
        const order = await bought()
        await endpoint(["returns"], { retail_store_id: place.stores[1]!.id })
        await endpoint(["returns"], { retail_store_id: place.stores[2]!.id })
        const id = await bring(order)
        await sql(
          "update omni_return_case set accepted_at = accepted_at - interval '7 days' where id = ?",
          [id]
        )
        await heard(ReturnEvents.settled, work)
        await sql("truncate omni_webhook_message cascade")
        receiver.reset()
        await sweep()
        await sweep()
        const of = { order_id: order.order_id, retail_store_id: place.stores[2]!.id }
        expect(told()).toEqual([["return.settled", { id, ...of, request_id: null }]])
      })

      it("a return that was called off while the event bus was away", async () => {
        const order = await bought()
        await endpoint(["return.cancelled"])
        const id = await ask(order)
        const bus = getContainer().resolve(Modules.EVENT_BUS)
        const emitted = bus.emit.bind(bus) as (...given: unknown[]) => Promise<void>
        const spy: jest.SpyInstance = jest.spyOn(bus, "emit")
        spy.mockImplementation(async (...given: unknown[]) => {
          if (JSON.stringify(given).includes(ReturnEvents.cancelled)) {
            throw new Error("away")
          }
          await emitted(...given)
        })
        const { status, data } = await call.store(
          "DELETE",
          `${requests(order)}/${id}`,
          undefined,
          masha.headers
        )
        expect([status, data.return_request.state]).toEqual([200, "cancelled"])
        expect(await sql("select 1 from omni_webhook_message")).toEqual([])
        await sweep()
        expect(told()).toMatchObject([["return.cancelled", { id }]])
      })

      it("an account whose points changed, once however often, and none of before it was asked for", async () => {
        const programme_id = await openShopProgramme(getContainer())
        const { account_id, customer_id } = await shopperWith(getContainer(), programme_id, 100)
        await endpoint(["loyalty"])
        await endpoint(["loyalty"], { retail_store_id: place.stores[0]!.id })
        await sweep()
        const give = async (points: number) => {
          const body = { points, reason_code: "goodwill", note: "A present" }
          const url = `/loyalty/accounts/${account_id}/adjust`
          expect((await call.admin("POST", url, body)).status).toBe(200)
        }
        await give(5)
        await give(-3)
        await sweep()
        await sweep()
        await give(1)
        await sweep()
        const data = (seq: string) => [
          "loyalty.points_changed",
          { id: account_id, customer_id, seq },
        ]
        expect(told()).toEqual([data("3"), data("4")])
      })

      it("stock of a place once in ten seconds, however often it changes", async () => {
        const [store, other] = place.stores
        await endpoint(["stock"])
        const inventory = getContainer().resolve(Modules.INVENTORY)
        // Ahead of the database, so that no job's time is raised to its clock and into the next stretch.
        const beginOfStretch = Math.ceil(Date.now() / STOCK_PAUSE_MS + 6) * STOCK_PAUSE_MS
        jest.spyOn(Date, "now").mockReturnValue(beginOfStretch)
        for (const stocked_quantity of [50, 49, 48]) {
          await heard("inventory.inventory-level.updated", () =>
            inventory.updateInventoryLevels([
              {
                inventory_item_id: coat.inventory_item_id,
                location_id: store!.stock_location_id,
                stocked_quantity,
              },
            ])
          )
        }
        await tellOfStock(getContainer(), [other!.stock_location_id, other!.stock_location_id])
        expect(await workJobs(getContainer())).toEqual([])
        await work()
        await sweep()
        expect(receiver.received.map(({ body }) => body)).toEqual([
          {
            type: "stock.changed",
            timestamp: expect.any(String),
            data: { id: expect.any(String), retail_store_id: expect.any(String) },
          },
          expect.objectContaining({ type: "stock.changed" }),
        ])
        expect(receiver.received.map(({ body }) => body.data).sort(byId)).toEqual(
          [store, other]
            .map((one) => ({ id: one!.stock_location_id, retail_store_id: one!.id }))
            .sort(byId)
        )
      })

      it("stock that our ledger knows and nobody told of", async () => {
        await endpoint(["stock"])
        const location = place.stores[2]!.stock_location_id
        await sql(
          `insert into omni_stock_movement
             (id, inventory_item_id, stock_location_id, stocked_change, reason, reference, occurred_at)
           values ('stm_test', ?, ?, -1, 'damaged', 'test', now())`,
          [coat.inventory_item_id, location]
        )
        await sweep()
        await sweep()
        expect(receiver.received.map(({ body }) => body.data.id)).toEqual([location])
      })

      it("nothing, and asks nothing, while nobody wants to know", async () => {
        await heard("order.placed", order)
        await sweep()
        expect(await sql("select 1 from omni_webhook_message")).toEqual([])
        expect(receiver.received).toEqual([])
      })
    },
  })
})
