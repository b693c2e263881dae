import type { MedusaContainer } from "@medusajs/framework/types"
import { moscow } from "../../../src/modules/retail-store/__tests__/fixtures"
import { RETAIL_STORE_MODULE } from "../../../src/modules/retail-store"
import type { RetailStoreModuleService } from "../../../src/modules/retail-store/service"
import type { StoreRetailStore } from "../../../src/types/http"
import { shopTest } from "../../helpers/runner"
import { openShop, type Shop } from "../../helpers/shop"

jest.setTimeout(60_000)

const RED_SQUARE = "latitude=55.7539&longitude=37.6208"

shopTest({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: Shop
    const service = () => container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)

    beforeAll(async () => {
      container = getContainer()
      shop = await openShop(container)
      await service().createStores([
        moscow("arbat", { latitude: 55.7494, longitude: 37.5916 }),
        moscow("tverskaya", { latitude: 55.7577, longitude: 37.6113, safety_stock: 3 }),
        moscow("ekaterinburg", {
          latitude: 56.8389,
          longitude: 60.6057,
          time_zone: "Asia/Yekaterinburg",
          weekly_hours: [],
        }),
        moscow("closed-down", { is_active: false }),
      ])
    })

    const get = async (path: string) =>
      await api.get(`/store/retail-stores${path}`, {
        headers: shop.headers,
        validateStatus: () => true,
      })

    it("answers open stores nearest first, with hours, distance and whether they are open", async () => {
      const { status, data } = await get(`?${RED_SQUARE}`)
      expect(status).toBe(200)
      expect(data).toMatchObject({ count: 3, limit: 20, offset: 0 })
      const stores = data.retail_stores as StoreRetailStore[]
      expect(stores.map(({ handle }) => handle)).toEqual([
        "store-tverskaya",
        "store-arbat",
        "store-ekaterinburg",
      ])
      expect(stores[0]).toMatchObject({ distance_km: 0.729, stock: [], pickup_enabled: true })
      expect(stores[0]!.weekly_hours).toHaveLength(7)
      expect(Date.parse(stores[0]!.opens_or_closes_at!)).toBeGreaterThan(Date.now())
      expect(stores[2]).toMatchObject({ open_now: false, opens_or_closes_at: null })
    })

    it("tells a shopper nothing of how the store works inside", async () => {
      const { data } = await get("/store-tverskaya")
      for (const secret of [
        "stock_location_id",
        "sales_channel_id",
        "safety_stock",
        "sync_error",
        "lead_minutes",
      ]) {
        expect(data.retail_store).not.toHaveProperty(secret)
      }
    })

    it("keeps to a radius and answers by name without a point", async () => {
      expect((await get(`?${RED_SQUARE}&radius_km=1`)).data).toMatchObject({ count: 1 })
      const { data } = await get("?q=store&limit=2&offset=1")
      expect(data).toMatchObject({ count: 3, limit: 2, offset: 1 })
      expect(data.retail_stores).toMatchObject([
        { handle: "store-ekaterinburg", distance_km: null },
        { handle: "store-tverskaya" },
      ])
    })

    it("answers one store by id or handle, and none that is closed down", async () => {
      const { data } = await get("/store-arbat")
      expect((await get(`/${data.retail_store.id}`)).data).toEqual(data)
      const [closed] = await service().listRetailStores({ handle: "store-closed-down" })
      for (const key of ["store-closed-down", closed!.id, "rst_none"]) {
        expect(await get(`/${key}`)).toMatchObject({
          status: 404,
          data: { code: "store_not_found" },
        })
      }
    })

    it.each([
      ["latitude", "latitude=91&longitude=1"],
      ["longitude", "latitude=1&longitude=181"],
      ["latitude and longitude", "latitude=1"],
      ["latitude and longitude", "longitude=1"],
      ["radius_km", "radius_km=5"],
      ["radius_km", `${RED_SQUARE}&radius_km=-1`],
      ["latitude", "latitude=north&longitude=1"],
      ["limit", "limit=101"],
      ["offset", "offset=-1"],
      ["nonsense", "nonsense=1"],
    ])("names %s in ?%s", async (field, query) => {
      const { status, data } = await get(`?${query}`)
      expect(status).toBe(400)
      expect(data).toMatchObject({ type: "invalid_data", message: expect.stringContaining(field) })
    })

    it("takes variants one by one or as a list, and not too many", async () => {
      expect((await get("?variant_id=variant_a")).status).toBe(200)
      expect((await get("?variant_id[]=variant_a&variant_id[]=variant_b")).status).toBe(200)
      const many = Array.from({ length: 51 }, (_, n) => `variant_id[]=v${n}`).join("&")
      expect((await get(`?${many}`)).status).toBe(400)
    })
  },
})
