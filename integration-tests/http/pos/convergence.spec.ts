import fc from "fast-check"
import { v7 } from "uuid"
import { containerSql } from "../../../src/core/jobs"
import { POS_MODULE } from "../../../src/modules/pos"
import { shiftReport } from "../../../src/modules/pos/domain/shifts/report"
import { readShiftFacts } from "../../../src/modules/pos/read-models/shifts"
import type { PosModuleService } from "../../../src/modules/pos/service"
import type { PosCredential } from "../../../src/modules/pos/types"
import { ingestEvents } from "../../../src/workflows/pos/ingest/ingest-events"
import { resolveWaiting } from "../../../src/workflows/pos/ingest/resolve-waiting"
import { verifyStock } from "../../../src/workflows/stock/verify-stock"
import { shopTest } from "../../helpers/runner"

jest.setTimeout(1_800_000)

/** Schedules tried on PostgreSQL; a longer run by `SCHEDULES=100000`. */
const SCHEDULES = Number(process.env.SCHEDULES ?? 10_000)
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31)
/** Schedules of one day: they all must end alike. */
const PER_DAY = 25
const TILLS = 3
const EVENTS = 6

type Day = { till: number; kind: number; a: number; b: number; clock: number }[]

/** What may happen at a till; `a` and `b` choose what it is about. */
const happening = fc.record({
  till: fc.nat({ max: TILLS - 1 }),
  kind: fc.nat({ max: 9 }),
  a: fc.nat({ max: 1000 }),
  b: fc.nat({ max: 1000 }),
  // A till's clock may jump, in both directions.
  clock: fc.integer({ min: -90, max: 90 }),
})
const day = fc.array(happening, { minLength: 3, maxLength: EVENTS })

/** How a day reaches the server: in what order, in what batches, what comes twice. */
const schedule = fc.record({
  order: fc.array(fc.nat(), { minLength: EVENTS, maxLength: EVENTS }),
  cuts: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: EVENTS, maxLength: EVENTS }),
  again: fc.array(fc.nat(), { maxLength: 2 }),
})
type Schedule = typeof schedule extends fc.Arbitrary<infer T> ? T : never

shopTest({
  keepData: true,
  testSuite: ({ getContainer }) => {
    const sql = <Row = object>(statement: string, values: unknown[] = []) =>
      containerSql(getContainer())<Row>(statement, values)

    it(`ends alike in ${SCHEDULES} schedules: any order, batches and repetitions`, async () => {
      process.stderr.write(`convergence: SEED=${SEED} SCHEDULES=${SCHEDULES}\n`)
      const began = performance.now()
      const days = fc.sample(day, { numRuns: Math.ceil(SCHEDULES / PER_DAY), seed: SEED })
      const schedules = fc.sample(schedule, { numRuns: SCHEDULES, seed: SEED })
      for (const [number, happenings] of days.entries()) {
        const mine = schedules.slice(number * PER_DAY, (number + 1) * PER_DAY)
        const worlds = await openWorlds(mine.length + 1, number)
        const played = await Promise.all(
          worlds.map((world, index) => send(world, happenings, mine[index - 1] ?? null))
        )
        await resolveWaiting(getContainer(), NOW)
        const [expected, ...ends] = await Promise.all(
          worlds.map((world, index) => endOf(world, played[index]!))
        )
        for (const [index, reached] of ends.entries()) {
          if (reached !== expected) {
            throw new Error(
              `SEED=${SEED}: day ${number}, schedule ${index} ended differently\n${JSON.stringify(happenings)}\n${JSON.stringify(mine[index])}\n${expected}\n${reached}`
            )
          }
        }
      }
      expect(await verifyStock(getContainer())).toEqual([])
      process.stderr.write(
        `convergence: ${SCHEDULES} schedules in ${((performance.now() - began) / 1000).toFixed(1)} s\n`
      )
    })

    type World = { name: string; tills: PosCredential[]; items: string[] }

    /** Two stores with three tills and two articles, as often as asked: no world sees another. */
    async function openWorlds(count: number, dayNumber: number): Promise<World[]> {
      const worlds = Array.from({ length: count }, (_, index) => {
        const name = `w${dayNumber}x${index}`
        const items = [`iitem_${name}a`, `iitem_${name}b`]
        const tills = Array.from(
          { length: TILLS },
          (_, till): PosCredential => ({
            device_id: `posdev_${name}t${till}`,
            device_name: `Till ${till}`,
            retail_store_id: `rst_${name}s${till % 2}`,
            stock_location_id: `sloc_${name}s${till % 2}`,
            sales_channel_id: "sc_none",
            scopes: ["sales", "returns", "stock", "shifts"],
            epoch: 1,
            lane: "live",
            revoked_at: null,
          })
        )
        return { name, tills, items }
      })
      const tills = worlds.flatMap((world) => world.tills)
      const items = worlds.flatMap((world) => world.items)
      await sql(
        `insert into omni_pos_device (id, retail_store_id, name, scopes, status)
         select id, store, id, '{sales}', 'active' from unnest(?::text[], ?::text[]) as till(id, store)`,
        [tills.map((till) => till.device_id), tills.map((till) => till.retail_store_id)]
      )
      await sql("insert into inventory_item (id, sku) select id, id from unnest(?::text[]) id", [
        items,
      ])
      await sql(
        `insert into product_variant (id, title, sku, manage_inventory, allow_backorder)
         select 'variant_' || id, id, id, true, false from unnest(?::text[]) id`,
        [items]
      )
      await sql(
        `insert into product_variant_inventory_item (id, variant_id, inventory_item_id, required_quantity)
         select 'pvitem_' || id, 'variant_' || id, id, 1 from unnest(?::text[]) id`,
        [items]
      )
      return worlds
    }

    /** Sends a day to a world by a schedule (null: as it happened, one by one). */
    async function send(world: World, happenings: Day, how: Schedule | null): Promise<Happened[]> {
      const events = eventsOf(world, happenings)
      const order = how ? shuffled(events.length, how.order) : events.map((_, index) => index)
      const queue = order.map((index) => events[index]!)
      const repeated = how ? how.again.map((pick) => queue[pick % queue.length]!) : []
      const cuts = how ? [...how.cuts] : []
      let rest = [...queue, ...repeated]
      while (rest.length > 0) {
        const batch = rest.slice(0, cuts.shift() ?? 1)
        rest = rest.slice(batch.length)
        await push(world, batch)
      }
      return events
    }

    /** A batch belongs to one till, so of what lies mixed each till sends its own, all at once. */
    async function push(world: World, batch: readonly Happened[]): Promise<void> {
      await Promise.all(
        world.tills.map(async (credential) => {
          const events = batch.filter((each) => each.device_id === credential.device_id)
          if (events.length > 0) {
            await ingestEvents(getContainer(), {
              credential,
              events: events.map(({ event }) => event),
              now: NOW,
            })
          }
        })
      )
    }

    /** Stock, what became of each event, how far each till is, and every Z-report, without the world's name. */
    async function endOf(world: World, events: readonly Happened[]): Promise<string> {
      const devices = world.tills.map((till) => till.device_id)
      const levels = await sql(
        `select inventory_item_id, location_id, stocked_quantity::float8 as stocked from inventory_level
         where inventory_item_id = any(?::text[]) order by 1, 2`,
        [world.items]
      )
      const inbox = await sql(
        `select device_id, seq::float8 as seq, type, status from omni_pos_event
         where device_id = any(?::text[]) order by 1, 2`,
        [devices]
      )
      const places = await sql(
        "select device_id, high::float8 as high, gaps from omni_pos_sequence where device_id = any(?::text[]) order by 1",
        [devices]
      )
      const pos = getContainer().resolve<PosModuleService>(POS_MODULE)
      const reports = []
      for (const device_id of devices) {
        const facts = await pos.reading((manager) =>
          readShiftFacts(manager, { device_id, shift_id: "S" })
        )
        reports.push(facts && shiftReport(facts))
      }
      return namelessly(JSON.stringify({ levels, inbox, places, reports }), world, events)
    }
  },
})

const NOW = new Date("2026-11-28T12:00:00Z")
const START = Date.parse("2026-11-28T08:00:00Z")

type Happened = { device_id: string; event: { id: string; seq: number } }

/** The day's events as its tills make them, each with its own sequence. */
function eventsOf(world: { tills: PosCredential[]; items: string[] }, happenings: Day): Happened[] {
  const seqs = world.tills.map(() => 0)
  const made: (Happened & { type: string })[] = []
  for (const [minute, { till, kind, a, b, clock }] of happenings.entries()) {
    const { type, data } = dataOf(kind, a, b, world.items, made)
    const event = {
      id: v7(),
      type,
      occurred_at: new Date(START + (minute * 2 + clock) * 60_000).toISOString(),
      seq: ++seqs[till]!,
      epoch: 1,
      business_date: "2026-11-28",
      data,
    }
    made.push({ device_id: world.tills[till]!.device_id, type, event })
  }
  return made
}

function dataOf(
  kind: number,
  a: number,
  b: number,
  items: readonly string[],
  made: readonly { type: string; event: { id: string } }[]
): { type: string; data: object } {
  const sku = items[a % items.length]!
  const quantity = (b % 3) + 1
  const money = quantity * 1000
  const receipt = {
    receipt_number: "R",
    currency_code: "RUB",
    shift_id: "S",
    lines: [{ line_id: "1", sku, title: "Coat", quantity, unit_price: 1000, total: money }],
    totals: { total: money },
    tenders: [{ type: "cash", amount: money }],
  }
  const sales = made.filter(({ type }) => type === "sale.completed")
  const sale = sales[b % Math.max(1, sales.length)]
  switch (kind) {
    case 0:
      return { type: "stock.counted", data: { counts: [{ sku, quantity: b % 20 }] } }
    case 1:
      return { type: "stock.adjusted", data: { reason: "found", lines: [{ sku, quantity }] } }
    case 2:
      return {
        type: "shift.opened",
        data: { shift_id: "S", currency_code: "RUB", opening_cash: 500 },
      }
    case 3:
      return {
        type: "shift.closed",
        data: { shift_id: "S", currency_code: "RUB", counted: [{ type: "cash", amount: b }] },
      }
    case 4:
      return {
        type: "stock.transferred_out",
        data: { transfer_id: `T${items[0]}${a % 2}`, to_store_id: "x", lines: [{ sku, quantity }] },
      }
    case 5:
      return {
        type: "stock.received",
        data: { transfer_id: `T${items[0]}${a % 2}`, lines: [{ sku, quantity }] },
      }
    case 6:
      return sale
        ? {
            type: "return.completed",
            data: { ...receipt, original: { sale_event_id: sale.event.id } },
          }
        : { type: "return.completed", data: receipt }
    case 7:
      return sale
        ? {
            type: "sale.voided",
            data: { sale_event_id: sale.event.id, reason: "Wrong size", shift_id: "S" },
          }
        : { type: "sale.completed", data: receipt }
    default:
      return { type: "sale.completed", data: receipt }
  }
}

function shuffled(length: number, keys: readonly number[]): number[] {
  return Array.from({ length }, (_, index) => index).sort(
    (x, y) => keys[x % keys.length]! - keys[y % keys.length]! || x - y
  )
}

/** Names of the world and ids of its events, as their place in the day. */
function namelessly(text: string, world: { name: string }, events: readonly Happened[]): string {
  const named = events.reduce(
    (rest, { event }, index) => rest.replaceAll(event.id, `event-${index}`),
    text
  )
  return named.replaceAll(world.name, "world")
}
