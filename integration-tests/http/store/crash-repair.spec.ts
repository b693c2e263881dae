import { Modules } from "@medusajs/framework/utils"
import * as coreFlows from "@medusajs/medusa/core-flows"
import { runReconcileJob } from "../../../src/core/jobs"
import { PICKUP_MODULE } from "../../../src/modules/pickup"
import type { PickupModuleService } from "../../../src/modules/pickup/service"
import { STOCK_MODULE } from "../../../src/modules/stock"
import type { StockModuleService } from "../../../src/modules/stock/service"
import { adoptPlacedOrder } from "../../../src/workflows/pickup/adopt-placed-order"
import { signIn } from "../../helpers/dashboard"
import {
  callers,
  cartFor,
  fillCart,
  openPickupShop,
  type PickupShop,
  pickupOf,
  startPayment,
  stockAt,
  stockProduct,
} from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"

jest.setTimeout(120_000)

const MINUTE_MS = 60_000

shopTest({
  testSuite: ({ api, getContainer, waitWorkflowExecutions }) => {
    let world: PickupShop
    let adminHeaders: object
    let coat: { variant_id: string; inventory_item_id: string }
    const call = callers(
      api,
      () => world.shop,
      () => adminHeaders
    )
    const arbat = () => world.stores[0]!
    const service = () => getContainer().resolve<PickupModuleService>(PICKUP_MODULE)
    const stock = (locationId: string) =>
      stockAt(getContainer(), coat.inventory_item_id, locationId)

    beforeAll(async () => {
      world = await openPickupShop(getContainer())
      adminHeaders = (await signIn(getContainer(), "boss")).headers
      coat = await stockProduct(getContainer(), world.shop, "Coat", {
        [world.warehouse]: 5,
        [arbat().stock_location_id]: 1,
      })
    })

    const cart = () =>
      cartFor(call, world.shop, arbat().id, [{ variant_id: coat.variant_id, quantity: 1 }])
    const cartRow = async (id: string) =>
      (await getContainer().resolve(Modules.CART).retrieveCart(id)).sales_channel_id
    const later = () => new Date(Date.now() + 4 * MINUTE_MS)
    const repair = () =>
      runReconcileJob(getContainer(), "omni-repair-pickup-carts", { now: later() })

    /** What our completion has done when it is cut off right after its claim. */
    async function claimAndCrash(cartId: string): Promise<void> {
      const now = new Date()
      await service().claimChoice({
        cart_id: cartId,
        cart_sales_channel_id: world.shop.sales_channel_id,
        demand: [{ inventory_item_id: coat.inventory_item_id, quantity: 1, safety: 0 }],
        slot_capacity: null,
        until: new Date(now.getTime() + 3 * MINUTE_MS),
        now,
      })
      await getContainer()
        .resolve(Modules.CART)
        .updateCarts([{ id: cartId, sales_channel_id: arbat().sales_channel_id }])
    }

    it("gives a cart its own channel back after a crash before the order, and lets it be completed", async () => {
      const cartId = await cart()
      await claimAndCrash(cartId)
      await repair()
      expect(await cartRow(cartId)).toBe(world.shop.sales_channel_id)
      const { data } = await call.store("POST", `/carts/${cartId}/complete`)
      expect(data.type).toBe("order")
      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 1, reserved: 1 })
    })

    it("finishes what a crash after the order left undone: channel, pickup, holds", async () => {
      const cartId = await cart()
      await claimAndCrash(cartId)
      const { result } = await coreFlows
        .completeCartWorkflow(getContainer())
        .run({ input: { id: cartId } })
      await waitWorkflowExecutions()
      await repair()
      await repair()
      const order = await getContainer().resolve(Modules.ORDER).retrieveOrder(result.id)
      expect(order.sales_channel_id).toBe(world.shop.sales_channel_id)
      expect(await cartRow(cartId)).toBe(world.shop.sales_channel_id)
      expect(await pickupOf(call, result.id)).toMatchObject({
        status: "placed",
        retail_store_id: arbat().id,
      })
      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 1, reserved: 1 })
      expect(await service().listStockHolds({ cart_id: cartId, state: "held" })).toEqual([])
      const again = await call.store("POST", `/carts/${cartId}/complete`)
      expect(again.data).toMatchObject({ type: "order", order: { id: result.id } })
    })

    it("brings an order that was completed past our route into the chosen store", async () => {
      const cartId = await cart()
      const { result } = await coreFlows
        .completeCartWorkflow(getContainer())
        .run({ input: { id: cartId } })
      await waitWorkflowExecutions()
      await repair()
      expect(await pickupOf(call, result.id)).toMatchObject({ retail_store_id: arbat().id })
      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 1, reserved: 1 })
      expect(await stock(world.warehouse)).toEqual({ stocked: 5, reserved: 0 })
    })

    it("lets a lapsed hold go without any job, and takes it again at completion when nobody was faster", async () => {
      const first = await cart()
      const lapsed = new Date(Date.now() - MINUTE_MS)
      const [hold] = await service().listStockHolds({ cart_id: first, state: "held" })
      await service().updateStockHolds({ id: hold!.id, expires_at: lapsed })
      const second = await cart()
      const refused = await call.store("POST", `/carts/${first}/complete`)
      expect([refused.status, refused.data.code]).toEqual([409, "store_out_of_stock"])
      await call.store("DELETE", `/carts/${second}/pickup`)
      expect((await call.store("POST", `/carts/${first}/complete`)).data.type).toBe("order")
    })

    it("completes a cart once, however often and however parallel it is asked to", async () => {
      const cartId = await cart()
      const answers = await Promise.all(
        [1, 2, 3].map(() => call.store("POST", `/carts/${cartId}/complete`))
      )
      const ids = answers
        .filter((answer) => answer.status === 200)
        .map((answer) => answer.data.order?.id)
      expect(new Set(ids).size).toBe(1)
      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 1, reserved: 1 })
      expect(await service().listPickups({ cart_id: cartId })).toHaveLength(1)
    })

    it("refuses a cart whose delivery says store although no store was chosen", async () => {
      const cartId = await cart()
      const { data } = await call.store(
        "GET",
        `/carts/${cartId}?fields=shipping_methods.shipping_option_id`
      )
      const other = await fillCart(call, world.shop, [{ variant_id: coat.variant_id, quantity: 1 }])
      await call.store("POST", `/carts/${other}/shipping-methods`, {
        option_id: data.cart.shipping_methods[0].shipping_option_id,
      })
      const refused = await call.store("POST", `/carts/${other}/complete`)
      expect([refused.status, refused.data.code]).toEqual([409, "pickup_not_chosen"])
    })

    it("keeps deliveries out of the stores' stock wherever a warehouse has the coat", async () => {
      const {
        createShippingOptionsWorkflow,
        createLocationFulfillmentSetWorkflow,
        createServiceZonesWorkflow,
      } = coreFlows
      const container = getContainer()
      await container.resolve("link").create({
        [Modules.STOCK_LOCATION]: { stock_location_id: world.warehouse },
        [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" },
      })
      await createLocationFulfillmentSetWorkflow(container).run({
        input: {
          location_id: world.warehouse,
          fulfillment_set_data: { name: "Courier", type: "shipping" },
        },
      })
      const [set] = await container
        .resolve(Modules.FULFILLMENT)
        .listFulfillmentSets({ name: "Courier" })
      const { result: zones } = await createServiceZonesWorkflow(container).run({
        input: {
          data: [
            {
              name: "Russia",
              fulfillment_set_id: set!.id,
              geo_zones: [{ type: "country", country_code: "ru" }],
            },
          ],
        },
      })
      const { result: options } = await createShippingOptionsWorkflow(container).run({
        input: [
          {
            name: "Courier",
            service_zone_id: zones[0]!.id,
            shipping_profile_id: world.shop.shipping_profile_id,
            provider_id: "manual_manual",
            price_type: "flat",
            type: { label: "Courier", description: "", code: "courier" },
            prices: [{ currency_code: "rub", amount: 500 }],
            rules: [],
          },
        ],
      })
      /** A delivered order that Medusa, whose choice of place is arbitrary, reserved in the store. */
      async function deliveredFromStore(): Promise<string> {
        const cartId = await fillCart(
          call,
          world.shop,
          [{ variant_id: coat.variant_id, quantity: 1 }],
          {
            shipping_address: {
              first_name: "A",
              last_name: "B",
              address_1: "1",
              city: "Tula",
              country_code: "ru",
            },
          }
        )
        await call.store("POST", `/carts/${cartId}/shipping-methods`, { option_id: options[0]!.id })
        await startPayment(call, cartId)
        const { data } = await call.store("POST", `/carts/${cartId}/complete`)
        await waitWorkflowExecutions()
        await container.resolve<StockModuleService>(STOCK_MODULE).move(
          {
            line_item_ids: data.order.items.map((item: { id: string }) => item.id),
            to_location_id: arbat().stock_location_id,
            reference: `test:${data.order.id}`,
          },
          new Date()
        )
        expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 1, reserved: 1 })
        return data.order.id
      }
      await adoptPlacedOrder(container, await deliveredFromStore())
      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 1, reserved: 0 })
      expect(await stock(world.warehouse)).toEqual({ stocked: 5, reserved: 1 })

      // It was sold: where no warehouse has it, it stays in the store.
      const second = await deliveredFromStore()
      await container.resolve(Modules.INVENTORY).updateInventoryLevels([
        {
          inventory_item_id: coat.inventory_item_id,
          location_id: world.warehouse,
          stocked_quantity: 1,
        },
      ])
      await adoptPlacedOrder(container, second)
      expect(await stock(arbat().stock_location_id)).toEqual({ stocked: 1, reserved: 1 })
    })

    describe("a kit of one coat and two buttons", () => {
      async function kit() {
        const inventory = getContainer().resolve(Modules.INVENTORY)
        const button = await inventory.createInventoryItems({ sku: "button" })
        await inventory.createInventoryLevels([
          {
            inventory_item_id: button.id,
            location_id: arbat().stock_location_id,
            stocked_quantity: 5,
          },
          { inventory_item_id: button.id, location_id: world.warehouse, stocked_quantity: 5 },
        ])
        await inventory.updateInventoryLevels([
          {
            inventory_item_id: coat.inventory_item_id,
            location_id: arbat().stock_location_id,
            stocked_quantity: 5,
          },
        ])
        const { result } = await coreFlows.createProductsWorkflow(getContainer()).run({
          input: {
            products: [
              {
                title: "Kit",
                status: "published",
                shipping_profile_id: world.shop.shipping_profile_id,
                sales_channels: [{ id: world.shop.sales_channel_id }],
                options: [{ title: "Size", values: ["M"] }],
                variants: [
                  {
                    title: "M",
                    options: { Size: "M" },
                    manage_inventory: true,
                    inventory_items: [
                      { inventory_item_id: coat.inventory_item_id, required_quantity: 1 },
                      { inventory_item_id: button.id, required_quantity: 2 },
                    ],
                    prices: [{ currency_code: "rub", amount: 100 }],
                  },
                ],
              },
            ],
          },
        })
        return { variant_id: result[0]!.variants[0]!.id, button_id: button.id }
      }

      it("is limited by its scarcest component and reserved by component; units of it are freed exactly", async () => {
        const { variant_id, button_id } = await kit()
        const three = await fillCart(call, world.shop, [{ variant_id, quantity: 2 }])
        await call.store("POST", `/carts/${three}/line-items`, {
          variant_id: coat.variant_id,
          quantity: 1,
        })
        const chosen = await call.store("POST", `/carts/${three}/pickup`, {
          retail_store_id: arbat().id,
        })
        expect(chosen.status).toBe(200)
        const tooMany = await fillCart(call, world.shop, [{ variant_id, quantity: 1 }])
        const refused = await call.store("POST", `/carts/${tooMany}/pickup`, {
          retail_store_id: arbat().id,
        })
        expect([refused.status, refused.data.code]).toEqual([409, "store_out_of_stock"])
        await call.store("DELETE", `/carts/${three}/pickup`)

        const cartId = await cartFor(call, world.shop, arbat().id, [{ variant_id, quantity: 2 }])
        const { data } = await call.store("POST", `/carts/${cartId}/complete`)
        const buttons = () => stockAt(getContainer(), button_id, arbat().stock_location_id)
        expect([await buttons(), await stock(arbat().stock_location_id)]).toEqual([
          { stocked: 5, reserved: 4 },
          { stocked: 5, reserved: 2 },
        ])
        const line = (await pickupOf(call, data.order.id)).lines[0]!
        const gateway = getContainer().resolve<StockModuleService>(STOCK_MODULE)
        const release = {
          lines: [{ line_item_id: line.order_line_item_id, quantity: 1, ordered_quantity: 2 }],
          reference: "once",
        }
        await gateway.release(release, new Date())
        await gateway.release(release, new Date())
        expect([await buttons(), await stock(arbat().stock_location_id)]).toEqual([
          { stocked: 5, reserved: 2 },
          { stocked: 5, reserved: 1 },
        ])
        const movements = await gateway.listStockMovements({ reference: "once" })
        expect(movements.map((movement) => Number(movement.reserved_change)).sort()).toEqual([
          -1, -2,
        ])
      })
    })
  },
})
