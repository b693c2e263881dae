import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createRegionsWorkflow,
  createShippingProfilesWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"
import { moscow } from "../../../src/modules/retail-store/__tests__/fixtures"
import {
  createRetailStoresWorkflow,
  deleteRetailStoreWorkflow,
  syncRetailStoreWorkflow,
  updateRetailStoreWorkflow,
} from "../../../src/workflows/retail-store"
import { shopTest } from "../../helpers/runner"
import { addProduct, openShop, type Shop } from "../../helpers/shop"

jest.setTimeout(60_000)

shopTest({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: Shop

    beforeAll(async () => {
      container = getContainer()
      shop = await openShop(container)
    })

    const open = async (suffix: string) => {
      const store = moscow(suffix, { stock_location_id: await shop.locate(suffix) })
      const { result } = await createRetailStoresWorkflow(container).run({
        input: { retail_stores: [store] },
      })
      return result[0]!
    }
    const sync = async (id: string) =>
      (await syncRetailStoreWorkflow(container).run({ input: { id } })).result
    const ask = async <Row>(
      entity: string,
      fields: string[],
      filters: Record<string, unknown> = {}
    ) => {
      const query = container.resolve(ContainerRegistrationKeys.QUERY)
      return (await query.graph({ entity, fields, filters } as never)).data as Row[]
    }
    const channelsOf = async (locationId: string) => {
      type Row = { sales_channels: { id: string }[] }
      const [location] = await ask<Row>("stock_location", ["sales_channels.id"], { id: locationId })
      return location!.sales_channels.map(({ id }) => id).sort()
    }
    const locationsOf = async (channelId: string) => {
      type Row = { stock_locations: { id: string }[] }
      const [channel] = await ask<Row>("sales_channel", ["stock_locations.id"], { id: channelId })
      return channel!.stock_locations.map(({ id }) => id)
    }
    const startCart = async (variant_id: string) => {
      const body = {
        region_id: shop.region_id,
        sales_channel_id: shop.sales_channel_id,
        items: [{ variant_id, quantity: 1 }],
      }
      return (await api.post("/store/carts", body, { headers: shop.headers })).data.cart
        .id as string
    }
    type Option = {
      id: string
      name: string
      amount: number
      data: { retail_store_id: string } | null
      type: { code: string }
    }
    const optionsFor = async (cartId: string): Promise<Option[]> =>
      (await api.get(`/store/shipping-options?cart_id=${cartId}`, { headers: shop.headers })).data
        .shipping_options

    describe("a new store", () => {
      it("is offered to a cart without any address, free of charge", async () => {
        const { variant_id } = await addProduct(container, shop, "coat")
        const store = await open("tverskaya")
        const options = await optionsFor(await startCart(variant_id))
        expect(options).toMatchObject([
          {
            name: "Store tverskaya, Moscow",
            amount: 0,
            data: { retail_store_id: store.id },
            type: { code: "omni_pickup" },
          },
        ])
      })

      it("can be chosen for the cart, so that nothing but payment is left", async () => {
        const { variant_id } = await addProduct(container, shop, "coat")
        await open("tverskaya")
        const cartId = await startCart(variant_id)
        const [option] = await optionsFor(cartId)
        const { data } = await api.post(
          `/store/carts/${cartId}/shipping-methods`,
          { option_id: option!.id },
          { headers: shop.headers }
        )
        expect(data.cart).toMatchObject({ shipping_total: 0, shipping_methods: [{ amount: 0 }] })
      })

      it("has a till channel that sells from its location and from no other", async () => {
        const [a, b] = [await open("a"), await open("b")]
        expect(a.sales_channel_id).not.toBe(b.sales_channel_id)
        expect(await locationsOf(a.sales_channel_id!)).toEqual([a.stock_location_id])
        expect(await locationsOf(b.sales_channel_id!)).toEqual([b.stock_location_id])
        expect(await channelsOf(a.stock_location_id)).toContain(shop.sales_channel_id)
        expect(await channelsOf(a.stock_location_id)).not.toContain(b.sales_channel_id)
      })

      it("has a level for everything that is counted, and keeps the counts there were", async () => {
        const [coat, scarf] = [
          await addProduct(container, shop, "coat"),
          await addProduct(container, shop, "scarf"),
        ]
        const location_id = await shop.locate("tverskaya")
        const inventory = container.resolve(Modules.INVENTORY)
        await inventory.createInventoryLevels([
          { inventory_item_id: coat.inventory_item_id, location_id, stocked_quantity: 7 },
        ])
        await createRetailStoresWorkflow(container).run({
          input: { retail_stores: [moscow("tverskaya", { stock_location_id: location_id })] },
        })
        const levels = await inventory.listInventoryLevels({ location_id })
        const counts = Object.fromEntries(
          levels.map((level) => [level.inventory_item_id, Number(level.stocked_quantity)])
        )
        expect(counts).toEqual({ [coat.inventory_item_id]: 7, [scarf.inventory_item_id]: 0 })
      })

      it("can be asked for both ways through Medusa's query", async () => {
        const store = await open("tverskaya")
        type Named = { name: string }
        const [forth] = await ask<{ stock_location: Named; sales_channel: Named }>(
          "retail_store",
          ["stock_location.name", "sales_channel.name"],
          { id: store.id }
        )
        expect(forth).toMatchObject({
          stock_location: { name: "tverskaya" },
          sales_channel: { name: "Store tverskaya" },
        })
        const [location] = await ask("stock_location", ["retail_store.name"], {
          id: store.stock_location_id,
        })
        const [channel] = await ask("sales_channel", ["retail_store.name"], {
          id: store.sales_channel_id,
        })
        expect(location).toMatchObject({ retail_store: { name: "Store tverskaya" } })
        expect(channel).toMatchObject({ retail_store: { name: "Store tverskaya" } })
      })
    })

    describe("syncing again", () => {
      const everything = async () => ({
        channels: (await ask("sales_channel", ["id"])).length,
        links: (
          await ask<{ stock_locations: unknown[] }>("sales_channel", ["stock_locations.id"])
        ).flatMap(({ stock_locations }) => stock_locations).length,
        sets: (await ask("fulfillment_set", ["id"])).length,
        zones: (await ask("service_zone", ["id"])).length,
        geo: (await ask("geo_zone", ["id"])).length,
        options: (await ask("shipping_option", ["id"])).length,
        types: (await ask("shipping_option_type", ["id"])).length,
        rules: (await ask("shipping_option_rule", ["id"])).length,
        prices: (await ask("price", ["id"])).length,
        levels: (await ask("inventory_level", ["id"])).length,
      })

      it("changes nothing, even when many do so at once", async () => {
        await addProduct(container, shop, "coat")
        const stores = [await open("a"), await open("b")]
        const before = await everything()
        await Promise.all([0, 1, 2].flatMap(() => stores.map(({ id }) => sync(id))))
        expect(await everything()).toEqual(before)
        expect(before).toMatchObject({ sets: 2, zones: 2, geo: 2, options: 2, types: 1, rules: 4 })
      })

      it("never makes two of anything when first runs race", async () => {
        const store = moscow("a", { stock_location_id: await shop.locate("a") })
        const stores = container.resolve(
          "omni_retail_store"
        ) as import("../../../src/modules/retail-store/service").RetailStoreModuleService
        const [created] = await stores.createStores([store])
        const results = await Promise.all([0, 1, 2, 3].map(() => sync(created!.id)))
        expect(results.map(({ sync_error }) => sync_error)).toEqual([null, null, null, null])
        expect(await everything()).toMatchObject({
          sets: 1,
          zones: 1,
          geo: 1,
          options: 1,
          types: 1,
        })
        const { sales_channel_id } = await stores.retrieveStore(created!.id)
        expect(await locationsOf(sales_channel_id!)).toEqual([created!.stock_location_id])
        const tills = await ask<{ name: string }>("sales_channel", ["name"], { name: "Store a" })
        expect(tills).toHaveLength(1)
      })

      it("follows what the shop added: profiles, countries, currencies, products", async () => {
        const store = await open("a")
        await createShippingProfilesWorkflow(container).run({
          input: { data: [{ name: "Bulky", type: "bulky" }] },
        })
        await createRegionsWorkflow(container).run({
          input: { regions: [{ name: "Kazakhstan", currency_code: "kzt", countries: ["kz"] }] },
        })
        const coat = await addProduct(container, shop, "coat")
        expect(await sync(store.id)).toMatchObject({ sync_error: null })
        const zones = await ask<{ country_code: string }>("geo_zone", ["country_code"])
        expect(zones.map(({ country_code }) => country_code).sort()).toEqual(["kz", "ru"])
        type Option = {
          shipping_profile_id: string
          prices: { currency_code: string; amount: number }[]
        }
        const options = await ask<Option>("shipping_option", [
          "shipping_profile_id",
          "prices.currency_code",
          "prices.amount",
        ])
        expect(new Set(options.map((option) => option.shipping_profile_id)).size).toBe(2)
        for (const option of options) {
          expect(option.prices.map(({ currency_code }) => currency_code)).toEqual(
            expect.arrayContaining(["rub", "kzt"])
          )
          expect(option.prices.every(({ amount }) => amount === 0)).toBe(true)
        }
        const levels = await ask("inventory_level", ["id"], {
          inventory_item_id: coat.inventory_item_id,
          location_id: store.stock_location_id,
        })
        expect(levels).toHaveLength(1)
      })

      it("takes the till channel back from another location", async () => {
        const [a, b] = [await open("a"), await open("b")]
        await linkSalesChannelsToStockLocationWorkflow(container).run({
          input: { id: b.stock_location_id, add: [a.sales_channel_id!] },
        })
        await sync(a.id)
        expect(await locationsOf(a.sales_channel_id!)).toEqual([a.stock_location_id])
      })

      it("finishes what a run that died had begun", async () => {
        const store = await open("a")
        const stores = container.resolve(
          "omni_retail_store"
        ) as import("../../../src/modules/retail-store/service").RetailStoreModuleService
        await stores.updateStore(store.id, { sales_channel_id: null })
        await sync(store.id)
        expect((await stores.retrieveStore(store.id)).sales_channel_id).toBe(store.sales_channel_id)
      })
    })

    describe("a store that takes no pickups", () => {
      it.each([{ pickup_enabled: false }, { is_active: false }])(
        "is not offered: %j",
        async (change) => {
          const { variant_id } = await addProduct(container, shop, "coat")
          const store = await open("a")
          const cartId = await startCart(variant_id)
          await updateRetailStoreWorkflow(container).run({
            input: { id: store.id, update: change },
          })
          expect(await optionsFor(cartId)).toEqual([])
          const back = Object.fromEntries(Object.keys(change).map((key) => [key, true]))
          await updateRetailStoreWorkflow(container).run({ input: { id: store.id, update: back } })
          expect(await optionsFor(cartId)).toHaveLength(1)
        }
      )

      it("is not offered once deleted; its location stays and can have a store again", async () => {
        const { variant_id } = await addProduct(container, shop, "coat")
        const store = await open("a")
        const cartId = await startCart(variant_id)
        await deleteRetailStoreWorkflow(container).run({ input: { id: store.id } })
        expect(await optionsFor(cartId)).toEqual([])
        const { result } = await createRetailStoresWorkflow(container).run({
          input: {
            retail_stores: [moscow("again", { stock_location_id: store.stock_location_id })],
          },
        })
        expect(await optionsFor(cartId)).toMatchObject([
          { data: { retail_store_id: result[0]!.id } },
        ])
      })
    })

    it("notes in words what one of Medusa's own workflows refused", async () => {
      const fulfillment = container.resolve(Modules.FULFILLMENT)
      const refuse = jest
        .spyOn(fulfillment, "createServiceZones")
        .mockRejectedValueOnce(new Error("No more zones"))
      const store = await open("a")
      expect(store).toMatchObject({ sync_error: "No more zones", synced_at: null })
      refuse.mockRestore()
      expect(await sync(store.id)).toMatchObject({ sync_error: null })
    })

    it("notes why it could not, keeps the store, and clears the note when it could", async () => {
      const store = await open("a")
      const locations = container.resolve(Modules.STOCK_LOCATION)
      await locations.softDeleteStockLocations([store.stock_location_id])
      expect((await sync(store.id)).sync_error).toMatch(/is gone/)
      await locations.restoreStockLocations([store.stock_location_id])
      expect(await sync(store.id)).toMatchObject({ sync_error: null })
    })
  },
})
