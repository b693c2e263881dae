import { correct } from "../operations/correct"
import { openStockBed, type StockBed } from "./bed"

const STORE = "sloc_store"
const OTHER = "sloc_other"

jest.setTimeout(180_000)

let bed: StockBed

beforeAll(async () => {
  bed = await openStockBed("capture")
  await bed.dropTriggers()
  await bed.item("old", { [STORE]: 7 })
  await bed.query(
    "update inventory_level set reserved_quantity = 2 where inventory_item_id = 'old'"
  )
})

afterAll(() => bed.close())

describe("the ledger of what is changed past the gateway", () => {
  it("begins with what stood there, once, however many processes boot at once", async () => {
    expect(await bed.drift()).toMatchObject([{ inventory_item_id: "old", stocked_sum: 0 }])
    await Promise.all(Array.from({ length: 4 }, () => bed.bindTriggers()))
    expect(await bed.ledger("old")).toEqual(["opening 7 2"])
    expect(await bed.drift()).toEqual([])
  })

  it("opens a new level with its first units, and writes every later change down", async () => {
    await bed.item("new", { [STORE]: 0, [OTHER]: 4 })
    await bed.query("update inventory_level set stocked_quantity = 5 where location_id = ?", [
      STORE,
    ])
    await bed.query(
      "update inventory_level set stocked_quantity = stocked_quantity - 0.5, reserved_quantity = 1 where inventory_item_id = 'new'"
    )
    expect(await bed.ledger("new")).toEqual([
      "opening 4",
      "opening 5",
      ...["medusa -0.5 1", "medusa -0.5 1"],
    ])
    expect(await bed.drift()).toEqual([])
  })

  it("follows a level that is deleted softly, restored and deleted", async () => {
    await bed.item("gone", { [STORE]: 3 })
    const set = (deleted_at: string | null) =>
      bed.query(
        "update inventory_level set deleted_at = ?::timestamptz where inventory_item_id = 'gone'",
        [deleted_at]
      )
    await set("2026-03-01T10:00:00Z")
    expect(await bed.drift()).toEqual([])
    await bed.query(
      "update inventory_level set stocked_quantity = 9 where inventory_item_id = 'gone'"
    )
    expect(await bed.drift()).toEqual([])
    await set(null)
    await bed.query("delete from inventory_level where inventory_item_id = 'gone'")
    expect(await bed.ledger("gone")).toEqual(["opening 3", "medusa -3", "medusa 9", "medusa -9"])
    expect(await bed.drift()).toEqual([])
  })

  it("writes nothing where nothing changed, and nothing that was taken back", async () => {
    await bed.item("still", { [STORE]: 3 })
    await bed.query(
      "update inventory_level set updated_at = now() where inventory_item_id = 'still'"
    )
    const undone = bed.transaction(async (manager) => {
      await manager.execute(
        "update inventory_level set stocked_quantity = 1 where inventory_item_id = 'still'"
      )
      throw new Error("no")
    })
    await expect(undone).rejects.toThrow("no")
    expect(await bed.ledger("still")).toEqual(["opening 3"])
  })

  it("tells the gateway's statement from another one of the same transaction", async () => {
    await bed.item("both", { [STORE]: 3 })
    await bed.apply({
      changes: [
        {
          inventory_item_id: "both",
          stock_location_id: STORE,
          quantity: -1,
          reason: "sold",
          occurred_at: new Date(),
          source: { device_id: "till", epoch: 1, seq: 1, event_id: "e1" },
        },
      ],
    })
    await bed.transaction(async (manager) => {
      const items = [{ inventory_item_id: "both", quantity: 1 }]
      const what = { correction: "take_off", reason: "damaged", reference: "r1" } as const
      await correct(manager, { stock_location_id: STORE, items, ...what }, new Date())
      await manager.execute(
        "update inventory_level set stocked_quantity = stocked_quantity + 4 where inventory_item_id = 'both'"
      )
    })
    expect(await bed.ledger("both")).toEqual(["opening 3", "sold -1", "damaged -1", "medusa 4"])
    expect(await bed.drift()).toEqual([])
  })

  it("explains what happened while the triggers were away as Medusa's doing", async () => {
    await bed.dropTriggers()
    await bed.query(
      "update inventory_level set stocked_quantity = 20 where inventory_item_id = 'old'"
    )
    expect(await bed.drift()).toHaveLength(1)
    await bed.bindTriggers()
    expect(await bed.ledger("old")).toContain("medusa 15")
    expect(await bed.drift()).toEqual([])
  })

  it("is never rewritten", async () => {
    for (const statement of [
      "update omni_stock_movement set stocked_change = 0",
      "delete from omni_stock_movement",
    ]) {
      await expect(bed.query(statement)).rejects.toMatchObject({ code: "23001" })
    }
  })
})
