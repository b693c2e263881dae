import { randomUUID } from "node:crypto"
import { Modules } from "@medusajs/framework/utils"
import { Migration20261129132500_omni_store_return_dispositions as Dispositions } from "../../../migrations/store-return/Migration20261129132500_omni_store_return_dispositions"
import { containerSql } from "../../../src/core/jobs"
import { findDrift } from "../../../src/modules/stock/read-models/drift"
import { STORE_RETURN_MODULE } from "../../../src/modules/store-return"
import type { StoreReturnModuleService } from "../../../src/modules/store-return/service"
import type { AdminReturnCase, AdminStockTransfer } from "../../../src/types"
import { readDispositionPlaces } from "../../../src/workflows/store-return/desk/disposition-places"
import { settleReturnJob } from "../../../src/workflows/store-return/jobs/settle-return"
import { signIn } from "../../helpers/dashboard"
import { stockedAt } from "../../helpers/levels"
import {
  callers,
  cartFor,
  collectedOrder,
  openPickupShop,
  type PickupShop,
  stockProduct,
  workJobs,
} from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"

jest.setTimeout(60_000)

const PRICE = 9_900_00
const MENDING = "sloc_mending"
const DAMAGED = "sloc_damaged"
const HOME = {
  ...{ first_name: "Anna", last_name: "Orlova", phone: "+79161234567" },
  ...{ address_1: "Lenina 5", city: "Tver", postal_code: "170000" },
}

type Unit = { quantity?: number; grade: string; to_centre?: boolean }

/** Where goods that came back are put, by their state and by what the shop has for them. */
shopTest({
  keepData: true,
  env: {
    OMNICHANNEL_OPTIONS: JSON.stringify({
      returns: { refurbishLocationId: MENDING, damagedLocationId: DAMAGED },
    }),
  },
  testSuite: ({ api, getContainer }) => {
    let world: PickupShop
    let adminHeaders: object
    let coat: { variant_id: string; inventory_item_id: string }
    const call = callers(
      api,
      () => world.shop,
      () => adminHeaders
    )
    const sql = (statement: string, values: unknown[] = []) =>
      containerSql(getContainer())(statement, values)
    const options = () =>
      getContainer().resolve<StoreReturnModuleService>(STORE_RETURN_MODULE).options.returns
    const desk = () => world.stores[1]!
    const centre = () => world.stores[2]!

    beforeAll(async () => {
      const container = getContainer()
      world = await openPickupShop(container)
      adminHeaders = (await signIn(container, "boss")).headers
      await container.resolve(Modules.STOCK_LOCATION).createStockLocations([
        { id: MENDING, name: "Workshop" },
        { id: DAMAGED, name: "Damaged goods" },
      ] as never)
      coat = await stockProduct(container, world.shop, "Coat", {
        [world.stores[0]!.stock_location_id]: 100,
        [desk().stock_location_id]: 0,
        [centre().stock_location_id]: 0,
      })
      // Its id is known once the shop is open.
      options().centreStoreId = centre().id
    })

    const bought = async (quantity: number) => {
      const items = [{ variant_id: coat.variant_id, quantity }]
      const cart = await cartFor(call, world.shop, world.stores[0]!.id, items)
      const order_id = await collectedOrder(getContainer(), call, cart)
      const { data } = await call.admin("GET", `/orders/${order_id}?fields=*items`)
      return { order_id, line_item_id: data.order.items[0].id as string }
    }
    type Bought = Awaited<ReturnType<typeof bought>>
    const handIn = (
      { order_id, line_item_id }: Bought,
      units: Unit[],
      {
        store = desk().id,
        key = randomUUID(),
        ...more
      }: { store?: string; key?: string } & Record<string, unknown> = {}
    ) => {
      const count = units.reduce((all, { quantity = 1 }) => all + quantity, 0)
      return call.admin(
        "POST",
        "/return-desk/returns",
        {
          ...{ order_id, retail_store_id: store, amount: count * PRICE },
          units: units.map((unit) => ({ line_item_id, quantity: 1, reason: "size", ...unit })),
          ...more,
        },
        { "idempotency-key": key }
      )
    }
    const handedIn = async (...asked: Parameters<typeof handIn>): Promise<AdminReturnCase> => {
      const { status, data } = await handIn(...asked)
      expect([status, data.code]).toEqual([201, undefined])
      await workJobs(getContainer())
      return (await call.admin("GET", `/return-desk/returns/${data.return.id}`)).data.return
    }
    /** A coat of its own comes back at the desk. */
    const back = async (unit: Unit, more: { store?: string } = {}) =>
      await handedIn(await bought(1), [unit], more)
    const told = ({ units }: AdminReturnCase) =>
      units.map(({ grade, disposition, stock_location }) => [
        ...[grade, disposition, stock_location?.name ?? null],
      ])
    /** Coats in each place; undefined where Medusa keeps no level. */
    const coats = async () => {
      const at = (place: string) => stockedAt(getContainer(), coat.inventory_item_id, place)
      return {
        sold_in: await at(world.stores[0]!.stock_location_id),
        desk: await at(desk().stock_location_id),
        centre: await at(centre().stock_location_id),
        warehouse: await at(world.warehouse),
        mending: await at(MENDING),
        damaged: await at(DAMAGED),
      }
    }
    const transfersFromDesk = async (): Promise<AdminStockTransfer[]> =>
      (await call.admin("GET", `/stock-transfers?retail_store_id=${desk().id}`)).data.transfers

    it("become the stock of the shelf, the workshop or the damaged goods, and of no other place", async () => {
      const sale = await bought(4)
      const before = await coats()
      expect([before.mending, before.damaged]).toEqual([undefined, undefined])
      const returned = await handedIn(sale, [
        { grade: "resell" },
        { grade: "refurbish", quantity: 2 },
        { grade: "damaged" },
      ])
      expect(returned).toMatchObject({ state: "settled", transfer_id: null, amount: 4 * PRICE })
      expect(told(returned)).toEqual([
        ["resell", "shelf", "Sokol"],
        ["refurbish", "refurbish", "Workshop"],
        ["refurbish", "refurbish", "Workshop"],
        ["damaged", "damaged_bin", "Damaged goods"],
      ])
      expect(await coats()).toEqual({
        ...before,
        ...{ desk: before.desk! + 1, mending: 2, damaged: 1 },
      })
      expect(
        await sql(
          `select stock_location_id, stocked_change::int from omni_stock_movement
           where reference = ? and reason = 'returned' order by stocked_change, stock_location_id = ?`,
          [returned.id, DAMAGED]
        )
      ).toEqual([
        { stock_location_id: desk().stock_location_id, stocked_change: 1 },
        { stock_location_id: DAMAGED, stocked_change: 1 },
        { stock_location_id: MENDING, stocked_change: 2 },
      ])
      expect(await findDrift(sql as never, 10)).toEqual([])
    })

    it("go to the centre by one transfer, however often the request and the job are repeated", async () => {
      const sale = await bought(3)
      const before = await coats()
      const units = [{ grade: "resell", to_centre: true, quantity: 2 }, { grade: "resell" }]
      const key = randomUUID()
      const answers = await Promise.all([1, 2].map(() => handIn(sale, units, { key })))
      expect(answers.map(({ status }) => status)).toEqual([201, 201])
      const returned = await handedIn(sale, units, { key })
      expect(new Set([...answers.map(({ data }) => data.return.id), returned.id]).size).toBe(1)
      for (let again = 0; again < 2; again++) {
        await sql(
          "update omni_return_case set state = 'accepted', settled_at = null where id = ?",
          [returned.id]
        )
        const run = { container: getContainer(), now: new Date() }
        await settleReturnJob.run({ case_id: returned.id }, run as never)
      }
      expect(told(returned)).toEqual([
        ["resell", "centre", "Sokol"],
        ["resell", "centre", "Sokol"],
        ["resell", "shelf", "Sokol"],
      ])
      expect(returned.state).toBe("settled")
      // Until it is sent it lies on the shelf of the store that took it.
      expect(await coats()).toEqual({ ...before, desk: before.desk! + 3 })
      const transfers = await transfersFromDesk()
      expect(transfers).toMatchObject([
        {
          ...{ id: returned.transfer_id, status: "requested" },
          ...{ from_store: { id: desk().id }, to_store: { id: centre().id } },
          lines: [{ inventory_item_id: coat.inventory_item_id, requested: 2 }],
        },
      ])
      for (const step of ["send", "receive"]) {
        const path = `/stock-transfers/${transfers[0]!.id}/${step}`
        expect((await call.admin("POST", path, {})).status).toBe(200)
      }
      expect(await coats()).toEqual({
        ...before,
        ...{ desk: before.desk! + 1, centre: before.centre! + 2 },
      })
      expect(await findDrift(sql as never, 10)).toEqual([])
    })

    it("stay on the shelf where nothing is sent on: in the centre itself, and in a place that is no store", async () => {
      const before = (await transfersFromDesk()).length
      const sent = { grade: "resell", to_centre: true }
      const here = await back(sent, { store: centre().id })
      expect([told(here), here.transfer_id]).toEqual([[["resell", "shelf", "Ural"]], null])
      const place = { retail_store_id: null, stock_location_id: world.warehouse }
      expect(await readDispositionPlaces(getContainer(), place)).toMatchObject({
        ...{ shelf: world.warehouse, centre: null },
      })
      options().centreStoreId = "store_gone"
      const gone = await back(sent)
      options().centreStoreId = centre().id
      expect([told(gone), gone.transfer_id]).toEqual([[["resell", "shelf", "Sokol"]], null])
      expect(await transfersFromDesk()).toHaveLength(before)
    })

    it("are sent to the centre only when they are fit for sale", async () => {
      const { status, data } = await handIn(await bought(1), [
        { grade: "damaged", to_centre: true },
      ])
      expect([status, JSON.stringify(data)]).toEqual([400, expect.stringContaining("to_centre")])
    })

    it("are nobody's stock without a place for them, or with one that is gone or sold from", async () => {
      const before = await coats()
      for (const place of [undefined, "sloc_gone", world.warehouse, desk().stock_location_id]) {
        options().refurbishLocationId = place
        options().damagedLocationId = place
        const sale = await bought(2)
        const returned = await handedIn(sale, [{ grade: "refurbish" }, { grade: "damaged" }])
        expect(told(returned)).toEqual([
          ["refurbish", "refurbish", null],
          ["damaged", "damaged_bin", null],
        ])
        expect(returned.state).toBe("settled")
      }
      options().refurbishLocationId = MENDING
      options().damagedLocationId = DAMAGED
      expect(await coats()).toEqual({ ...before, sold_in: before.sold_in! - 8 })
    })

    it("are promised to nobody while they are mended or damaged", async () => {
      const sale = await bought(1)
      const path = `/return-desk/orders/${sale.order_id}/alternatives`
      const { data } = await call.admin(
        "GET",
        `${path}?retail_store_id=${desk().id}&line_item_id=${sale.line_item_id}`
      )
      const [{ elsewhere }] = data.alternatives as [{ elsewhere: { name: string }[] }]
      const names = elsewhere.map(({ name }) => name)
      expect(names).toContain("Warehouse")
      expect(names).not.toContain("Workshop")
      expect(names).not.toContain("Damaged goods")
      const wanted = { variant_id: coat.variant_id, quantity: 1, get: "deliver" }
      for (const from of [MENDING, DAMAGED]) {
        const exchange = { new_units: [{ ...wanted, from }], due: 0, delivery_address: HOME }
        expect(await handIn(sale, [{ grade: "resell" }], { amount: 0, exchange })).toMatchObject({
          ...{ status: 400, data: { code: "place_not_offered" } },
        })
      }
    })

    it("are put in their places by every way they come: as a gift, and without a receipt", async () => {
      const { order_id, line_item_id } = await bought(1)
      const key = () => ({ "idempotency-key": randomUUID() })
      const path = `/return-desk/orders/${order_id}/gift-receipts`
      const units = [{ line_item_id, quantity: 1 }]
      const made = await call.admin("POST", path, { units }, key())
      const before = await coats()
      const gift = await call.admin(
        "POST",
        "/return-desk/gift",
        {
          ...{ gift_receipt_id: made.data.gift_receipt.id, retail_store_id: desk().id },
          units: units.map((unit) => ({ ...unit, reason: "other", grade: "damaged" })),
        },
        key()
      )
      expect(gift.data.return).toMatchObject({
        units: [{ grade: "damaged", disposition: "damaged_bin" }],
      })
      const taken = { variant_id: coat.variant_id, quantity: 1, reason: "other" }
      const blind = await call.admin(
        "POST",
        "/return-desk/blind",
        {
          ...{ retail_store_id: desk().id, currency_code: "rub", amount: 2 * PRICE },
          person: { name: "Ivan Petrov", document: "passport", last_signs: "1234" },
          units: [
            { ...taken, grade: "refurbish" },
            { ...taken, grade: "resell", to_centre: true },
          ],
        },
        key()
      )
      expect([blind.status, told(blind.data.return)]).toEqual([
        201,
        [
          ["refurbish", "refurbish", "Workshop"],
          ["resell", "centre", "Sokol"],
        ],
      ])
      expect(await transfersFromDesk()).toContainEqual(
        expect.objectContaining({ id: blind.data.return.transfer_id, status: "requested" })
      )
      await workJobs(getContainer())
      expect(await coats()).toEqual({
        ...before,
        desk: before.desk! + 1,
        mending: before.mending! + 1,
        damaged: before.damaged! + 1,
      })
    })

    it("are asked about at the desk with the centre's name", async () => {
      const { order_id } = await bought(1)
      const read = async () =>
        (await call.admin("GET", `/return-desk/orders/${order_id}`)).data.order.centre
      expect(await read()).toEqual({ id: centre().id, name: "Ural" })
      options().centreStoreId = undefined
      expect(await read()).toBeNull()
      options().centreStoreId = centre().id
    })

    it("are told where they were put also when they came before anybody wrote it down", async () => {
      const returned = await handedIn(await bought(2), [{ grade: "resell" }, { grade: "damaged" }])
      const migration = new Dispositions(undefined as never, undefined as never)
      const run = async (direction: "up" | "down") => {
        await migration[direction]()
        for (const statement of migration.getQueries()) {
          await sql(statement as string)
        }
        migration.reset()
      }
      await run("down")
      const mended = await sql("select 1 from omni_return_unit where grade = 'refurbish'")
      expect(mended).toEqual([])
      await run("up")
      const { data } = await call.admin("GET", `/return-desk/returns/${returned.id}`)
      expect(told(data.return)).toEqual([
        ["resell", "shelf", "Sokol"],
        ["damaged", "damaged_bin", null],
      ])
      await expect(
        sql("update omni_return_unit set disposition = 'shelf' where case_id = ?", [returned.id])
      ).rejects.toMatchObject({ code: "23001" })
      await expect(
        sql(
          `insert into omni_return_unit
             (order_line_item_id, place, case_id, title, reason, grade, disposition, amount)
           values ('ordli_other', 0, ?, 'Coat', 'other', 'damaged', 'shelf', 0)`,
          [returned.id]
        )
      ).rejects.toMatchObject({ constraint: "omni_return_unit_put_by_grade" })
    })
  },
})
