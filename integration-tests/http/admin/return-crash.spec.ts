import { randomUUID } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import { containerSql, runReconcileJob } from "../../../src/core/jobs"
import type { AdminReturnQuote } from "../../../src/types"
import { verifyLoyalty } from "../../../src/workflows/loyalty/verify-loyalty"
import { verifyStock } from "../../../src/workflows/stock/verify-stock"
import { seededRandom, shuffle } from "../../../till-simulator/random"
import { type DashboardUser, signIn } from "../../helpers/dashboard"
import { type KillPoint, type KillPoints, openKillPoints } from "../../helpers/kill-points"
import {
  callers,
  cartFor,
  collectedOrder,
  openPickupShop,
  type PickupShop,
  startPayment,
  stockAt,
  stockProduct,
  workJobs,
} from "../../helpers/pickup-shop"
import { openShopProgramme, pointsOf, type Shopper, shopperWith } from "../../helpers/points"
import { shopTest } from "../../helpers/runner"
import { type ServerProcess, startServerProcess } from "../../helpers/server-process"

jest.setTimeout(900_000)

/** How often a server is killed between two legs; `KILLS=50` for a long run. */
const KILLS = Number(process.env.KILLS ?? 10)
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31)
/** A server is started while another one works. */
const SERVERS = 2
const ORDERS = 10
/** Each kill takes about two returns, and what is left comes back at the end. */
const COATS = Math.ceil((KILLS * 2) / ORDERS) + 1
const GIFT = 1_000
const SPENT = 300
const LIMIT_MS = 180_000

/** Between every two legs of a return, and in the middle of the longest. */
const POINTS: readonly KillPoint[] = [
  { name: "nothing is in the order yet", table: "return", on: "insert" },
  {
    name: "asked for, not received",
    table: "return",
    on: "update",
    when: "new.status = 'received'",
  },
  {
    name: "received, not noted",
    table: "omni_return_case",
    on: "update",
    when: "new.medusa_return_id is distinct from old.medusa_return_id",
  },
  {
    name: "provider has paid, not noted",
    table: "refund",
    on: "update",
    when: "new.metadata->>'omni_refund' = 'paid'",
  },
  {
    name: "refund recorded, answer not",
    table: "payment_collection",
    on: "update",
    when: "new.refunded_amount is distinct from old.refunded_amount",
  },
  {
    name: "refund made, the order not told",
    table: "order_transaction",
    on: "insert",
    when: "new.reference = 'refund'",
  },
  {
    name: "order told, the leg not noted",
    table: "omni_return_leg",
    on: "update",
    when: "new.done_at is not null",
  },
  { name: "money gone, points not moved", table: "omni_loyalty_posting", on: "insert" },
  {
    name: "all done, not noted",
    table: "omni_return_case",
    on: "update",
    when: "new.state = 'settled'",
  },
]

/** Returns of money, points and stock, whose servers are killed (`kill -9`) between any two of their legs. */
shopTest({
  keepData: true,
  testSuite: ({ api, getContainer, dbUrl }) => {
    const sql = <Row = object>(statement: string, values: unknown[] = []) =>
      containerSql(getContainer())<Row>(statement, values)
    const random = seededRandom(SEED)
    const killed = new Map<string, number>()
    /** Orders of which something is handed in at this moment. */
    const atDesk = new Set<string>()
    let world: PickupShop
    let boss: DashboardUser
    let coat: Awaited<ReturnType<typeof stockProduct>>
    let orders: { id: string; line: string; left: number; shopper: Shopper }[]
    let killPoints: KillPoints
    let last: ServerProcess | undefined
    let begun = 0
    const call = callers(
      api,
      () => world.shop,
      () => boss.headers
    )

    beforeAll(async () => {
      const container = getContainer()
      process.stderr.write(`return-crash: SEED=${SEED} KILLS=${KILLS}\n`)
      world = await openPickupShop(container)
      boss = await signIn(container, "boss")
      coat = await stockProduct(container, world.shop, "Coat", {
        [world.stores[0]!.stock_location_id]: ORDERS * COATS,
        [world.stores[1]!.stock_location_id]: 0,
      })
      const programme = await openShopProgramme(container)
      orders = []
      for (let count = 0; count < ORDERS; count++) {
        orders.push(await bought(programme))
      }
      killPoints = await openKillPoints(dbUrl, POINTS)
      const points = shuffle(random, POINTS)
      await Promise.all(Array.from({ length: SERVERS }, () => liveAndDie(points))).finally(() =>
        killPoints.close()
      )
      await freeCarts()
      last = await start("last")
      await settled()
      const cut = [...killed.values()].reduce((sum, count) => sum + count, 0)
      process.stderr.write(`return-crash: ${KILLS} kills cut ${cut} pieces of work\n`)
    })

    afterAll(async () => {
      await last?.stop()
    })

    /** Coats paid by a payment and with points, that gave points. */
    const bought = async (programme: string) => {
      const container = getContainer()
      const shopper = await shopperWith(container, programme, GIFT)
      const items = [{ variant_id: coat.variant_id, quantity: COATS }]
      const cart = await cartFor(call, world.shop, world.stores[0]!.id, items)
      await call.store("POST", `/carts/${cart}/customer`, {}, shopper.headers)
      await call.store("POST", `/carts/${cart}/loyalty`, { points: SPENT }, shopper.headers)
      await startPayment(call, cart)
      const id = await collectedOrder(container, call, cart)
      await runReconcileJob(container, "omni-sweep-order-points")
      const { data } = await call.admin("GET", `/orders/${id}?fields=*items`)
      return { id, line: data.order.items[0].id as string, left: COATS, shopper }
    }
    /** Locks of carts lapse two minutes after their process died; nobody waits for that here. */
    const freeCarts = async (): Promise<void> => {
      await sql("update locking set expiration = now() - interval '1 second'")
      await runReconcileJob(getContainer(), "omni-release-lapsed-locks")
    }
    const start = (name: string): Promise<ServerProcess> =>
      startServerProcess({
        databaseUrl: dbUrl,
        env: { MEDUSA_WORKER_MODE: "shared", OMNICHANNEL_JOBS: "on", PGAPPNAME: name },
      })

    /** Servers that take returns in and settle them until one of their jobs comes by a point, and are killed there. */
    const liveAndDie = async (points: readonly KillPoint[]): Promise<void> => {
      while (begun < KILLS) {
        const name = `life-${++begun}`
        const point = points[begun % points.length]!.name
        const server = await start(name)
        await killPoints.hold(name, point)
        killed.set(name, await heldAt(name, () => takeBack(server)))
        await server.kill()
        await killPoints.letGo(name, point)
      }
    }

    /** What of a server's work is held; until there is some it takes in another return from time to time. */
    const heldAt = async (name: string, takeOneBack: () => Promise<void>): Promise<number> => {
      const limit = Date.now() + LIMIT_MS
      for (let looks = 0; Date.now() < limit; looks++) {
        const held = await killPoints.held(name)
        if (held > 0) {
          return held
        }
        if (looks % 50 === 0) {
          await takeOneBack()
        }
        await pause(50)
      }
      throw new Error(`${name} never came by its point`)
    }

    /** Hands one coat of an order in that no return is under way of. */
    const takeBack = async (server: ServerProcess): Promise<void> => {
      const open = await sql<{ order_id: string }>(
        "select order_id from omni_return_case where state <> 'settled'"
      )
      const busy = new Set([...open.map(({ order_id }) => order_id), ...atDesk])
      const idle = orders.filter(({ id, left }) => left > 0 && !busy.has(id))
      const order = idle[Math.floor(random() * idle.length)]
      if (order) {
        order.left--
        atDesk.add(order.id)
        await handIn(server.url, order, 1)
        atDesk.delete(order.id)
      }
    }
    const handIn = async (url: string, { id, line }: (typeof orders)[number], quantity: number) => {
      const post = async <Body>(path: string, body: object): Promise<Body> => {
        const answer = await fetch(`${url}/admin/return-desk/${path}`, {
          method: "POST",
          body: JSON.stringify({ order_id: id, retail_store_id: world.stores[1]!.id, ...body }),
          headers: {
            ...(boss.headers as Record<string, string>),
            "content-type": "application/json",
            "idempotency-key": randomUUID(),
          },
        })
        const text = await answer.text()
        expect([path, answer.ok || text]).toEqual([path, true])
        return JSON.parse(text) as Body
      }
      const units = [{ line_item_id: line, quantity }]
      const { quote } = await post<{ quote: AdminReturnQuote }>("quote", { units })
      const named = units.map((unit) => ({ ...unit, reason: "size", grade: "resell" }))
      await post("returns", { units: named, amount: quote.amount })
    }

    /** The last server makes up for what the killed ones had begun. */
    const settled = async (): Promise<void> => {
      const limit = Date.now() + LIMIT_MS
      const open = () =>
        sql("select id, state, failure from omni_return_case where state <> 'settled'")
      while ((await open()).length > 0) {
        if (Date.now() > limit) {
          throw new Error(`Not settled: ${JSON.stringify(await open())}`)
        }
        await pause(100)
      }
    }

    it("was killed at every point, in the middle of something", () => {
      expect(killed.size).toBe(KILLS)
      expect(Math.min(...killed.values())).toBeGreaterThan(0)
    })

    it("has given back what each return came to, once", async () => {
      const given = await sql<{ id: string; refunds: number; difference: string }>(
        `select returned.id, count(refund.id)::int as refunds,
           returned.amount - coalesce(sum(refund.amount) * 100, 0) as difference
         from omni_return_case returned
         left join refund on refund.note = 'Omnichannel return ' || returned.id and refund.deleted_at is null
         group by returned.id`
      )
      expect(given.length).toBeGreaterThanOrEqual(KILLS)
      const wrong = given.filter(
        ({ refunds, difference }) => refunds !== 1 || Number(difference) !== 0
      )
      expect(wrong).toEqual([])
    })

    it("has every unit back in Medusa's order and in stock, once", async () => {
      const units = orders.reduce((sum, { left }) => sum + COATS - left, 0)
      const returns = await sql<{ returns: number }>(
        `select count(distinct return_item.return_id)::int as returns
         from return_item join "return" on "return".id = return_item.return_id and "return".status = 'received'
         group by return_item.metadata->>'omni_return_case'`
      )
      expect(returns).toEqual(Array(units).fill({ returns: 1 }))
      const { stock_location_id } = world.stores[1]!
      expect(
        await stockAt(getContainer(), coat.inventory_item_id, stock_location_id)
      ).toMatchObject({ stocked: units })
      expect(await verifyStock(getContainer())).toEqual([])
    })

    it("has told Medusa's order of every refund, once", async () => {
      const untold = await sql(
        `select refund.id, count(told.id) from refund
         left join order_transaction told on told.reference_id = refund.id and told.deleted_at is null
         group by refund.id having count(told.id) <> 1 or sum(told.amount) <> -max(refund.amount)`
      )
      expect(untold).toEqual([])
    })

    it("ends as if nothing had been bought when the rest comes back", async () => {
      for (const order of orders.filter(({ left }) => left > 0)) {
        await handIn(last!.url, order, order.left)
      }
      await settled()
      await workJobs(getContainer())
      await runReconcileJob(getContainer(), "omni-sweep-order-points")
      for (const { id, shopper } of orders) {
        const fields = "total,summary.*,*payment_collections"
        const { data } = await call.admin("GET", `/orders/${id}?fields=${fields}`)
        const [payment] = data.order.payment_collections as Record<string, number>[]
        expect(payment!.refunded_amount).toBe(payment!.captured_amount)
        expect([data.order.total, data.order.summary.pending_difference]).toEqual([
          expect.closeTo(0, 2),
          expect.closeTo(0, 2),
        ])
        expect(await pointsOf(getContainer(), shopper.account_id)).toMatchObject({
          ...{ available: GIFT, pending: 0, held: 0, debt: 0 },
        })
      }
      expect(await verifyLoyalty(getContainer())).toEqual([])
    })
  },
})
