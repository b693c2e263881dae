import { RETAIL_STORE_MODULE } from "../../../src/modules/retail-store"
import type { RetailStoreModuleService } from "../../../src/modules/retail-store/service"
import type { AdminPickupDetail } from "../../../src/types/http"
import { type DashboardUser, signIn } from "../../helpers/dashboard"
import {
  callers,
  type Callers,
  cartFor,
  makeReady,
  openPickupShop,
  type PickupShop,
  pickupOf,
  stockProduct,
} from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"

jest.setTimeout(120_000)

shopTest({
  testSuite: ({ api, getContainer }) => {
    let world: PickupShop
    let boss: DashboardUser
    let stranger: Callers
    let clerk: Callers
    let manager: Callers
    let pickup: AdminPickupDetail
    let code: string

    beforeAll(async () => {
      const container = getContainer()
      world = await openPickupShop(container)
      boss = await signIn(container, "boss")
      const [arbat, sokol] = world.stores
      const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
      const staff = async (name: string, storeId: string, role: "associate" | "manager") => {
        const user = await signIn(container, name)
        await stores.assignStaff({ retail_store_id: storeId, user_id: user.id, role })
        return callers(
          api,
          () => world.shop,
          () => user.headers
        )
      }
      clerk = await staff("clerk", arbat!.id, "associate")
      manager = await staff("manager", arbat!.id, "manager")
      stranger = await staff("stranger", sokol!.id, "manager")
      const coat = await stockProduct(container, world.shop, "Coat", {
        [arbat!.stock_location_id]: 3,
      })
      const admin = callers(
        api,
        () => world.shop,
        () => boss.headers
      )
      const cartId = await cartFor(admin, world.shop, arbat!.id, [
        { variant_id: coat.variant_id, quantity: 1 },
      ])
      const { data } = await admin.store("POST", `/carts/${cartId}/complete`)
      pickup = await makeReady(admin, await pickupOf(admin, data.order.id))
      code = (await admin.admin("POST", `/pickups/${pickup.id}/reissue-code`, {})).data.code
    })

    const COMMANDS: [string, object][] = [
      ["accept", {}],
      ["pick", { lines: [{ id: "x", picked_quantity: 1 }] }],
      ["ready", {}],
      ["hand-over", { code: "AAAA-AAAA" }],
      ["reject", { reason: "other" }],
      ["extend", { hours: 1 }],
      ["cancel", { reason: "because" }],
      ["reissue-code", {}],
    ]

    it.each([["", {}] as [string, object], ...COMMANDS])(
      "answers 403 to staff of another store at /admin/pickups/:id/%s, whatever they send",
      async (command, body) => {
        const path = `/pickups/${pickup.id}${command && `/${command}`}`
        const method = command ? "POST" : "GET"
        for (const sent of [body, { nonsense: true }]) {
          const { status, data } = await stranger.admin(method, path, command ? sent : undefined)
          expect([status, data.type, data.code]).toEqual([403, "forbidden", "store_forbidden"])
          expect(JSON.stringify(data)).not.toContain("shopper-")
        }
      }
    )

    it("shows staff of another store nothing in the queue, in its numbers or behind the code", async () => {
      const { data } = await stranger.admin("GET", "/pickups")
      expect(data).toMatchObject({ pickups: [], count: 0, counts: { ready: 0, late: 0 } })
      const asked = await stranger.admin("GET", `/pickups?retail_store_id=${world.stores[0]!.id}`)
      expect([asked.status, asked.data.code]).toEqual([403, "store_forbidden"])
      const byOrder = await stranger.admin("GET", `/pickups?order_id=${pickup.order_id}`)
      expect(byOrder.data.pickups).toEqual([])
      const foreign = await stranger.admin("POST", "/pickups/lookup", { code })
      const unknown = await stranger.admin("POST", "/pickups/lookup", { code: "ZZZZ-ZZZZ" })
      expect([foreign.status, foreign.data]).toEqual([unknown.status, unknown.data])
      expect(foreign.data.code).toBe("code_not_found")
    })

    it("shows its own staff the order, and lets only a manager extend or go without the code", async () => {
      const { data } = await clerk.admin("GET", "/pickups")
      expect(data).toMatchObject({ count: 1, counts: { ready: 1 } })
      const own = await clerk.admin("GET", `/pickups/${pickup.id}`)
      expect(own.data.pickup.allowed_commands).not.toContain("extend")
      const extended = await clerk.admin("POST", `/pickups/${pickup.id}/extend`, { hours: 5 })
      expect([extended.status, extended.data.code]).toEqual([403, "store_forbidden"])
      const override = { override_reason: "Knows the order number by heart" }
      const refused = await clerk.admin("POST", `/pickups/${pickup.id}/hand-over`, override)
      expect([refused.status, refused.data.code]).toEqual([403, "store_forbidden"])
      const more = await manager.admin("POST", `/pickups/${pickup.id}/extend`, { hours: 5 })
      expect(more.data.pickup.extensions).toBe(1)
      const given = await manager.admin("POST", `/pickups/${pickup.id}/hand-over`, override)
      expect(given.data.pickup).toMatchObject({ status: "collected" })
      expect(given.data.pickup.history.at(-1)).toMatchObject({
        details: override,
        actor_label: "manager",
      })
    })

    it("answers nobody who is not signed in", async () => {
      const { status } = await callers(
        api,
        () => world.shop,
        () => ({})
      ).admin("GET", "/pickups")
      expect(status).toBe(401)
    })

    it.each([
      ["pick", { lines: [] }, "lines"],
      ["reject", { reason: "bored" }, "reason"],
      ["extend", { hours: 0 }, "hours"],
      ["cancel", {}, "reason"],
      ["hand-over", {}, "code"],
    ])(
      "answers a bad body of %s with 400, names the field and changes nothing",
      async (command, body, field) => {
        const admin = callers(
          api,
          () => world.shop,
          () => boss.headers
        )
        const { status, data } = await admin.admin("POST", `/pickups/${pickup.id}/${command}`, body)
        expect([status, data.type]).toEqual([400, "invalid_data"])
        expect(data.message).toContain(field)
        expect((await admin.admin("GET", `/pickups/${pickup.id}`)).data.pickup.version).toBe(
          pickup.version + 1
        )
      }
    )
  },
})
