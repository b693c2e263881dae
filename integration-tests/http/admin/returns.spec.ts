import { Modules } from "@medusajs/framework/utils"
import { containerSql } from "../../../src/core/jobs"
import { signIn } from "../../helpers/dashboard"
import {
  callers,
  cartFor,
  collectedOrder,
  openPickupShop,
  type PickupShop,
  stockAt,
  stockProduct,
} from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"

jest.setTimeout(60_000)

type Item = { id: string; title: string; detail: Record<string, number> }

/** What Medusa's own returns would do to a shop, and must not. */
shopTest({
  keepData: true,
  testSuite: ({ api, getContainer }) => {
    let world: PickupShop
    let adminHeaders: object
    let coat: { variant_id: string; inventory_item_id: string }
    let scarf: { variant_id: string; inventory_item_id: string }
    const call = callers(
      api,
      () => world.shop,
      () => adminHeaders
    )

    beforeAll(async () => {
      const container = getContainer()
      world = await openPickupShop(container)
      adminHeaders = (await signIn(container, "boss")).headers
      const everywhere = { [world.stores[0]!.stock_location_id]: 20 }
      coat = await stockProduct(container, world.shop, "Coat", everywhere)
      scarf = await stockProduct(container, world.shop, "Scarf", everywhere)
    })

    const cart = (coats: number, scarves = 0) =>
      cartFor(
        call,
        world.shop,
        world.stores[0]!.id,
        [
          { variant_id: coat.variant_id, quantity: coats },
          { variant_id: scarf.variant_id, quantity: scarves },
        ].filter(({ quantity }) => quantity > 0)
      )
    const collected = async (coats: number, scarves = 0) =>
      await collectedOrder(getContainer(), call, await cart(coats, scarves))
    const itemsOf = async (orderId: string): Promise<Item[]> => {
      const { data } = await call.admin("GET", `/orders/${orderId}?fields=*items,*items.detail`)
      return (data.order.items as Item[]).sort((one, other) => (one.title < other.title ? -1 : 1))
    }
    const begin = async (order_id: string, location_id = world.stores[1]!.stock_location_id) => {
      const { data } = await call.admin("POST", "/returns", { order_id, location_id })
      return data.return.id as string
    }
    const ask = (returnId: string, items: object[]) =>
      call.admin("POST", `/returns/${returnId}/request-items`, { items })
    const confirm = (returnId: string) => call.admin("POST", `/returns/${returnId}/request`, {})
    const receive = async (returnId: string, items: object[]) => {
      await call.admin("POST", `/returns/${returnId}/receive`, {})
      await call.admin("POST", `/returns/${returnId}/receive-items`, { items })
      return await call.admin("POST", `/returns/${returnId}/receive/confirm`, {})
    }
    const returned = async (orderId: string, items: object[]) => {
      const id = await begin(orderId)
      expect(await ask(id, items)).toMatchObject({ status: 200 })
      expect((await confirm(id)).status).toBe(200)
      expect((await receive(id, items)).status).toBe(200)
    }
    const refused = (title: string, left: number, asked: number) => ({
      status: 400,
      data: {
        type: "invalid_data",
        code: "units_not_returnable",
        message: `Of "${title}" ${left} may come back, and ${asked} are asked for`,
      },
    })

    it("take a unit back once", async () => {
      const order = await collected(2)
      const [{ id }] = (await itemsOf(order)) as [Item]
      await returned(order, [{ id, quantity: 1 }])
      const second = await begin(order)
      expect(await ask(second, [{ id, quantity: 2 }])).toMatchObject(refused("Coat", 1, 2))
      expect((await ask(second, [{ id, quantity: 1 }])).status).toBe(200)
      // The one line twice is two units of it.
      expect(await ask(second, [{ id, quantity: 1 }])).toMatchObject(refused("Coat", 1, 2))
      expect((await confirm(second)).status).toBe(200)
      expect((await receive(second, [{ id, quantity: 1 }])).status).toBe(200)
      const third = await begin(order)
      expect(await ask(third, [{ id, quantity: 1 }])).toMatchObject(refused("Coat", 0, 1))
      expect((await itemsOf(order))[0]!.detail).toMatchObject({ return_received_quantity: 2 })
    })

    it("take nothing back that was not handed over", async () => {
      const { data } = await call.store("POST", `/carts/${await cart(1)}/complete`, {})
      const [{ id }] = (await itemsOf(data.order.id)) as [Item]
      expect(await ask(await begin(data.order.id), [{ id, quantity: 1 }])).toMatchObject(
        refused("Coat", 0, 1)
      )
    })

    it("exchange and replace nothing that came back", async () => {
      const order = await collected(1)
      const [{ id }] = (await itemsOf(order)) as [Item]
      await returned(order, [{ id, quantity: 1 }])
      const exchange = await call.admin("POST", "/exchanges", { order_id: order })
      const inbound = await call.admin(
        "POST",
        `/exchanges/${exchange.data.exchange.id}/inbound/items`,
        { items: [{ id, quantity: 1 }] }
      )
      expect(inbound).toMatchObject(refused("Coat", 0, 1))
      await call.admin("DELETE", `/exchanges/${exchange.data.exchange.id}/request`)
      const claim = await call.admin("POST", "/claims", { order_id: order, type: "refund" })
      const items = [{ id, quantity: 1 }]
      expect(
        await call.admin("POST", `/claims/${claim.data.claim.id}/inbound/items`, { items })
      ).toMatchObject(refused("Coat", 0, 1))
    })

    it("take a unit back once, also when all ask Medusa's module at the same moment", async () => {
      const order = await collected(1)
      const [{ id }] = (await itemsOf(order)) as [Item]
      const module = getContainer().resolve(Modules.ORDER)
      const takeBack = async () => {
        const made = await module.createReturn({
          order_id: order,
          location_id: world.stores[1]!.stock_location_id,
          items: [{ id, quantity: 1 }],
        } as never)
        const received = { return_id: made.id, items: [{ id, quantity: 1 }] }
        await module.receiveReturn(received as never)
      }
      const tries = await Promise.allSettled([1, 2, 3, 4].map(takeBack))
      tries.push(...(await Promise.allSettled([takeBack()])))
      expect(tries.map(({ status }) => status).sort()).toEqual([
        "fulfilled",
        ...Array(4).fill("rejected"),
      ])
      const { detail } = (await itemsOf(order))[0]!
      expect(detail).toMatchObject({ return_received_quantity: 1, return_requested_quantity: 0 })
    })

    it("leave an order alone that had too many before", async () => {
      const order = await collected(1)
      const [{ id }] = (await itemsOf(order)) as [Item]
      const sql = containerSql(getContainer())
      const overdraw = () =>
        sql("update order_item set return_received_quantity = 3 where item_id = ?", [id])
      await expect(overdraw()).rejects.toMatchObject({ code: "40001" })
      await sql("alter table order_item disable trigger user", [])
      await overdraw()
      await sql("alter table order_item enable trigger user", [])
      await sql("update order_item set quantity = quantity where item_id = ?", [id])
      await expect(
        sql("update order_item set return_received_quantity = 4 where item_id = ?", [id])
      ).rejects.toMatchObject({ code: "40001" })
    })

    it("bring stock where it is received, though the place never had the product", async () => {
      const place = await world.shop.locate("Outlet")
      await getContainer().resolve(Modules.INVENTORY).createInventoryLevels({
        inventory_item_id: coat.inventory_item_id,
        location_id: place,
        stocked_quantity: 0,
      })
      const order = await collected(1, 2)
      const items = (await itemsOf(order)).map(({ id, title }) => ({
        id,
        quantity: title === "Coat" ? 1 : 2,
      }))
      const id = await begin(order, place)
      await ask(id, items)
      await confirm(id)
      expect((await receive(id, items)).status).toBe(200)
      expect(await stockAt(getContainer(), coat.inventory_item_id, place)).toMatchObject({
        stocked: 1,
      })
      expect(await stockAt(getContainer(), scarf.inventory_item_id, place)).toMatchObject({
        stocked: 2,
      })
    })

    it("are not open to whoever knows an order", async () => {
      const order = await collected(1)
      const [{ id }] = (await itemsOf(order)) as [Item]
      const { status, data } = await call.store("POST", "/returns", {
        order_id: order,
        items: [{ id, quantity: 1 }],
        return_shipping: { option_id: "so_any", price: 0 },
        receive_now: true,
      })
      expect([status, data.code]).toEqual([403, "store_returns_closed"])
    })
  },
})
