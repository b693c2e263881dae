import fc from "fast-check"
import { MikroORM } from "@medusajs/framework/mikro-orm/core"
import { defineConfig, type SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import {
  createMigratedDatabase,
  databaseUrl,
  dropTestDatabase,
  uniqueDatabaseName,
} from "../../../../../integration-tests/helpers/database"
import { rowsOf } from "../../../../core/sql"
import { releaseHolds, takeHolds, useHolds } from "../holds"
import { freeSeat, takeSeat } from "../seats"

// On Medusa's own tables, in real transactions side by side.
const name = uniqueDatabaseName("holds")
const NOW = new Date("2026-03-02T09:00:00Z")
const MINUTE_MS = 60_000
const PLACE = "sloc_1"

let orm: MikroORM

jest.setTimeout(120_000)

beforeAll(async () => {
  await createMigratedDatabase(name)
  orm = await MikroORM.init(
    defineConfig({
      clientUrl: databaseUrl(name),
      entities: [],
      discovery: { warnWhenNoEntities: false },
      pool: { min: 0, max: 25 },
    }) as never
  )
}, 120_000)

afterAll(async () => {
  await orm.close(true)
  await dropTestDatabase(name)
})

const transaction = <Result>(
  work: (manager: SqlEntityManager) => Promise<Result>
): Promise<Result> =>
  (orm.em.fork() as unknown as SqlEntityManager).transactional((manager) =>
    work(manager as SqlEntityManager)
  )

const query = <Row>(sql: string, values: (string | number)[] = []) =>
  transaction((manager) => rowsOf<Row>(manager, sql, values))

/** Opens the pool, so that what follows overlaps. */
const warmUp = () => Promise.all(Array.from({ length: 20 }, () => query("select pg_sleep(0.05)")))

let serial = 0

async function item(stocked: number): Promise<string> {
  const id = `iitem_${++serial}`
  await query("insert into inventory_item (id) values (?) returning id", [id])
  await query(
    `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, reserved_quantity,
       raw_stocked_quantity, raw_reserved_quantity) values (?, ?, ?, ?, 0, '{}', '{}') returning id`,
    [`ilev_${serial}`, id, PLACE, stocked]
  )
  return id
}

const take = (cart: string, itemId: string, quantity: number, at: Date, safety = 0) =>
  transaction((manager) =>
    takeHolds(manager, {
      cart_id: cart,
      stock_location_id: PLACE,
      demand: [{ inventory_item_id: itemId, quantity, safety }],
      expires_at: new Date(at.getTime() + 15 * MINUTE_MS),
      now: at,
    })
  )

const liveUnits = async (itemId: string): Promise<number> => {
  const [row] = await query<{ units: string }>(
    "select coalesce(sum(quantity), 0) as units from omni_stock_hold where inventory_item_id = ? and state = 'held'",
    [itemId]
  )
  return Number(row?.units)
}

describe("holds", () => {
  it("never promise a unit twice, with twenty carts at once", async () => {
    const coat = await item(4)
    await warmUp()
    const takes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, cart) => take(`crowd_${cart}`, coat, 1, NOW, 1))
    )
    expect(takes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(3)
    expect(await liveUnits(coat)).toBe(3)
    const refusal = takes.find((outcome) => outcome.status === "rejected") as PromiseRejectedResult
    expect(refusal.reason).toMatchObject({ type: "conflict", code: "store_out_of_stock" })
  })

  it("keep the earlier promise when stock has shrunk", async () => {
    const coat = await item(2)
    await take("early", coat, 1, NOW)
    await take("late", coat, 1, new Date(NOW.getTime() + 1000))
    await query(
      "update inventory_level set stocked_quantity = 1 where inventory_item_id = ? returning id",
      [coat]
    )
    const then = new Date(NOW.getTime() + 2000)
    await expect(take("late", coat, 1, then)).rejects.toMatchObject({ code: "store_out_of_stock" })
    await expect(take("early", coat, 1, then)).resolves.toBeUndefined()
  })

  it("never exceed stock less safety, over any sequence of takes, releases, uses and lapses", async () => {
    const steps = fc.array(
      fc.record({
        cart: fc.integer({ min: 1, max: 4 }),
        act: fc.constantFrom("take", "take", "take", "release", "use"),
        quantity: fc.integer({ min: 1, max: 4 }),
        minutes: fc.integer({ min: 0, max: 12 }),
      }),
      { maxLength: 12 }
    )
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 2 }),
        async (sequence, stocked, safety) => {
          const coat = await item(stocked)
          let clock = NOW.getTime()
          let sold = 0
          const mine = (cart: number) => `${coat}_${cart}`
          for (const step of sequence) {
            clock += step.minutes * MINUTE_MS
            const at = new Date(clock)
            if (step.act === "take") {
              await take(mine(step.cart), coat, step.quantity, at, safety).catch(
                (error: { code: string }) => {
                  expect(error.code).toBe("store_out_of_stock")
                }
              )
            } else if (step.act === "release") {
              await transaction((manager) => releaseHolds(manager, mine(step.cart), at))
            } else {
              const [held] = await query<{ quantity: number }>(
                `select quantity from omni_stock_hold where cart_id = ? and state = 'held' and expires_at > '${at.toISOString()}'`,
                [mine(step.cart)]
              )
              if (held) {
                await transaction((manager) => useHolds(manager, mine(step.cart), at))
                sold += held.quantity
                await query(
                  "update inventory_level set reserved_quantity = reserved_quantity + ? where inventory_item_id = ? returning id",
                  [held.quantity, coat]
                )
              }
            }
            const [live] = await query<{ units: string }>(
              `select coalesce(sum(quantity), 0) as units from omni_stock_hold
             where inventory_item_id = ? and state = 'held' and expires_at > '${at.toISOString()}'`,
              [coat]
            )
            expect(Number(live?.units) + sold).toBeLessThanOrEqual(Math.max(0, stocked - safety))
          }
        }
      ),
      { numRuns: 40 }
    )
  })
})

describe("seats", () => {
  const slot = {
    starts_at: new Date("2026-03-02T12:00:00Z"),
    ends_at: new Date("2026-03-02T13:00:00Z"),
  }
  const sit = (cart: string, capacity: number | null) =>
    transaction((manager) =>
      takeSeat(manager, {
        cart_id: cart,
        retail_store_id: "rst_1",
        slot,
        capacity,
        state: "tentative",
        expires_at: new Date(NOW.getTime() + 15 * MINUTE_MS),
        now: NOW,
      })
    )

  it("are taken by no more carts than there are, with twenty at once, and freed for the next", async () => {
    await warmUp()
    const seats = await Promise.allSettled(
      Array.from({ length: 20 }, (_, cart) => sit(`guest_${cart}`, 3))
    )
    const seated = seats.flatMap((outcome, cart) =>
      outcome.status === "fulfilled" ? [`guest_${cart}`] : []
    )
    expect(seated).toHaveLength(3)
    await expect(sit("guest_x", 3)).rejects.toMatchObject({ type: "conflict", code: "slot_full" })
    await expect(sit(seated[0]!, 3)).resolves.toBeUndefined()
    await transaction((manager) => freeSeat(manager, seated[0]!, NOW))
    await expect(sit("guest_x", 3)).resolves.toBeUndefined()
  })
})
