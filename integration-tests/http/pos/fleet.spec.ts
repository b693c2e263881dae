import { setTimeout as pause } from "node:timers/promises"
import { containerSql, runReconcileJob } from "../../../src/core/jobs"
import type { ShiftReport } from "../../../src/types"
import { verifyLoyalty } from "../../../src/workflows/loyalty/verify-loyalty"
import { lineReference } from "../../../src/workflows/loyalty/orders/references"
import { lineIdOf, orderIdOf } from "../../../src/workflows/pos/follow-up/ids"
import { verifyStock } from "../../../src/workflows/stock/verify-stock"
import { seededRandom, type TillEvent } from "../../../till-simulator"
import { type Fleet, openFleet } from "../../helpers/fleet"
import { openPickupShop, stockProduct } from "../../helpers/pickup-shop"
import { openShopProgramme, pointsOf, type Shopper, shopperWith } from "../../helpers/points"
import { pointsByReceipts, spentOn } from "../../helpers/points-by-receipts"
import { shopTest } from "../../helpers/runner"
import { startUnsteadyServers, type UnsteadyServers } from "../../helpers/unsteady-servers"

jest.setTimeout(1_200_000)

/** How often a server is killed under load; starting it again takes ten seconds. `npm run test:crash`: 50 times. */
const KILLS = Number(process.env.KILLS ?? 6)
/** At least so many things happen; the servers that stayed take in the rest. */
const EVENTS = 2_000
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31)
/** For a machine that does much else besides. */
const FOLLOW_UP_LIMIT_MS = 300_000
const COAT = { sku: "Coat-m", title: "Coat", price: 899_000 }
const HOUR_MS = 3_600_000
/** Minor units that earn a point, so that every line comes to whole points, and that a point is worth. */
const POINTS = { per: 10, worth: 100 }
const CARDS = ["MEMBER-1", "MEMBER-2", "MEMBER-3"]
const POINTS_AT_FIRST = 100_000

/**
 * Nine tills of three stores trade through two servers on one database. The tills are offline for a while,
 * repeat and mix up what they send, lose answers, have clocks that jump, and crash; the servers, which also
 * make the orders, are killed at random moments. Three shoppers earn and spend points at all of them.
 */
shopTest({
  keepData: true,
  testSuite: ({ getContainer, getUrl, dbUrl }) => {
    const sql = <Row = object>(statement: string, values: unknown[] = []) =>
      containerSql(getContainer())<Row>(statement, values)
    let fleet: Fleet
    let servers: UnsteadyServers
    let coatId: string
    let made: { device_id: string; event: TillEvent }[]
    let members: Shopper[]

    beforeAll(async () => {
      process.stderr.write(`fleet: SEED=${SEED} KILLS=${KILLS}\n`)
      const retail = await openPickupShop(getContainer())
      const coat = await stockProduct(getContainer(), retail.shop, "Coat", {
        [retail.stores[0]!.stock_location_id]: 50,
      })
      coatId = coat.inventory_item_id
      members = await openMembers()
      fleet = await openFleet({
        container: getContainer(),
        url: getUrl(),
        fetch: (url, init) => servers.fetch(url, init),
        storeIds: retail.stores.slice(0, 3).map(({ id }) => id),
        articles: [COAT],
        cards: CARDS,
        seed: SEED,
      })
      servers = startUnsteadyServers({
        count: 2,
        kills: KILLS,
        databaseUrl: dbUrl,
        random: seededRandom(SEED),
        longestLife: 40,
        env: {
          MEDUSA_WORKER_MODE: "shared",
          OMNICHANNEL_JOBS: "on",
          OMNICHANNEL_OPTIONS: JSON.stringify({
            pos: { requestsPerTill: 100_000, requestsPerStore: 100_000 },
          }),
        },
      })
      let isOver = false
      const over = servers.settled.finally(() => {
        isOver = true
      })
      await Promise.all([over, fleet.workUntil(() => isOver && fleet.size() >= EVENTS)])
      await fleet.endDay()
      made = fleet.events()
      await followUpsToEnd()
      const { all, atWork } = servers.killed
      process.stderr.write(
        `fleet: ${made.length} events; ${all} kills, ${atWork} of them with requests under way\n`
      )
      expect(all).toBe(KILLS)
      expect(atWork).toBeGreaterThan(KILLS / 2)
    })

    afterAll(async () => {
      fleet?.close()
      await servers?.stop()
    })

    /** The programme is older than any till's clock may say. */
    async function openMembers(): Promise<Shopper[]> {
      const rules = {
        earning: { rates: { rub: { points: 1, per: POINTS.per } } },
        spending: { values: { rub: POINTS.worth } },
      }
      const since = new Date(Date.now() - 24 * HOUR_MS)
      const programme = await openShopProgramme(getContainer(), { rules }, since)
      return await Promise.all(
        CARDS.map((value) =>
          shopperWith(getContainer(), programme, POINTS_AT_FIRST, { kind: "card", value })
        )
      )
    }

    /** The servers that stayed make up for what the killed ones had begun. */
    async function followUpsToEnd(): Promise<void> {
      const limit = Date.now() + FOLLOW_UP_LIMIT_MS
      for (;;) {
        const left = await sql<{ type: string; events: number }>(
          "select type, count(*)::int as events from omni_pos_event where follow_up = 'pending' group by 1"
        )
        if (left.length === 0) {
          return
        }
        if (Date.now() > limit) {
          throw new Error(`Not followed up: ${JSON.stringify(left)}`)
        }
        await pause(100)
      }
    }

    const sales = () =>
      made.filter(({ event }) => event.type === "sale.completed" && event.mode === "live")

    it("has taken in every event, once", async () => {
      expect(made.length).toBeGreaterThanOrEqual(EVENTS)
      const kept = await sql<{ device_id: string; event_id: string }>(
        "select device_id, event_id::text from omni_pos_event"
      )
      expect(keys(kept.map((row) => [row.device_id, row.event_id]))).toEqual(
        keys(made.map(({ device_id, event }) => [device_id, event.id]))
      )
      for (const till of fleet.tills) {
        expect({ ...till.counts(), refused: till.refused() }).toMatchObject({
          pending: 0,
          rejected: 0,
          conflict: 0,
          refused: [],
        })
      }
    })

    it("leaves no gap in any till's sequence and nothing that waits or failed", async () => {
      const gaps = await sql("select device_id from omni_pos_sequence where gaps <> '[]'::jsonb")
      const open = await sql(
        "select event_id, status, follow_up from omni_pos_event where status <> 'applied' or follow_up not in ('none', 'done')"
      )
      expect({ gaps, open }).toEqual({ gaps: [], open: [] })
    })

    it("has made an order of every sale, once", async () => {
      const orders = await sql<{ id: string }>('select id from "order" where deleted_at is null')
      expect(orders.map(({ id }) => id).sort()).toEqual(
        sales()
          .map(({ device_id, event }) => orderIdOf({ device_id, event_id: event.id }))
          .sort()
      )
    })

    it("has moved every sold unit once", async () => {
      const moved = await sql<{ device_id: string; event_id: string; units: number }>(
        `select device_id, event_id, -sum(stocked_change)::int as units from omni_stock_movement
         where inventory_item_id = ? and reason = 'sold' group by 1, 2`,
        [coatId]
      )
      expect(keys(moved.map((row) => [row.device_id, row.event_id, row.units]))).toEqual(
        keys(sales().map(({ device_id, event }) => [device_id, event.id, unitsOf(event)]))
      )
      expect(await verifyStock(getContainer())).toEqual([])
    })

    it("has every till's drawer as the till has it", async () => {
      const closed = made.flatMap(({ device_id, event }) =>
        event.type === "shift.closed" ? [{ device_id, shift_id: event.data.shift_id }] : []
      )
      expect(closed.length).toBeGreaterThan(0)
      for (const { device_id, shift_id } of closed) {
        const till = fleet.tills.find((each) => each.device_id === device_id)!
        const { shift } = await reportOf(till, shift_id)
        expect(shift).toMatchObject({ status: "closed", doubts: [] })
        for (const { expected, counted } of shift.tenders) {
          expect(counted).toBe(Math.max(0, expected))
        }
      }
    })

    const isSale = (event: TillEvent): event is TillEvent<"sale.completed"> =>
      event.type === "sale.completed"

    it("leaves no points set aside: what a till's receipt did not spend came back", async () => {
      const now = new Date(Date.now() + HOUR_MS)
      await runReconcileJob(getContainer(), "omni-book-due-points", { now })
      const open = await sql(
        `select id from omni_loyalty_hold where status = 'open'
         union all select id from omni_loyalty_lease where status = 'open'`
      )
      expect(open).toEqual([])
      expect(await sql("select kind from omni_pos_incident where kind like 'points_%'")).toEqual([])
    })

    it("has spent every point that a receipt says, once", async () => {
      const booked = await sql<{ reference: string; points: number; captured: number }>(
        `select line.reference, line.points::int, hold.captured::int from omni_loyalty_burn_line line
         join omni_loyalty_hold hold on hold.id = line.hold_id`
      )
      const told = made.flatMap(({ device_id, event }) =>
        isSale(event) && event.data.loyalty?.spent
          ? [
              [
                lineReference(lineIdOf({ device_id, event_id: event.id }, "1")),
                spentOn(event, "1"),
                spentOn(event, "1"),
              ],
            ]
          : []
      )
      const lines = booked.map(({ reference, points, captured }) => [reference, points, captured])
      expect(told.length).toBeGreaterThan(30)
      expect(keys(lines)).toEqual(keys(told))
    })

    it("has every shopper's points as her receipts add up to", async () => {
      const sums = pointsByReceipts(
        made.map(({ event }) => event),
        {
          ...POINTS,
          accountOf: ({ data }) =>
            data.loyalty?.account_id ??
            members[CARDS.indexOf(data.customer?.card ?? "")]?.account_id ??
            null,
        }
      )
      for (const { account_id } of members) {
        const { earned, spent } = sums.get(account_id)!
        expect(await pointsOf(getContainer(), account_id)).toMatchObject({
          available: POINTS_AT_FIRST - spent,
          pending: earned,
          held: 0,
          debt: 0,
        })
      }
      expect(await verifyLoyalty(getContainer())).toEqual([])
    })

    const reportOf = async (till: Fleet["tills"][number], shiftId: string) =>
      (await till.shiftReport(shiftId)).body as { shift: ShiftReport }
  },
})

const keys = (rows: readonly (readonly unknown[])[]): string[] => rows.map(String).sort()

const unitsOf = (event: TillEvent): number =>
  event.type === "sale.completed"
    ? event.data.lines.reduce((sum, { quantity }) => sum + quantity, 0)
    : 0
