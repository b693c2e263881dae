import axios from "axios"
import { signIn } from "../../helpers/dashboard"
import {
  callers,
  type Callers,
  cartFor,
  openPickupShop,
  type PickupShop,
  stockAt,
  stockProduct,
} from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"
import { hasRedis, startServerProcess, withRedis } from "../../helpers/server-process"

jest.setTimeout(300_000)

const SHOPPERS = 20
/** Carts made side by side. */
const HANDS = 5

const withRedisOnly = hasRedis() ? it : it.skip

shopTest({
  testSuite: ({ api, getContainer, dbUrl }) => {
    let world: PickupShop
    let coat: { variant_id: string; inventory_item_id: string }
    let adminHeaders: object
    const carts: string[] = []
    const call = callers(
      api,
      () => world.shop,
      () => adminHeaders
    )
    const arbat = () => world.stores[0]!

    // Twenty carts, each with a coat on hold; then all but one of the coats are gone from the shelf.
    beforeAll(async () => {
      const container = getContainer()
      world = await openPickupShop(container, { orders_per_slot: null })
      coat = await stockProduct(container, world.shop, "Last", {
        [world.warehouse]: 0,
        [arbat().stock_location_id]: SHOPPERS,
      })
      adminHeaders = (await signIn(container, "boss")).headers
      const item = { variant_id: coat.variant_id, quantity: 1 }
      for (let made = 0; made < SHOPPERS; made += HANDS) {
        const few = Array.from({ length: HANDS }, () =>
          cartFor(call, world.shop, arbat().id, [item])
        )
        carts.push(...(await Promise.all(few)))
      }
      await container.resolve("inventory").updateInventoryLevels([
        {
          inventory_item_id: coat.inventory_item_id,
          location_id: arbat().stock_location_id,
          stocked_quantity: 1,
        },
      ])
    })

    const completeAll = (callsOf: (index: number) => Callers) =>
      Promise.all(
        carts.map((cart, index) => callsOf(index).store("POST", `/carts/${cart}/complete`))
      )

    /** One order, nineteen clean refusals, one unit reserved, nothing half done. */
    async function expectOneOrder(
      answers: { status: number; data: { type?: string; code?: string } }[]
    ) {
      const outcomes = answers
        .map(({ status, data }) => `${status} ${data.code ?? data.type}`)
        .sort()
      expect(outcomes).toEqual([
        "200 order",
        ...Array<string>(SHOPPERS - 1).fill("409 store_out_of_stock"),
      ])
      const location = arbat().stock_location_id
      const stock = await stockAt(getContainer(), coat.inventory_item_id, location)
      expect(stock).toEqual({ stocked: 1, reserved: 1 })
      const reservations = await getContainer()
        .resolve("inventory")
        .listReservationItems({ inventory_item_id: coat.inventory_item_id })
      expect(reservations.map((row) => [row.location_id, Number(row.quantity)])).toEqual([
        [location, 1],
      ])
      expect(await getContainer().resolve("order").listOrders({})).toHaveLength(1)
    }

    async function completeOnTwoServers(env: Record<string, string>) {
      const servers = await Promise.all([
        startServerProcess({ databaseUrl: dbUrl, env }),
        startServerProcess({ databaseUrl: dbUrl, env }),
      ])
      try {
        const calls = servers.map((server) =>
          callers(
            axios.create({ baseURL: server.url }),
            () => world.shop,
            () => ({})
          )
        )
        return await completeAll((index) => calls[index % 2]!)
      } finally {
        await Promise.all(servers.map((server) => server.stop()))
      }
    }

    it("sells the last coat once to twenty shoppers of one server", async () => {
      await expectOneOrder(await completeAll(() => call))
    })

    it("sells the last coat once to twenty shoppers of two servers with PostgreSQL locks", async () => {
      await expectOneOrder(await completeOnTwoServers({}))
    })

    withRedisOnly(
      "sells the last coat once to twenty shoppers of two servers with Redis locks",
      async () => {
        const redis = await withRedis()
        try {
          await expectOneOrder(await completeOnTwoServers({ REDIS_URL: redis!.url }))
        } finally {
          await redis?.stop()
        }
      }
    )
  },
})
