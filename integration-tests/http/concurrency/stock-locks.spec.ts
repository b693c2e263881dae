import { Modules } from "@medusajs/framework/utils"
import { adjustInventoryLevelsStep, createReservationsWorkflow } from "@medusajs/medusa/core-flows"
import {
  createWorkflow,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { containerSql } from "../../../src/core/jobs"
import { STOCK_MODULE } from "../../../src/modules/stock"
import type { StockModuleService } from "../../../src/modules/stock/service"
import { stockLocks } from "../../../src/workflows/stock/item-locks"
import { verifyStock } from "../../../src/workflows/stock/verify-stock"
import { stockAt } from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"

jest.setTimeout(60_000)

const PLACE = "sloc_store"
let items = 0
let sales = 0

const adjustWorkflow = createWorkflow(
  "test-adjust-inventory",
  (input: WorkflowData<{ inventory_item_id: string; location_id: string; adjustment: number }[]>) =>
    new WorkflowResponse(adjustInventoryLevelsStep(input))
)

shopTest({
  keepData: true,
  testSuite: ({ getContainer }) => {
    let coat: string

    beforeEach(async () => {
      const inventory = getContainer().resolve(Modules.INVENTORY)
      const item = await inventory.createInventoryItems({ sku: `locked-${++items}` })
      coat = item.id
      const level = { inventory_item_id: coat, location_id: PLACE, stocked_quantity: 10 }
      await inventory.createInventoryLevels(level)
    })

    const stock = () => stockAt(getContainer(), coat, PLACE)

    /** As the ingest does: one transaction, the facts with the locks. */
    const sell = (beforeCommit: () => Promise<unknown> = async () => undefined) => {
      const locks = stockLocks(getContainer())
      const sale = {
        inventory_item_id: coat,
        stock_location_id: PLACE,
        quantity: -1,
        reason: "sold" as const,
        occurred_at: new Date(),
        source: { device_id: "till", epoch: 1, seq: ++sales, event_id: `sale_${sales}` },
      }
      const service = getContainer().resolve<StockModuleService>(STOCK_MODULE)
      return locks.around([coat], () =>
        service.inTransaction(async (_, context) => {
          const lock_keys = locks.keys([coat])
          await service.applyFacts(
            { changes: [sale], counts: [], lock_keys, received_at: new Date() },
            context
          )
          await beforeCommit()
        })
      )
    }

    /** Whether somebody waits for an advisory lock by now. Answers as soon as it is so, or `other` is over. */
    const someoneWaits = async (other: Promise<unknown>) => {
      let isOver = false
      void other.finally(() => (isOver = true)).catch(() => undefined)
      for (;;) {
        const [found] = await containerSql(getContainer())<{ waiting: boolean }>(
          `select exists (select 1 from pg_locks where locktype = 'advisory' and not granted
             and database = (select oid from pg_database where datname = current_database())) as waiting`,
          []
        )
        if (found!.waiting || isOver) {
          return found!.waiting
        }
      }
    }

    it("keep a sale out of a level that Medusa has read and not yet written back", async () => {
      const inventory = getContainer().resolve(Modules.INVENTORY)
      const level = { inventory_item_id: coat, location_id: PLACE }
      let sale: Promise<unknown> | undefined
      await getContainer()
        .resolve(Modules.LOCKING)
        .execute([coat], async () => {
          const [read] = await inventory.listInventoryLevels(level)
          sale = sell()
          expect(await someoneWaits(sale)).toBe(true)
          const stocked_quantity = Number(read!.stocked_quantity) + 5
          await inventory.updateInventoryLevels([{ ...level, stocked_quantity }])
        })
      await sale
      expect(await stock()).toEqual({ stocked: 14, reserved: 0 })
    })

    it("keep Medusa's own steps out of a sale that is not yet durable", async () => {
      const container = getContainer()
      const reservation = { inventory_item_id: coat, location_id: PLACE, quantity: 2 }
      let reserved: Promise<unknown> | undefined
      await sell(async () => {
        reserved = createReservationsWorkflow(container).run({
          input: { reservations: [reservation] },
        })
        expect(await someoneWaits(reserved)).toBe(true)
      })
      await reserved
      expect(await stock()).toEqual({ stocked: 9, reserved: 2 })
    })

    it("lose nothing when sales, Medusa's adjustments and reservations meet on one item", async () => {
      const container = getContainer()
      const place = { inventory_item_id: coat, location_id: PLACE }
      await Promise.all(
        Array.from({ length: 8 }, () => [
          sell(),
          adjustWorkflow(container).run({ input: [{ ...place, adjustment: 3 }] }),
          createReservationsWorkflow(container).run({
            input: { reservations: [{ ...place, quantity: 1 }] },
          }),
        ]).flat()
      )
      expect(await stock()).toEqual({ stocked: 10 + 8 * (3 - 1), reserved: 8 })
      expect(await verifyStock(container)).toEqual([])
    })
  },
})
