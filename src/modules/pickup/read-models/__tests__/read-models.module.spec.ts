import { MikroORM } from "@medusajs/framework/mikro-orm/core"
import { defineConfig, type SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import {
  createMigratedDatabase,
  databaseUrl,
  dropTestDatabase,
  uniqueDatabaseName,
} from "../../../../../integration-tests/helpers/database"
import { readAvailability } from "../availability"
import { readCartLines } from "../cart-lines"
import { readSlotOccupancy } from "../slot-occupancy"
import { readVariantStock } from "../variant-stock"

// On Medusa's own tables as its migrations make them: a column that changes there must fail here.
const name = uniqueDatabaseName("read_models")
const now = new Date("2026-03-02T09:00:00Z")
const past = new Date(now.getTime() - 1)
const future = new Date(now.getTime() + 60_000)

let orm: MikroORM
let manager: SqlEntityManager
let ids = 0

const run = (sql: string, parameters: unknown[] = []) => manager.execute(sql, parameters)

beforeAll(async () => {
  await createMigratedDatabase(name)
  orm = await MikroORM.init(
    defineConfig({
      clientUrl: databaseUrl(name),
      entities: [],
      discovery: { warnWhenNoEntities: false },
    }) as never
  )
}, 120_000)

beforeEach(async () => {
  manager = orm.em.fork() as unknown as SqlEntityManager
  await manager.begin()
})

afterEach(async () => {
  await manager.rollback()
})

afterAll(async () => {
  await orm.close(true)
  await dropTestDatabase(name)
})

async function level(
  item: string,
  place: string,
  stocked: number,
  reserved = 0,
  deleted = false
): Promise<void> {
  await run("insert into inventory_item (id) values (?) on conflict do nothing", [item])
  await run(
    `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, reserved_quantity,
       raw_stocked_quantity, raw_reserved_quantity, deleted_at) values (?, ?, ?, ?, ?, '{}', '{}', ?)`,
    [`lev_${++ids}`, item, place, stocked, reserved, deleted ? now : null]
  )
}

async function hold(
  cart: string,
  item: string,
  place: string,
  quantity: number,
  rest: { state?: string; expires_at?: Date } = {}
): Promise<void> {
  await run(
    `insert into omni_stock_hold (id, cart_id, stock_location_id, inventory_item_id, quantity, state, held_since, expires_at)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      `hld_${++ids}`,
      cart,
      place,
      item,
      quantity,
      rest.state ?? "held",
      past,
      rest.expires_at ?? future,
    ]
  )
}

async function seat(
  cart: string,
  store: string,
  starts_at: Date,
  state: string,
  expires_at = future
): Promise<void> {
  await run(
    `insert into omni_slot_seat (id, retail_store_id, starts_at, ends_at, cart_id, state, expires_at)
     values (?, ?, ?, ?, ?, ?, ?)`,
    [
      `seat_${++ids}`,
      store,
      starts_at,
      new Date(starts_at.getTime() + 3_600_000),
      cart,
      state,
      expires_at,
    ]
  )
}

async function variant(
  id: string,
  rest: { managed?: boolean; backorder?: boolean; deleted?: boolean } = {}
): Promise<void> {
  await run(
    "insert into product_variant (id, title, manage_inventory, allow_backorder, deleted_at) values (?, ?, ?, ?, ?)",
    [id, id, rest.managed ?? true, rest.backorder ?? false, rest.deleted ? now : null]
  )
}

async function component(
  variant_id: string,
  item: string,
  required: number,
  deleted = false
): Promise<void> {
  await run(
    `insert into product_variant_inventory_item (id, variant_id, inventory_item_id, required_quantity, deleted_at)
     values (?, ?, ?, ?, ?)`,
    [`pvitem_${++ids}`, variant_id, item, required, deleted ? now : null]
  )
}

describe("free stock", () => {
  const freeOf = async (except_cart_id?: string) =>
    await readAvailability(manager, {
      location_ids: ["north", "south"],
      inventory_item_ids: ["coat", "scarf"],
      except_cart_id,
      now,
    })

  it("is stocked less reserved, for the asked places and items that have a level", async () => {
    await level("coat", "north", 5, 2)
    await level("coat", "south", 1, 3)
    await level("coat", "elsewhere", 9)
    await level("bag", "north", 9)
    await level("scarf", "north", 9, 0, true)
    expect(await freeOf()).toEqual(
      expect.arrayContaining([
        { location_id: "north", inventory_item_id: "coat", quantity: 3 },
        { location_id: "south", inventory_item_id: "coat", quantity: -2 },
      ])
    )
    expect(await freeOf()).toHaveLength(2)
  })

  it("counts live holds of other carts only", async () => {
    await level("coat", "north", 10)
    await hold("cart_other", "coat", "north", 1)
    await hold("cart_another", "coat", "north", 2)
    await hold("cart_own", "coat", "north", 4)
    await hold("cart_lapsed", "coat", "north", 1, { expires_at: past })
    await hold("cart_lapsing", "coat", "north", 1, { expires_at: now })
    await hold("cart_done", "coat", "north", 1, { state: "used" })
    await hold("cart_left", "coat", "north", 1, { state: "released" })
    await hold("cart_south", "coat", "south", 1)
    expect(await freeOf("cart_own")).toEqual([
      { location_id: "north", inventory_item_id: "coat", quantity: 7 },
    ])
    expect(await freeOf()).toEqual([
      { location_id: "north", inventory_item_id: "coat", quantity: 3 },
    ])
  })

  it("asks the database nothing when nothing is asked", async () => {
    expect(
      await readAvailability(manager, { location_ids: [], inventory_item_ids: ["coat"], now })
    ).toEqual([])
    expect(
      await readAvailability(manager, { location_ids: ["north"], inventory_item_ids: [], now })
    ).toEqual([])
  })
})

describe("places taken", () => {
  const ten = new Date("2026-03-02T10:00:00Z")
  const eleven = new Date("2026-03-02T11:00:00Z")

  it("are confirmed seats and tentative ones that have not lapsed, but not the cart's own", async () => {
    await seat("a", "store", ten, "confirmed", past)
    await seat("b", "store", ten, "tentative")
    await seat("c", "store", ten, "tentative", past)
    await seat("d", "store", ten, "freed")
    await seat("own", "store", ten, "tentative")
    await seat("e", "other", ten, "confirmed")
    await seat("f", "store", eleven, "confirmed")
    const taken = await readSlotOccupancy(manager, {
      store_ids: ["store"],
      from: ten,
      to: eleven,
      except_cart_id: "own",
      now,
    })
    expect(taken).toEqual([{ retail_store_id: "store", starts_at: ten.getTime(), taken: 2 }])
    expect(await readSlotOccupancy(manager, { store_ids: [], from: ten, to: eleven, now })).toEqual(
      []
    )
  })
})

describe("a variant's stock", () => {
  it("names the components of a kit and leaves removed ones out", async () => {
    await variant("set")
    await component("set", "glove", 2)
    await component("set", "scarf", 0.5)
    await component("set", "box", 1, true)
    await variant("bare")
    await component("bare", "box", 1, true)
    const variants = await readVariantStock(manager, ["set", "bare"])
    expect(variants.get("set")).toEqual({
      variant_id: "set",
      manage_inventory: true,
      allow_backorder: false,
      components: [
        { inventory_item_id: "glove", required_quantity: 2 },
        { inventory_item_id: "scarf", required_quantity: 0.5 },
      ],
    })
    expect(variants.get("bare")?.components).toEqual([])
  })

  it("tells unmanaged and back-orderable variants, and leaves deleted and unknown ones out", async () => {
    await variant("gift", { managed: false })
    await variant("late", { backorder: true })
    await variant("gone", { deleted: true })
    const variants = await readVariantStock(manager, ["gift", "late", "gone", "never"])
    expect([...variants.keys()].sort()).toEqual(["gift", "late"])
    expect(variants.get("gift")?.manage_inventory).toBe(false)
    expect(variants.get("late")?.allow_backorder).toBe(true)
    expect(await readVariantStock(manager, [])).toEqual(new Map())
  })
})

describe("a cart's lines", () => {
  const cart = async (id: string, deleted = false) =>
    await run("insert into cart (id, currency_code, deleted_at) values (?, 'rub', ?)", [
      id,
      deleted ? now : null,
    ])
  const line = async (
    id: string,
    cart_id: string,
    variant_id: string | null,
    quantity: number,
    rest: { at?: Date; deleted?: boolean } = {}
  ) =>
    await run(
      `insert into cart_line_item (id, cart_id, title, quantity, variant_id, unit_price, raw_unit_price, created_at, deleted_at)
       values (?, ?, 'Line', ?, ?, 1, '{}', ?, ?)`,
      [id, cart_id, quantity, variant_id, rest.at ?? now, rest.deleted ? now : null]
    )

  it("come oldest first, removed ones left out", async () => {
    await cart("cart_1")
    await line("b", "cart_1", "coat", 2)
    await line("c", "cart_1", null, 1, { at: past })
    await line("a", "cart_1", "scarf", 3)
    await line("d", "cart_1", "bag", 9, { deleted: true })
    expect(await readCartLines(manager, "cart_1")).toEqual([
      { id: "c", variant_id: null, quantity: 1 },
      { id: "a", variant_id: "scarf", quantity: 3 },
      { id: "b", variant_id: "coat", quantity: 2 },
    ])
  })

  it("tells an empty cart from none", async () => {
    await cart("cart_empty")
    await cart("cart_gone", true)
    expect(await readCartLines(manager, "cart_empty")).toEqual([])
    expect(await readCartLines(manager, "cart_gone")).toBeNull()
    expect(await readCartLines(manager, "cart_never")).toBeNull()
  })
})
