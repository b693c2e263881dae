import { moduleTest } from "../../../../integration-tests/helpers/module-runner"
import { RETAIL_STORE_MODULE } from ".."
import * as models from "../models"
import type { RetailStoreModuleService } from "../service"
import { moscow } from "./fixtures"

jest.setTimeout(30_000)

moduleTest<RetailStoreModuleService>({
  folder: "retail-store",
  moduleName: RETAIL_STORE_MODULE,
  models: Object.values(models),
  testSuite: ({ service }) => {
    const create = async (...suffixes: string[]) =>
      await service.createStores(suffixes.map((suffix) => moscow(suffix)))

    describe("a new store", () => {
      it("has the settings nobody named", async () => {
        const [store] = await create("a")
        expect(store).toMatchObject({
          latitude: 55.757718,
          longitude: 37.611347,
          is_active: true,
          pickup_enabled: true,
          pay_in_store_enabled: false,
          lead_minutes: 120,
          same_day_cutoff: null,
          slot_minutes: 60,
          orders_per_slot: 4,
          hold_hours: 168,
          reminder_hours: [24, 3],
          safety_stock: 0,
          sales_channel_id: null,
          synced_at: null,
          sync_error: null,
        })
        expect(store!.weekly_hours).toHaveLength(7)
      })

      it("keeps a setting that was named, also when it is null", async () => {
        const [store] = await service.createStores([
          moscow("a", {
            slot_minutes: null,
            orders_per_slot: null,
            reminder_hours: [],
            same_day_cutoff: "17:30",
          }),
        ])
        expect(store).toMatchObject({
          slot_minutes: null,
          orders_per_slot: null,
          reminder_hours: [],
          same_day_cutoff: "17:30",
        })
      })

      it("is refused with hours that cannot be, and nothing of its batch is kept", async () => {
        const wrong = moscow("b", {
          weekly_hours: [{ weekday: 1, opens_at: "25:00", closes_at: "21:00" }],
        })
        await expect(service.createStores([moscow("a"), wrong])).rejects.toMatchObject({
          type: "invalid_data",
          code: "invalid_hours",
        })
        expect(await service.listRetailStores()).toEqual([])
      })

      it.each([
        ["latitude", 90.5],
        ["longitude", -181],
        ["country_code", "RU"],
        ["handle", "Tverskaya 1"],
        ["lead_minutes", -1],
        ["slot_minutes", 0],
        ["orders_per_slot", 0],
        ["hold_hours", 0],
        ["safety_stock", -1],
        ["same_day_cutoff", "24:00"],
      ])("cannot have a wrong %s in the database", async (column, value) => {
        await expect(service.createStores([moscow("a", { [column]: value })])).rejects.toThrow(
          /check constraint/
        )
      })

      it.each(["handle", "stock_location_id", "sales_channel_id"] as const)(
        "shares its %s with no other live store",
        async (column) => {
          const shared = { [column]: "shared" }
          const [first] = await service.createStores([moscow("a", shared)])
          await expect(service.createStores([moscow("b", shared)])).rejects.toThrow(
            /already exists/
          )
          await service.softDeleteRetailStores([first!.id])
          await expect(service.createStores([moscow("b", shared)])).resolves.toHaveLength(1)
        }
      )
    })

    describe("hours", () => {
      it("are replaced as a whole, the week and the exceptions apart", async () => {
        const [store] = await create("a")
        await service.replaceHours(store!.id, [
          { weekday: 5, opens_at: "20:00", closes_at: "02:00" },
        ])
        await service.replaceExceptions(store!.id, [
          { date_from: "2027-01-01", date_to: "2027-01-08", intervals: [], reason: "New Year" },
        ])
        expect(await service.retrieveStore(store!.id)).toMatchObject({
          weekly_hours: [{ weekday: 5, opens_at: "20:00", closes_at: "02:00" }],
          exceptions: [
            { date_from: "2027-01-01", date_to: "2027-01-08", intervals: [], reason: "New Year" },
          ],
        })
      })

      it("stay as they are when the new ones are wrong", async () => {
        const [store] = await create("a")
        await expect(
          service.replaceExceptions(store!.id, [
            { date_from: "2027-01-08", date_to: "2027-01-01", intervals: [], reason: null },
          ])
        ).rejects.toMatchObject({ type: "invalid_data", code: "invalid_hours" })
        expect((await service.retrieveStore(store!.id)).exceptions).toEqual([])
      })

      it("leave out exceptions that are over when asked from a date", async () => {
        const day = (date: string) => ({
          date_from: date,
          date_to: date,
          intervals: [],
          reason: null,
        })
        const [store] = await service.createStores([
          moscow("a", { exceptions: [day("2026-12-30"), day("2026-12-31"), day("2027-01-01")] }),
        ])
        const [read] = await service.listStoresWithCalendar([store!.id], { since: "2026-12-31" })
        expect(read!.exceptions.map((exception) => exception.date_from)).toEqual([
          "2026-12-31",
          "2027-01-01",
        ])
      })

      it("end as one of two writers left them, never as a mixture", async () => {
        const [store] = await create("a")
        const week = (opens_at: string) =>
          [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens_at, closes_at: "22:00" }))
        const hours = ["08:00", "09:00", "10:00", "11:00"]
        await Promise.all(hours.map(() => service.retrieveStore(store!.id)))
        await Promise.all(hours.map((opens_at) => service.replaceHours(store!.id, week(opens_at))))
        const { weekly_hours } = await service.retrieveStore(store!.id)
        expect(weekly_hours).toHaveLength(7)
        expect(new Set(weekly_hours.map((interval) => interval.opens_at)).size).toBe(1)
      })
    })

    describe("stores that do not exist", () => {
      it.each<[string, () => Promise<unknown>]>([
        ["retrieveStore", () => service.retrieveStore("rst_none")],
        ["updateStore", () => service.updateStore("rst_none", { name: "x" })],
        ["replaceHours", () => service.replaceHours("rst_none", [])],
        ["replaceExceptions", () => service.replaceExceptions("rst_none", [])],
        ["setSafetyStock", () => service.setSafetyStock("rst_none", [])],
        [
          "assignStaff",
          () =>
            service.assignStaff({
              retail_store_id: "rst_none",
              user_id: "user_1",
              role: "manager",
            }),
        ],
      ])("are not found by %s", async (_, act) => {
        await expect(act()).rejects.toMatchObject({ type: "not_found", code: "store_not_found" })
      })
    })

    describe("safety stock", () => {
      it("is the variant's own number, else the store's", async () => {
        const [a, b] = await service.createStores([moscow("a", { safety_stock: 2 }), moscow("b")])
        await service.setSafetyStock(a!.id, [{ variant_id: "variant_coat", quantity: 0 }])
        const kept = await service.safetyStockOf([a!.id, b!.id], ["variant_coat", "variant_scarf"])
        expect([kept(a!.id, "variant_coat"), kept(a!.id, "variant_scarf")]).toEqual([0, 2])
        expect([kept(b!.id, "variant_coat"), kept("rst_none", "variant_coat")]).toEqual([0, 0])
      })

      it("is changed and taken back in one call, the last word per variant", async () => {
        const [store] = await create("a")
        await service.setSafetyStock(store!.id, [
          { variant_id: "variant_a", quantity: 1 },
          { variant_id: "variant_b", quantity: 2 },
        ])
        await service.setSafetyStock(store!.id, [
          { variant_id: "variant_a", quantity: null },
          { variant_id: "variant_b", quantity: 7 },
          { variant_id: "variant_b", quantity: 5 },
        ])
        expect(await service.listSafetyStockOf(store!.id, { limit: 10, offset: 0 })).toEqual({
          entries: [{ variant_id: "variant_b", quantity: 5 }],
          count: 1,
        })
      })

      it("is counted beyond the page", async () => {
        const [store] = await create("a")
        await service.setSafetyStock(
          store!.id,
          ["variant_c", "variant_a", "variant_b"].map((variant_id) => ({ variant_id, quantity: 1 }))
        )
        const page = await service.listSafetyStockOf(store!.id, { limit: 1, offset: 1 })
        expect(page).toEqual({ entries: [{ variant_id: "variant_b", quantity: 1 }], count: 3 })
        expect((await service.listSafetyStockOf(store!.id, { limit: 1, offset: 9 })).count).toBe(3)
      })
    })

    describe("staff", () => {
      it("without any assignment is an administrator", async () => {
        expect(await service.staffScopeOf("user_1")).toEqual({ administrator: true, roles: {} })
      })

      it("with assignments has the roles of exactly these stores", async () => {
        const [a, b] = await create("a", "b", "c")
        await service.assignStaff({ retail_store_id: a!.id, user_id: "user_1", role: "associate" })
        await service.assignStaff({ retail_store_id: b!.id, user_id: "user_1", role: "manager" })
        expect(await service.staffScopeOf("user_1")).toEqual({
          administrator: false,
          roles: { [a!.id]: "associate", [b!.id]: "manager" },
        })
      })

      it("assigned again changes the role", async () => {
        const [store] = await create("a")
        const assign = async (role: "associate" | "manager") =>
          await service.assignStaff({ retail_store_id: store!.id, user_id: "user_1", role })
        const [first, second] = [await assign("associate"), await assign("manager")]
        expect(second.id).toBe(first.id)
        expect((await service.staffScopeOf("user_1")).roles).toEqual({ [store!.id]: "manager" })
      })

      it("does not become an administrator when its only store is deleted", async () => {
        const [store] = await create("a")
        await service.assignStaff({
          retail_store_id: store!.id,
          user_id: "user_1",
          role: "associate",
        })
        await service.softDeleteRetailStores([store!.id])
        expect(await service.staffScopeOf("user_1")).toEqual({ administrator: false, roles: {} })
      })

      it("taken off a store has no role there; a second time finds nobody", async () => {
        const [a, b] = await create("a", "b")
        await service.assignStaff({ retail_store_id: a!.id, user_id: "user_1", role: "associate" })
        await service.assignStaff({ retail_store_id: b!.id, user_id: "user_1", role: "associate" })
        expect(await service.removeStaff(a!.id, "user_1")).toBe(true)
        expect(await service.removeStaff(a!.id, "user_1")).toBe(false)
        expect((await service.staffScopeOf("user_1")).roles).toEqual({ [b!.id]: "associate" })
      })
    })
  },
})
