import { drainJobs } from "../../../src/core/jobs"
import { createTill } from "../../../src/workflows/pos/devices/manage-tills"
import { verifyStock } from "../../../src/workflows/stock/verify-stock"
import { actAtRandom, seededRandom, Till, TillCrashed } from "../../../till-simulator"
import { stockedAt } from "../../helpers/levels"
import { openPickupShop, type PickupShop, stockProduct } from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"

const SEED = 20261128
const COAT = { sku: "Simulated-m", title: "Simulated coat", price: 899_000 }

shopTest({
  keepData: true,
  env: { OMNICHANNEL_OPTIONS: JSON.stringify({ pos: { requestsPerTill: 1000 } }) },
  testSuite: ({ getContainer, getUrl }) => {
    let retail: PickupShop
    let itemId: string

    beforeAll(async () => {
      retail = await openPickupShop(getContainer())
      const levels = Object.fromEntries(
        retail.stores.map(({ stock_location_id }) => [stock_location_id, 100])
      )
      const product = await stockProduct(getContainer(), retail.shop, "Simulated", levels)
      itemId = product.inventory_item_id
    })

    const options = (seed: number) => ({ random: seededRandom(seed), sleep: async () => {} })

    async function openTill(store: number, seed = SEED): Promise<Till> {
      const { pairing_code } = await createTill(getContainer(), {
        retail_store_id: retail.stores[store]!.id,
        name: `Till ${seed}`,
        scopes: ["sales", "returns", "stock", "customers", "shifts"],
        now: new Date(),
      })
      return await Till.pair({ ...options(seed), url: getUrl(), pairing_code: pairing_code.code })
    }

    const inStore = (index: number) =>
      stockedAt(getContainer(), itemId, retail.stores[index]!.stock_location_id)

    it("sells while offline and hands everything in, once, when it is back", async () => {
      const till = await openTill(0)
      till.offline = true
      const sale = till.sell([{ ...COAT, quantity: 3, unit_price: COAT.price }])
      till.sell([{ sku: COAT.sku, unit_price: COAT.price }])
      till.returnSale(sale, { lines: [{ line_id: "1", quantity: 2 }] })
      expect(await till.sync()).toMatchObject({ online: false, pending: 3 })
      expect(await inStore(0)).toBe(100)
      till.offline = false
      expect(await till.sync()).toMatchObject({ online: true, pending: 0, acked_seq: 3, gaps: [] })
      expect(till.counts()).toMatchObject({ applied: 3, rejected: 0 })
      expect(await inStore(0)).toBe(98)
      expect(await till.sync()).toMatchObject({ online: true, results: [] })
      till.close()
    })

    it("ends with the same stock whatever goes wrong on the way", async () => {
      const run = async (store: number, seed: number, isUnlucky: boolean) => {
        const till = await openTill(store, seed)
        let current = till
        if (isUnlucky) {
          current.faults = ["duplicate", "reorder", "lose-answer", "clock-jump"]
        }
        const days = seededRandom(seed)
        for (let act = 0; act < 120; act++) {
          actAtRandom(current, days, [COAT])
          if (act % 40 === 39) {
            current = await syncThroughCrashes(current, seed, isUnlucky)
          }
        }
        const counts = current.counts()
        till.close()
        return { counts, stock: await inStore(store) }
      }
      const lucky = await run(1, SEED, false)
      const unlucky = await run(2, SEED, true)
      await drainJobs(getContainer())
      expect(lucky.counts).toMatchObject({ pending: 0, rejected: 0, conflict: 0 })
      expect(unlucky.counts).toMatchObject({ pending: 0, rejected: 0, conflict: 0 })
      expect(await inStore(2)).toBe(await inStore(1))
      expect(await verifyStock(getContainer())).toEqual([])
    })

    /** A crashed till is switched on again, on the same store. */
    async function syncThroughCrashes(till: Till, seed: number, isUnlucky: boolean): Promise<Till> {
      let current = till
      for (let crashes = 0; ; crashes++) {
        try {
          current.faults = isUnlucky ? ["duplicate", "reorder", "lose-answer", "crash"] : []
          expect(await current.sync()).toMatchObject({ online: true, pending: 0, gaps: [] })
          return current
        } catch (error) {
          if (!(error instanceof TillCrashed)) {
            throw error
          }
          current = Till.open({ ...options(seed + crashes + 1), store: current.store })
        }
      }
    }

    it("trains without touching anything", async () => {
      const till = await openTill(0, 7)
      const before = await inStore(0)
      till.mode = "training"
      till.sell([{ sku: COAT.sku, unit_price: COAT.price }])
      till.mode = "live"
      till.sell([{ sku: COAT.sku, unit_price: COAT.price }])
      const { results } = await till.sync()
      expect(results).toMatchObject([
        { seq: 1, status: "applied", flags: ["training"] },
        { seq: 1, status: "applied" },
      ])
      expect(await inStore(0)).toBe(before! - 1)
      till.close()
    })
  },
})
