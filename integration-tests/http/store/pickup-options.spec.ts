import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { PICKUP_MODULE } from "../../../src/modules/pickup"
import type { PickupModuleService } from "../../../src/modules/pickup/service"
import { RETAIL_STORE_MODULE } from "../../../src/modules/retail-store"
import { moscow } from "../../../src/modules/retail-store/__tests__/fixtures"
import type { RetailStoreModuleService } from "../../../src/modules/retail-store/service"
import type { StorePickupOption, StoreRetailStoreList } from "../../../src/types/http"
import { shopTest } from "../../helpers/runner"
import { addProduct, openShop, type Shop } from "../../helpers/shop"

jest.setTimeout(60_000)

const RED_SQUARE = "latitude=55.7539&longitude=37.6208"
const HOUR = 3_600_000
const ALWAYS = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  opens_at: "00:00",
  closes_at: "24:00",
}))

type Product = { variant_id: string; inventory_item_id: string }
type Line = { variant_id?: string; quantity: number }

shopTest({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: Shop
    let coat: Product
    let scarf: Product
    const stores: Record<string, { id: string; stock_location_id: string }> = {}

    const pickup = () => container.resolve<PickupModuleService>(PICKUP_MODULE)
    const retail = () => container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    const inventory = () => container.resolve(Modules.INVENTORY)
    const products = () => container.resolve(Modules.PRODUCT)

    async function openStore(handle: string, settings: object = {}): Promise<void> {
      const open = {
        weekly_hours: ALWAYS,
        lead_minutes: 60,
        same_day_cutoff: null,
        slot_minutes: 60,
        orders_per_slot: 2,
      }
      const [store] = await retail().createStores([
        moscow(handle, { handle, ...open, ...settings }),
      ])
      stores[handle] = store!
    }

    const putStock = async (handle: string, product: Product, stocked_quantity: number) =>
      await inventory().createInventoryLevels({
        inventory_item_id: product.inventory_item_id,
        location_id: stores[handle]!.stock_location_id,
        stocked_quantity,
      })

    async function fillCart(lines: Line[]): Promise<string> {
      const items = lines.map((line, index) => ({
        title: `Line ${index}`,
        unit_price: 100,
        ...line,
      }))
      const cart = await container
        .resolve(Modules.CART)
        .createCarts({ currency_code: "rub", items })
      return cart.id
    }

    const ask = async (cartId: string, query = RED_SQUARE, headers: object = shop.headers) =>
      await api.get(`/store/carts/${cartId}/pickup-options?${query}`, {
        headers: { ...headers },
        validateStatus: () => true,
      })

    async function optionsFor(
      cartId: string,
      query = RED_SQUARE
    ): Promise<Record<string, StorePickupOption>> {
      const { data, status } = await ask(cartId, query)
      expect(status).toBe(200)
      const options = data.pickup_options as StorePickupOption[]
      return Object.fromEntries(options.map((option) => [option.retail_store.handle, option]))
    }

    const counts = (option: StorePickupOption | undefined) =>
      option?.lines.map((line) => [line.asked, line.available])

    const hold = async (
      cart_id: string,
      handle: string,
      product: Product,
      quantity: number,
      expires_in = HOUR
    ) =>
      await pickup().createStockHolds({
        cart_id,
        stock_location_id: stores[handle]!.stock_location_id,
        inventory_item_id: product.inventory_item_id,
        quantity,
        held_since: new Date(),
        expires_at: new Date(Date.now() + expires_in),
      })

    const sit = async (
      cart_id: string,
      handle: string,
      starts_at: string,
      state: "tentative" | "confirmed",
      expires_in = HOUR
    ) =>
      await pickup().createSlotSeats({
        cart_id,
        retail_store_id: stores[handle]!.id,
        starts_at: new Date(starts_at),
        ends_at: new Date(Date.parse(starts_at) + HOUR),
        state,
        expires_at: new Date(Date.now() + expires_in),
      })

    beforeAll(async () => {
      container = getContainer()
      shop = await openShop(container)
      coat = await addProduct(container, shop, "Coat")
      scarf = await addProduct(container, shop, "Scarf")
      await openStore("ural", { latitude: 56.8389, longitude: 60.6057 })
      await openStore("arbat", { latitude: 55.7494, longitude: 37.5916 })
      await openStore("sokol", { latitude: 55.8052, longitude: 37.5153 })
      await openStore("no-pickup", { pickup_enabled: false })
      await openStore("closed-down", { is_active: false })
      await putStock("arbat", coat, 3)
      await putStock("arbat", scarf, 1)
      await putStock("sokol", coat, 1)
    })

    describe("which stores", () => {
      it("answers pickup stores, nearest first, with distance and opening", async () => {
        const cart = await fillCart([{ variant_id: coat.variant_id, quantity: 1 }])
        const { data } = await ask(cart)
        expect(
          data.pickup_options.map((option: StorePickupOption) => option.retail_store.handle)
        ).toEqual(["arbat", "sokol", "ural"])
        const [nearest] = data.pickup_options as StorePickupOption[]
        expect(nearest!.retail_store).toMatchObject({
          open_now: true,
          time_zone: "Europe/Moscow",
          pickup_enabled: true,
        })
        expect(nearest!.retail_store.distance_km).toBeCloseTo(1.9, 1)
        expect(nearest!.retail_store).not.toHaveProperty("stock_location_id")
      })

      it("answers them by name without a point, and no more than asked", async () => {
        const cart = await fillCart([{ variant_id: coat.variant_id, quantity: 1 }])
        const { data } = await ask(cart, "limit=2")
        const names = data.pickup_options.map(
          (option: StorePickupOption) => option.retail_store.name
        )
        expect(names).toEqual([...names].sort())
        expect(names).toHaveLength(2)
        expect(data.pickup_options[0].retail_store.distance_km).toBeNull()
      })
    })

    describe("what is there", () => {
      it("tells available, partial and unavailable by line", async () => {
        const cart = await fillCart([
          { variant_id: coat.variant_id, quantity: 2 },
          { variant_id: scarf.variant_id, quantity: 1 },
        ])
        const options = await optionsFor(cart)
        // Lines of one instant have no order of their own.
        const available = (option: StorePickupOption | undefined) =>
          Object.fromEntries(
            (option?.lines ?? []).map((line) => [line.variant_id, [line.asked, line.available]])
          )
        expect(options.arbat).toMatchObject({ status: "available" })
        expect(available(options.arbat)).toEqual({
          [coat.variant_id]: [2, 2],
          [scarf.variant_id]: [1, 1],
        })
        expect(options.sokol).toMatchObject({ status: "partial" })
        expect(available(options.sokol)).toEqual({
          [coat.variant_id]: [2, 1],
          [scarf.variant_id]: [1, 0],
        })
        expect(options.ural).toMatchObject({ status: "unavailable" })
        expect(available(options.ural)).toEqual({
          [coat.variant_id]: [2, 0],
          [scarf.variant_id]: [1, 0],
        })
        expect(options.arbat!.lines[0]).toMatchObject({
          line_item_id: expect.stringMatching(/^cali_/),
        })
      })

      it("sums lines of one variant", async () => {
        const cart = await fillCart([
          { variant_id: coat.variant_id, quantity: 2 },
          { variant_id: coat.variant_id, quantity: 2 },
        ])
        const { arbat } = await optionsFor(cart)
        expect(arbat).toMatchObject({ status: "partial" })
        expect(arbat!.lines.reduce((sum, line) => sum + line.available, 0)).toBe(3)
      })

      it("counts kits by component, and does not limit unmanaged, back-orderable and free lines", async () => {
        const set = await addProduct(container, shop, "Set")
        await container.resolve("link").dismiss(linkOf(set.variant_id, set.inventory_item_id))
        await container.resolve("link").create([
          { ...linkOf(set.variant_id, coat.inventory_item_id), data: { required_quantity: 2 } },
          { ...linkOf(set.variant_id, scarf.inventory_item_id), data: { required_quantity: 1 } },
        ])
        const gift = await addProduct(container, shop, "Gift")
        await products().updateProductVariants(gift.variant_id, { manage_inventory: false })
        const late = await addProduct(container, shop, "Late")
        await products().updateProductVariants(late.variant_id, { allow_backorder: true })
        const cart = await fillCart([
          { variant_id: set.variant_id, quantity: 2 },
          { variant_id: gift.variant_id, quantity: 7 },
          { variant_id: late.variant_id, quantity: 8 },
          { quantity: 9 },
        ])
        const { arbat } = await optionsFor(cart)
        expect(counts(arbat)).toEqual(
          expect.arrayContaining([
            [2, 1],
            [7, 7],
            [8, 8],
            [9, 9],
          ])
        )
        expect(arbat!.status).toBe("partial")
      })

      it("takes off what is reserved, held by other carts and kept back", async () => {
        const cart = await fillCart([{ variant_id: coat.variant_id, quantity: 3 }])
        const left = async () => (await optionsFor(cart)).arbat!.lines[0]!.available
        expect(await left()).toBe(3)

        await hold("cart_of_somebody", "arbat", coat, 1)
        await hold("cart_that_lapsed", "arbat", coat, 1, -1)
        await hold(cart, "arbat", coat, 3)
        expect(await left()).toBe(2)

        await inventory().createReservationItems({
          inventory_item_id: coat.inventory_item_id,
          location_id: stores.arbat!.stock_location_id,
          quantity: 1,
        })
        expect(await left()).toBe(1)

        await retail().setSafetyStock(stores.arbat!.id, [
          { variant_id: coat.variant_id, quantity: 4 },
        ])
        expect(await left()).toBe(0)
      })

      it("keeps the store's default safety stock back, unless the variant has its own", async () => {
        await openStore("careful", { latitude: 55.7539, longitude: 37.6208, safety_stock: 2 })
        await putStock("careful", coat, 5)
        const cart = await fillCart([{ variant_id: coat.variant_id, quantity: 9 }])
        expect(counts((await optionsFor(cart)).careful)).toEqual([[9, 3]])
        await retail().setSafetyStock(stores.careful!.id, [
          { variant_id: coat.variant_id, quantity: 0 },
        ])
        expect(counts((await optionsFor(cart)).careful)).toEqual([[9, 5]])
      })
    })

    describe("when", () => {
      const cartOfOne = async () => await fillCart([{ variant_id: coat.variant_id, quantity: 1 }])

      it("offers the next slots from the ready time on", async () => {
        const before = Date.now()
        const { arbat } = await optionsFor(await cartOfOne())
        const ready = Date.parse(arbat!.ready_at!)
        expect(ready - before).toBeGreaterThanOrEqual(HOUR)
        expect(ready - Date.now()).toBeLessThanOrEqual(HOUR)
        const starts = arbat!.slots.map((slot) => Date.parse(slot.starts_at))
        expect(starts).toHaveLength(pickup().options.pickup.slotsPerStore)
        expect(starts[0]! - ready).toBeGreaterThanOrEqual(0)
        expect(starts[0]! - ready).toBeLessThan(HOUR)
        expect(arbat!.slots.every((slot) => slot.remaining === 2)).toBe(true)
      })

      it("counts live seats of others and leaves full slots out", async () => {
        const cart = await cartOfOne()
        const [first, second, third] = (await optionsFor(cart)).arbat!.slots.map(
          (slot) => slot.starts_at
        )
        await sit("cart_a", "arbat", first!, "confirmed", -HOUR)
        await sit("cart_b", "arbat", first!, "tentative")
        await sit("cart_c", "arbat", second!, "tentative")
        await sit("cart_d", "arbat", third!, "tentative", -1)
        const { slots } = (await optionsFor(cart)).arbat!
        expect(slots[0]).toMatchObject({ starts_at: second, remaining: 1 })
        expect(slots[1]).toMatchObject({ starts_at: third, remaining: 2 })
        expect(slots).toHaveLength(pickup().options.pickup.slotsPerStore)
      })

      it("does not count the cart's own seat", async () => {
        const cart = await cartOfOne()
        const first = (await optionsFor(cart)).arbat!.slots[0]!.starts_at
        await sit(cart, "arbat", first, "tentative")
        expect((await optionsFor(cart)).arbat!.slots[0]).toMatchObject({
          starts_at: first,
          remaining: 2,
        })
      })

      it("has no slots where none are asked for, and no ready time where it never opens", async () => {
        await openStore("any-time", { latitude: 55.7539, longitude: 37.6208, slot_minutes: null })
        await openStore("shut", { latitude: 55.7539, longitude: 37.6208, weekly_hours: [] })
        const options = await optionsFor(await cartOfOne())
        expect(options["any-time"]).toMatchObject({ ready_at: expect.any(String), slots: [] })
        expect(options.shut).toMatchObject({ ready_at: null, slots: [] })
        expect(options.shut!.retail_store).toMatchObject({
          open_now: false,
          opens_or_closes_at: null,
        })
      })
    })

    describe("bad questions", () => {
      it("knows no such cart", async () => {
        const { status, data } = await ask("cart_of_nobody")
        expect(status).toBe(404)
        expect(data).toMatchObject({ type: "not_found", code: "cart_not_found" })
      })

      it("refuses half a point, a place off the map, other limits and unknown fields", async () => {
        const questions = [
          "latitude=55",
          "latitude=91&longitude=0",
          "latitude=&longitude=",
          "latitude=x&longitude=1",
          "limit=0",
          "limit=51",
          "limit=1.5",
          "color=red",
        ]
        for (const question of questions) {
          const { status, data } = await ask("cart_of_nobody", question)
          expect({ question, status, type: data.type }).toEqual({
            question,
            status: 400,
            type: "invalid_data",
          })
        }
      })

      it("wants a publishable key", async () => {
        const { status, data } = await ask("cart_of_nobody", "", {})
        expect(status).toBe(400)
        expect(data).toMatchObject({ type: "not_allowed" })
      })
    })

    it("asks the database as often for twenty stores and five lines as for two stores and one line", async () => {
      const statementsOf = async (cartId: string, limit: number) => {
        const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
        const statements: string[] = []
        const note = ({ sql }: { sql: string }) => void statements.push(sql)
        connection.on("query", note)
        const { data } = await ask(cartId, `${RED_SQUARE}&limit=${limit}`)
        connection.off("query", note)
        expect(data.pickup_options).toHaveLength(limit)
        return statements.length
      }
      for (let index = 0; index < 20; index++) {
        await openStore(`store-${index}`)
      }
      const more = await Promise.all(
        ["Bag", "Glove", "Hat"].map((title) => addProduct(container, shop, title))
      )
      const large = await fillCart(
        [coat, scarf, ...more].map(({ variant_id }) => ({ variant_id, quantity: 2 }))
      )
      const small = await fillCart([{ variant_id: coat.variant_id, quantity: 1 }])
      await ask(small)
      const few = await statementsOf(small, 2)
      expect(few).toBeGreaterThan(5)
      expect(few).toBeLessThan(14)
      expect(await statementsOf(large, 20)).toBe(few)
    })

    it("tells the stock of asked variants beside the list of stores", async () => {
      const late = await addProduct(container, shop, "Late")
      await products().updateProductVariants(late.variant_id, { allow_backorder: true })
      await putStock("ural", coat, 9)
      const query = [coat.variant_id, scarf.variant_id, late.variant_id, "variant_gone"]
        .map((id) => `variant_id[]=${id}`)
        .join("&")
      const { data } = await api.get<StoreRetailStoreList>(`/store/retail-stores?${query}`, {
        headers: shop.headers,
      })
      const told = Object.fromEntries(
        data.retail_stores.map((store) => [store.handle, store.stock.map((each) => each.status)])
      )
      expect(told).toMatchObject({
        arbat: ["low_stock", "low_stock", "backorder", "out_of_stock"],
        sokol: ["low_stock", "out_of_stock", "backorder", "out_of_stock"],
        ural: ["in_stock", "out_of_stock", "backorder", "out_of_stock"],
      })
    })
  },
})

const linkOf = (variant_id: string, inventory_item_id: string) => ({
  [Modules.PRODUCT]: { variant_id },
  [Modules.INVENTORY]: { inventory_item_id },
})
