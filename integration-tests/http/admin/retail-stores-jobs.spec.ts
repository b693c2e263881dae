import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules, ProductWorkflowEvents, RegionWorkflowEvents } from "@medusajs/framework/utils"
import { createRegionsWorkflow, createShippingProfilesWorkflow } from "@medusajs/medusa/core-flows"
import { TestEventUtils } from "@medusajs/test-utils"
import { containerSql, drainJobs, enqueueWith } from "../../../src/core/jobs"
import { RETAIL_STORE_MODULE } from "../../../src/modules/retail-store"
import { moscow } from "../../../src/modules/retail-store/__tests__/fixtures"
import type { RetailStoreModuleService } from "../../../src/modules/retail-store/service"
import { reconcileStoresJob } from "../../../src/workflows/retail-store/jobs/sync-stores"
import { shopTest } from "../../helpers/runner"
import { addProduct, openShop, type Shop } from "../../helpers/shop"

jest.setTimeout(60_000)

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

shopTest({
  testSuite: ({ getContainer }) => {
    let container: MedusaContainer
    let shop: Shop
    const service = () => container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    const drain = async (ahead = MINUTE_MS) => {
      const { ran, failed } = await drainJobs(container, { until: new Date(Date.now() + ahead) })
      return { ran: ran.filter((name) => name.includes("retail-store")).sort(), failed }
    }
    const reconcile = async () => {
      await enqueueWith(containerSql(container), reconcileStoresJob.name, {})
      return await drain()
    }

    beforeAll(async () => {
      container = getContainer()
      shop = await openShop(container)
      await drain()
    })

    const create = async (...names: string[]) => {
      const rows = await Promise.all(
        names.map(async (name) => moscow(name, { stock_location_id: await shop.locate(name) }))
      )
      return await service().createStores(rows)
    }

    it.each<[string, string, () => Promise<unknown>]>([
      ["products", ProductWorkflowEvents.CREATED, () => addProduct(container, shop, "coat")],
      [
        "regions",
        RegionWorkflowEvents.CREATED,
        () =>
          createRegionsWorkflow(container).run({
            input: { regions: [{ name: "Kazakhstan", currency_code: "kzt", countries: ["kz"] }] },
          }),
      ],
    ])("new %s reach every store", async (_, event, change) => {
      const [a, b] = await create("a", "b")
      const told = TestEventUtils.waitSubscribersExecution(
        event,
        container.resolve(Modules.EVENT_BUS)
      )
      await change()
      await told
      expect(await drain()).toEqual({
        ran: ["omni-sync-all-retail-stores", "omni-sync-retail-store", "omni-sync-retail-store"],
        failed: [],
      })
      for (const { id } of [a!, b!]) {
        expect(await service().retrieveStore(id)).toMatchObject({
          sync_error: null,
          synced_at: expect.any(Date),
        })
      }
    })

    it("many new products are one sync", async () => {
      await create("a")
      const event = ProductWorkflowEvents.CREATED
      for (const title of ["coat", "scarf", "hat"]) {
        const told = TestEventUtils.waitSubscribersExecution(
          event,
          container.resolve(Modules.EVENT_BUS)
        )
        await addProduct(container, shop, title)
        await told
      }
      expect((await drain()).ran).toEqual(["omni-sync-all-retail-stores", "omni-sync-retail-store"])
    })

    it("the sweep finds a store that was created and never brought in step", async () => {
      const [store] = await create("a")
      expect((await reconcile()).ran).toEqual([
        "omni-reconcile-retail-stores",
        "omni-sync-retail-store",
      ])
      expect((await service().retrieveStore(store!.id)).synced_at).not.toBeNull()
      expect((await reconcile()).ran).toEqual(["omni-reconcile-retail-stores"])
      await service().updateStore(store!.id, {
        synced_at: new Date(Date.now() - DAY_MS - MINUTE_MS),
      })
      expect((await reconcile()).ran).toHaveLength(2)
    })

    it("the sweep finds that there is a new shipping profile", async () => {
      await create("a")
      await reconcile()
      await createShippingProfilesWorkflow(container).run({
        input: { data: [{ name: "Big", type: "big" }] },
      })
      expect((await reconcile()).ran).toEqual([
        "omni-reconcile-retail-stores",
        "omni-sync-retail-store",
      ])
      expect(await container.resolve(Modules.FULFILLMENT).listShippingOptions()).toHaveLength(2)
    })

    it("a store that cannot be brought in step is tried again until it can", async () => {
      const [store] = await create("a")
      const locations = container.resolve(Modules.STOCK_LOCATION)
      await locations.softDeleteStockLocations([store!.stock_location_id])
      const { failed } = await reconcile()
      expect(failed[0]).toMatchObject({
        name: "omni-sync-retail-store",
        error: expect.stringMatching(/is gone/),
      })
      await locations.restoreStockLocations([store!.stock_location_id])
      expect((await drain(DAY_MS)).ran).toEqual(["omni-sync-retail-store"])
      expect(await service().retrieveStore(store!.id)).toMatchObject({ sync_error: null })
    })

    it("a store deleted in the meantime needs nothing", async () => {
      const [store] = await create("a")
      await addProduct(container, shop, "coat")
      await service().softDeleteRetailStores([store!.id])
      expect((await drain()).failed).toEqual([])
    })
  },
})
