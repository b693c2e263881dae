import type { AdminStockMovement, AdminStockTransfer } from "../../../src/types"
import { containerSql, runReconcileJob } from "../../../src/core/jobs"
import { RETAIL_STORE_MODULE } from "../../../src/modules/retail-store"
import type { RetailStoreModuleService } from "../../../src/modules/retail-store/service"
import { verifyStock } from "../../../src/workflows/stock/verify-stock"
import { type DashboardUser, signIn } from "../../helpers/dashboard"
import {
  callers,
  type Callers,
  cartFor,
  openPickupShop,
  type PickupShop,
  pickupOf,
  stockAt,
  stockProduct,
} from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"
import { saleOf, TestTill } from "../../helpers/till"

jest.setTimeout(60_000)

/** Every test has a coat of its own: ten in the first store, none in the second. */
shopTest({
  keepData: true,
  testSuite: ({ api, getContainer, getUrl }) => {
    let world: PickupShop
    let boss: Callers
    let northerner: Callers
    let southerner: Callers
    let stranger: Callers
    let north: PickupShop["stores"][number]
    let south: PickupShop["stores"][number]
    let coat: { variant_id: string; inventory_item_id: string }
    let coats = 0

    beforeAll(async () => {
      world = await openPickupShop(getContainer())
      ;[north, south] = world.stores as [typeof north, typeof south]
      const as = (user: DashboardUser) =>
        callers(
          api,
          () => world.shop,
          () => user.headers
        )
      const clerk = async (name: string, storeId: string) => {
        const user = await signIn(getContainer(), name)
        await getContainer()
          .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
          .assignStaff({ retail_store_id: storeId, user_id: user.id, role: "associate" })
        return as(user)
      }
      boss = as(await signIn(getContainer(), "boss"))
      northerner = await clerk("northerner", north.id)
      southerner = await clerk("southerner", south.id)
      stranger = await clerk("stranger", world.stores[2]!.id)
    })

    beforeEach(async () => {
      const quantities = { [north.stock_location_id]: 10, [south.stock_location_id]: 0 }
      coat = await stockProduct(getContainer(), world.shop, `Moved${++coats}`, quantities)
    })

    afterEach(async () => {
      expect(await verifyStock(getContainer())).toEqual([])
    })

    const stocked = async (store: typeof north) =>
      (await stockAt(getContainer(), coat.inventory_item_id, store.stock_location_id)).stocked
    const coatLine = (quantity: number) => ({ sku: `Moved${coats}-m`, quantity })

    describe("the ledger of a variant", () => {
      const movements = async (call: Callers, query: string) => {
        const { status, data } = await call.admin("GET", `/stock-movements?${query}`)
        return { status, data, movements: (data.movements ?? []) as AdminStockMovement[] }
      }

      it("tells newest first why each place has what it has, by which till and clock", async () => {
        const till = await TestTill.open(getContainer(), getUrl(), north.id)
        const sale = till.event("sale.completed", saleOf([coatLine(2)]), {
          occurred_at: "2026-03-01T12:00:00+03:00",
        })
        await till.push([sale])
        const found = await movements(
          boss,
          `variant_id=${coat.variant_id}&retail_store_id=${north.id}`
        )
        expect(found.data).toMatchObject({ count: 2, limit: 20, offset: 0 })
        expect(found.movements).toMatchObject([
          {
            reason: "sold",
            stocked_change: -2,
            stocked_after: 8,
            retail_store_id: north.id,
            occurred_at: "2026-03-01T09:00:00.000Z",
            till: { id: till.device_id, event_id: sale.id, seq: 1 },
          },
          { reason: "opening", stocked_change: 10, stocked_after: 10, till: null },
        ])
        const page = `variant_id=${coat.variant_id}&reason=sold&limit=1&offset=1`
        expect((await movements(boss, page)).data).toMatchObject({ movements: [], count: 1 })
      })

      it("shows staff their own store only, and asks which variant", async () => {
        const own = await movements(northerner, `inventory_item_id=${coat.inventory_item_id}`)
        expect(own.movements.map((each) => each.retail_store_id)).toEqual([north.id])
        const query = `variant_id=${coat.variant_id}&retail_store_id=${north.id}`
        expect(await movements(southerner, query)).toMatchObject({
          status: 403,
          data: { code: "store_forbidden" },
        })
        expect((await movements(boss, "limit=5")).status).toBe(400)
      })
    })

    describe("a transfer", () => {
      const transferOf = (answer: { data: object }) =>
        (answer.data as { transfer: AdminStockTransfer }).transfer
      const request = async (call: Callers, quantity = 3, headers: object = {}) =>
        await call.admin(
          "POST",
          "/stock-transfers",
          {
            from_store_id: north.id,
            to_store_id: south.id,
            lines: [{ variant_id: coat.variant_id, quantity }],
          },
          headers
        )
      const item = (quantity: number) => ({
        inventory_item_id: coat.inventory_item_id,
        quantity,
      })

      it("is asked for by one store, sent by the other, received with what is missing", async () => {
        const asked = await request(southerner)
        expect(asked.status).toBe(201)
        const { id } = transferOf(asked)
        expect(transferOf(asked)).toMatchObject({
          status: "requested",
          next_steps: ["sent", "cancelled"],
          lines: [{ requested: 3, sent: 0, variance: null }],
        })
        const tooSoon = await southerner.admin("POST", `/stock-transfers/${id}/receive`, {})
        expect([tooSoon.status, tooSoon.data.code]).toEqual([409, "transfer_step"])
        const notMine = await southerner.admin("POST", `/stock-transfers/${id}/send`, {})
        expect([notMine.status, notMine.data.code]).toEqual([403, "store_forbidden"])
        const sent = await northerner.admin("POST", `/stock-transfers/${id}/send`, {})
        expect(transferOf(sent)).toMatchObject({ status: "sent", lines: [{ sent: 3 }] })
        expect([await stocked(north), await stocked(south)]).toEqual([7, 0])
        const came = await southerner.admin("POST", `/stock-transfers/${id}/receive`, {
          lines: [item(2)],
        })
        expect(transferOf(came)).toMatchObject({
          status: "received",
          has_variance: true,
          lines: [{ sent: 3, received: 2, variance: -1 }],
          next_steps: [],
        })
        expect([await stocked(north), await stocked(south)]).toEqual([7, 2])
      })

      it("is asked for by a pickup that waits, of the receiving store, and is found by it", async () => {
        const cartId = await cartFor(boss, world.shop, north.id, [
          { variant_id: coat.variant_id, quantity: 1 },
        ])
        const { data } = await boss.store("POST", `/carts/${cartId}/complete`)
        const { id: pickup_id, version } = await pickupOf(boss, data.order.id)
        const asking = (to: string, from: string) => ({
          from_store_id: from,
          to_store_id: to,
          pickup_id,
          lines: [{ variant_id: coat.variant_id, quantity: 1 }],
        })
        const asked = await boss.admin("POST", "/stock-transfers", asking(north.id, south.id))
        expect(transferOf(asked)).toMatchObject({ status: "requested", pickup_id })
        const found = await boss.admin("GET", `/stock-transfers?pickup_id=${pickup_id}`)
        expect(found.data.transfers).toMatchObject([{ id: transferOf(asked).id }])
        const elsewhere = await boss.admin("POST", "/stock-transfers", asking(south.id, north.id))
        expect([elsewhere.status, elsewhere.data.code]).toEqual([404, "pickup_not_found"])
        const gone = { version, reason: "She changed her mind" }
        expect((await boss.admin("POST", `/pickups/${pickup_id}/cancel`, gone)).status).toBe(200)
        const late = await boss.admin("POST", "/stock-transfers", asking(north.id, south.id))
        expect([late.status, late.data.code]).toEqual([409, "pickup_not_waiting"])
      })

      it("may come from any store, which one's own list does not name", async () => {
        const { data } = await southerner.admin("GET", "/stock-transfer-stores?q=Arbat")
        const arbat = { id: north.id, name: "Arbat", city: "Moscow", address_1: "1 Main Street" }
        expect(data).toEqual({ stores: [arbat], count: 1, limit: 20, offset: 0 })
        const own = await southerner.admin("GET", "/retail-stores?q=Arbat")
        expect(own.data).toMatchObject({ retail_stores: [], count: 0 })
      })

      it("happens once under one key, and never differently", async () => {
        const key = (name: string) => ({ "idempotency-key": `${name}-${coats}` })
        const first = await request(boss, 3, key("ask"))
        const again = await request(boss, 3, key("ask"))
        expect(transferOf(again).id).toBe(transferOf(first).id)
        const other = await request(boss, 4, key("ask"))
        expect([other.status, other.data.code]).toEqual([409, "idempotency_conflict"])
        const send = (lines: object[]) =>
          boss.admin(
            "POST",
            `/stock-transfers/${transferOf(first).id}/send`,
            { lines },
            key("send")
          )
        const answers = await Promise.all([send([item(3)]), send([item(3)])])
        expect(answers.map(({ status }) => status)).toEqual([200, 200])
        expect(await stocked(north)).toBe(7)
        expect((await send([item(1)])).data.code).toBe("idempotency_conflict")
      })

      it("never takes what is promised to shoppers", async () => {
        await containerSql(getContainer())(
          "update inventory_level set reserved_quantity = 8 where inventory_item_id = ? and location_id = ?",
          [coat.inventory_item_id, north.stock_location_id]
        )
        const { id } = transferOf(await request(boss, 3))
        const sent = await northerner.admin("POST", `/stock-transfers/${id}/send`, {})
        expect([sent.status, sent.data.code]).toEqual([409, "transfer_oversells"])
        const lines = [{ inventory_item_id: "iitem_none", quantity: 1 }]
        const unknown = await northerner.admin("POST", `/stock-transfers/${id}/send`, { lines })
        expect([unknown.status, unknown.data.code]).toEqual([400, "unknown_item"])
        expect(await stocked(north)).toBe(10)
      })

      it("can be called off until it is sent, and is hidden from other stores", async () => {
        const { id } = transferOf(await request(boss))
        expect((await stranger.admin("GET", `/stock-transfers/${id}`)).status).toBe(403)
        const list = await stranger.admin("GET", "/stock-transfers")
        expect(list.data).toMatchObject({ transfers: [], count: 0 })
        const off = await southerner.admin("POST", `/stock-transfers/${id}/cancel`, {})
        expect(transferOf(off)).toMatchObject({ status: "cancelled", next_steps: [] })
        const late = await northerner.admin("POST", `/stock-transfers/${id}/send`, {})
        expect(late.data.code).toBe("transfer_step")
      })

      it("is the same whether tills tell of its arrival before or after it left", async () => {
        const [sender, receiver] = [
          await TestTill.open(getContainer(), getUrl(), north.id),
          await TestTill.open(getContainer(), getUrl(), south.id),
        ]
        const transfer_id = `T-${coats}`
        const left = sender.event("stock.transferred_out", {
          transfer_id,
          to_store_id: south.id,
          lines: [coatLine(4)],
        })
        const arrived = receiver.event("stock.received", { transfer_id, lines: [coatLine(5)] })
        const first = await receiver.push([arrived, arrived])
        expect(first.body.results[0]).toMatchObject({ status: "deferred" })
        expect([await stocked(north), await stocked(south)]).toEqual([10, 5])
        await sender.push([left])
        await sender.push([left])
        expect([await stocked(north), await stocked(south)]).toEqual([6, 5])
        const { data } = await southerner.admin("GET", `/stock-transfers/${transfer_id}`)
        expect(data.transfer).toMatchObject({
          status: "received",
          from_store: { id: north.id },
          to_store: { id: south.id },
          lines: [{ sent: 4, received: 5, variance: 1 }],
        })
      })
    })

    it("a level that is not the sum of its movements fails the nightly look", async () => {
      const sql = containerSql(getContainer())
      await runReconcileJob(getContainer(), "omni-verify-stock")
      const set = (units: number) =>
        sql(
          `with hidden as materialized (select set_config('omni.stock_gateway', 'on', true) as said)
           update inventory_level set stocked_quantity = ? from hidden
           where said = 'on' and inventory_item_id = ? and location_id = ?`,
          [units, coat.inventory_item_id, north.stock_location_id]
        )
      await set(11)
      expect(await verifyStock(getContainer())).toMatchObject([{ stocked: 11, stocked_sum: 10 }])
      await expect(runReconcileJob(getContainer(), "omni-verify-stock")).rejects.toThrow(
        "stock_drift"
      )
      await set(10)
    })
  },
})
