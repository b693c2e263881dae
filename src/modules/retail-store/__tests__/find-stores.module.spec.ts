import { Client } from "@medusajs/framework/pg"
import { moduleTest } from "../../../../integration-tests/helpers/module-runner"
import { RETAIL_STORE_MODULE } from ".."
import * as models from "../models"
import type { RetailStoreModuleService } from "../service"
import type { CreateStoreInput, FindStoresInput } from "../types"
import { moscow } from "./fixtures"

jest.setTimeout(30_000)

const RED_SQUARE = { latitude: 55.7539, longitude: 37.6208 }
const page = { limit: 20, offset: 0 }

moduleTest<RetailStoreModuleService>({
  folder: "retail-store",
  moduleName: RETAIL_STORE_MODULE,
  models: Object.values(models),
  testSuite: ({ service }) => {
    const at = (
      suffix: string,
      latitude: number,
      longitude: number,
      more: Partial<CreateStoreInput> = {}
    ) => moscow(suffix, { latitude, longitude, ...more })
    const find = async (input: Partial<FindStoresInput> = {}) => {
      const { stores, count } = await service.findStores({ ...page, ...input })
      return { names: stores.map((store) => store.name), stores, count }
    }
    const four = async () =>
      await service.createStores([
        at("novosibirsk", 55.0302, 82.9204, { city: "Novosibirsk" }),
        at("arbat", 55.7494, 37.5916),
        at("ekaterinburg", 56.8389, 60.6057, { city: "Ekaterinburg" }),
        at("tverskaya", 55.7577, 37.6113),
      ])

    it("answers by name without a point", async () => {
      await four()
      const { names, stores, count } = await find()
      expect(names).toEqual([
        "Store arbat",
        "Store ekaterinburg",
        "Store novosibirsk",
        "Store tverskaya",
      ])
      expect(
        stores.every((store) => store.distance_km === null && store.weekly_hours.length === 7)
      ).toBe(true)
      expect(count).toBe(4)
    })

    it("answers nearest first from a point, with the distance over the earth", async () => {
      await four()
      const { names, stores } = await find(RED_SQUARE)
      expect(names).toEqual([
        "Store tverskaya",
        "Store arbat",
        "Store ekaterinburg",
        "Store novosibirsk",
      ])
      expect(stores[0]!.distance_km).toBeCloseTo(0.73, 1)
      expect(stores[3]!.distance_km! / 2811).toBeCloseTo(1, 2)
    })

    it("keeps to a radius", async () => {
      await four()
      expect((await find({ ...RED_SQUARE, radius_km: 1 })).names).toEqual(["Store tverskaya"])
      expect((await find({ ...RED_SQUARE, radius_km: 1500 })).names).toHaveLength(3)
      expect(await find({ ...RED_SQUARE, radius_km: 0.1 })).toEqual({
        names: [],
        stores: [],
        count: 0,
      })
    })

    it("finds what is near across the 180th meridian and at a pole", async () => {
      await service.createStores([
        at("east", 64.7, 179.9),
        at("west", 64.7, -179.9),
        at("pole", 89.95, 10),
      ])
      expect((await find({ latitude: 64.7, longitude: 179.99, radius_km: 20 })).names).toEqual([
        "Store east",
        "Store west",
      ])
      expect((await find({ latitude: 64.7, longitude: -179.99, radius_km: 20 })).count).toBe(2)
      expect((await find({ latitude: 89.95, longitude: -170, radius_km: 20 })).names).toEqual([
        "Store pole",
      ])
    })

    it("does not lose a store that lies exactly where the shopper stands", async () => {
      await service.createStores([at("here", 55.757718, 37.611347)])
      const { stores } = await find({ latitude: 55.757718, longitude: 37.611347, radius_km: 0.001 })
      expect(stores[0]!.distance_km).toBe(0)
    })

    it("searches words as they are, in any case", async () => {
      await service.createStores([
        moscow("100", { name: "100% wool" }),
        moscow("other", { city: "Казань" }),
      ])
      expect((await find({ q: "100%" })).names).toEqual(["100% wool"])
      expect((await find({ q: "%" })).count).toBe(1)
      expect((await find({ q: "казань" })).names).toEqual(["Store other"])
      expect((await find({ q: "'; drop table omni_retail_store; --" })).count).toBe(0)
    })

    it("counts all of them, also on a page past the end", async () => {
      await four()
      expect(await find({ limit: 2, offset: 2 })).toMatchObject({
        names: ["Store novosibirsk", "Store tverskaya"],
        count: 4,
      })
      expect(await find({ offset: 10 })).toEqual({ names: [], stores: [], count: 4 })
    })

    it("leaves out deleted stores and those the filters exclude", async () => {
      const [a, , , d] = await four()
      await service.softDeleteRetailStores([a!.id])
      await service.updateStore(d!.id, { pickup_enabled: false, is_active: false })
      expect((await find()).count).toBe(3)
      expect((await find({ pickup_enabled: true })).count).toBe(2)
      expect((await find({ is_active: false })).names).toEqual(["Store tverskaya"])
      expect((await find({ ids: [a!.id, d!.id] })).names).toEqual(["Store tverskaya"])
      expect((await find({ ids: [] })).count).toBe(0)
    })

    it("asks the database as often for one store as for a hundred", async () => {
      const statements = async (act: () => Promise<unknown>) => {
        const query = jest.spyOn(Client.prototype, "query")
        await act()
        const texts = query.mock.calls.map(([statement]) => JSON.stringify(statement))
        query.mockRestore()
        return texts.filter((text) => text.includes("omni_")).length
      }
      const [one] = await service.createStores([moscow("one")])
      const list = (ids: string[]) => statements(() => service.listStoresWithCalendar(ids))
      const near = () => statements(() => find({ ...RED_SQUARE, radius_km: 5000, limit: 200 }))
      const before = { list: await list([one!.id]), near: await near() }
      const many = await service.createStores(
        Array.from({ length: 100 }, (_, n) => moscow(`n${n}`))
      )
      expect({ list: await list(many.map((store) => store.id)), near: await near() }).toEqual(
        before
      )
      expect(before).toEqual({ list: 2, near: 2 })
    })
  },
})
