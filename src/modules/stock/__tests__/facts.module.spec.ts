import fc from "fast-check"
import { Client } from "@medusajs/framework/pg"
import { arrivalsOf, levelOf, storyOfOneLevel, type TestFact } from "../domain/__tests__/facts"
import { reserve } from "../operations/reserve"
import type { StockChange, StockCount } from "../types"
import { openStockBed, type StockBed } from "./bed"

const STORE = "sloc_store"
const OTHER = "sloc_other"
const SCHEDULES = 200

jest.setTimeout(180_000)

let bed: StockBed
let serial = 0

beforeAll(async () => {
  bed = await openStockBed("facts")
})

afterAll(() => bed.close())

afterEach(async () => {
  expect(await bed.drift()).toEqual([])
})

const source = (seq: number, device_id = "till") => ({
  device_id,
  epoch: 1,
  seq,
  event_id: `event_${++serial}`,
})

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute))

const sold = (item: string, quantity: number, seq: number, place = STORE) => ({
  inventory_item_id: item,
  stock_location_id: place,
  quantity: -quantity,
  reason: "sold" as const,
  occurred_at: at(seq),
  source: source(seq),
})

const counted = (item: string, quantity: number, seq: number): StockCount => ({
  inventory_item_id: item,
  stock_location_id: STORE,
  quantity,
  occurred_at: at(seq),
  source: source(seq),
})

describe("facts of tills", () => {
  it("take goods off below zero, make the level that is missing, and keep both forms of a figure", async () => {
    const coat = await bed.item("coat", { [STORE]: 1 })
    await bed.apply({ changes: [sold(coat, 3, 1), sold(coat, 2, 2, OTHER), sold(coat, 1, 3)] })
    expect(await bed.stockedAt(coat, STORE)).toEqual({ stocked: -3, reserved: 0, raw: "-3" })
    expect(await bed.stockedAt(coat, OTHER)).toEqual({ stocked: -2, reserved: 0, raw: "-2" })
    expect(await bed.ledger(coat)).toEqual(["opening 1", "sold -2", "sold -3", "sold -1"])
  })

  it("keep the source, and both clocks", async () => {
    const hat = await bed.item("hat")
    const sale = sold(hat, 1, 7)
    await bed.apply({ changes: [sale], received_at: at(30) })
    const [movement] = await bed.query(
      `select device_id, epoch, seq::int, event_id, occurred_at, created_at from omni_stock_movement
       where inventory_item_id = 'hat'`
    )
    expect(movement).toEqual({ ...sale.source, occurred_at: at(7), created_at: at(30) })
  })

  it("say which levels now promise more than there is, and by which events", async () => {
    const scarf = await bed.item("scarf", { [STORE]: 3 })
    await bed.query(
      "update inventory_level set reserved_quantity = 2 where inventory_item_id = 'scarf'"
    )
    expect((await bed.apply({ changes: [sold(scarf, 1, 1)] })).oversold).toEqual([])
    const [one, two] = [sold(scarf, 1, 2), sold(scarf, 1, 3)]
    expect((await bed.apply({ changes: [one, two] })).oversold).toEqual([
      {
        inventory_item_id: scarf,
        stock_location_id: STORE,
        stocked: 0,
        reserved: 2,
        event_ids: [one.source.event_id, two.source.event_id],
      },
    ])
    const came = { ...sold(scarf, -1, 4), reason: "received" as const }
    expect((await bed.apply({ changes: [came] })).oversold).toEqual([])
    const count = counted(scarf, 0, 9)
    const { oversold } = await bed.apply({ counts: [count] })
    expect(oversold).toMatchObject([{ stocked: 0, event_ids: [count.source.event_id] }])
  })

  it("leave a counted level alone when they are from before the count", async () => {
    const glove = await bed.item("glove", { [STORE]: 10 })
    await bed.apply({ counts: [counted(glove, 6, 5)] })
    await bed.apply({ changes: [sold(glove, 2, 4), sold(glove, 1, 6)] })
    expect(await bed.stockedAt(glove, STORE)).toMatchObject({ stocked: 5 })
    expect(await bed.ledger(glove)).toEqual([
      "opening 10",
      "counted -4",
      ...["sold -2", "sold -1", "count_correction 2"],
    ])
  })

  it("count what Medusa changed after a till had counted, though the till's clock ran ahead", async () => {
    const belt = await bed.item("belt", { [STORE]: 10 })
    const ahead = { ...counted(belt, 8, 1), occurred_at: new Date(Date.now() + 20 * 3_600_000) }
    await bed.apply({ counts: [ahead] })
    await bed.query(
      "update inventory_level set stocked_quantity = stocked_quantity - 1 where inventory_item_id = 'belt'"
    )
    const later = { ...counted(belt, 5, 1), source: source(1, "b"), occurred_at: ahead.occurred_at }
    later.occurred_at = new Date(ahead.occurred_at.getTime() + 1)
    await bed.apply({ counts: [later] })
    expect(await bed.stockedAt(belt, STORE)).toMatchObject({ stocked: 5 })
    // The other till puts its clock right and takes its count back: the first one holds again.
    await bed.apply({ counts: [{ ...counted(belt, 5, 2), source: source(2, "b") }] })
    expect(await bed.stockedAt(belt, STORE)).toMatchObject({ stocked: 7 })
  })

  it("take as many statements for one as for hundreds", async () => {
    const items = await Promise.all(
      Array.from({ length: 60 }, (_, n) => bed.item(`many_${n}`, { [STORE]: 5 }))
    )
    const statements = async (some: string[]) => {
      const query = jest.spyOn(Client.prototype, "query")
      await bed.apply({
        changes: some.flatMap((item) => [sold(item, 1, ++serial + 10), sold(item, 1, ++serial)]),
        counts: some.map((item) => counted(item, 3, ++serial + 5)),
      })
      const calls = query.mock.calls.length
      query.mockRestore()
      return calls
    }
    expect(await statements(items.slice(1))).toBe(await statements(items.slice(0, 1)))
  })

  it("never wait for each other in a circle", async () => {
    const items = await Promise.all(["x1", "x2", "x3"].map((id) => bed.item(id, { [STORE]: 100 })))
    const sales = Array.from({ length: 30 }, (_, n) => {
      const order = n % 2 ? items : [...items].reverse()
      return bed.apply({ changes: order.map((item) => sold(item, 1, n)) })
    })
    await Promise.all(sales)
    for (const item of items) {
      expect(await bed.stockedAt(item, STORE)).toMatchObject({ stocked: 70 })
    }
  })

  const changeOf = (item: string, fact: TestFact & { kind: "change" }): StockChange => ({
    inventory_item_id: item,
    stock_location_id: STORE,
    quantity: fact.quantity,
    reason: "sold",
    occurred_at: fact.occurred_at,
    source: sourceOf(item, fact),
  })
  const countOf = (item: string, fact: TestFact & { kind: "count" }): StockCount => ({
    inventory_item_id: item,
    stock_location_id: STORE,
    quantity: fact.quantity,
    occurred_at: fact.occurred_at,
    source: sourceOf(item, fact),
  })
  const sourceOf = (item: string, { device_id, epoch, seq }: TestFact) => ({
    device_id,
    epoch,
    seq,
    event_id: `${item}_${device_id}_${epoch}_${seq}`,
  })

  it("end with the same levels in whatever order and batches they arrive, and the ledger adds up", async () => {
    const schedule = fc
      .tuple(storyOfOneLevel, storyOfOneLevel)
      .chain(([one, two]) =>
        fc.tuple(...[one, two].map((story) => fc.tuple(fc.constant(story), arrivalsOf(story))))
      )
    await fc.assert(
      fc.asyncProperty(schedule, async (pair) => {
        const items = await Promise.all(pair.map(() => bed.item(`p_${++serial}`, { [STORE]: 10 })))
        const batches = Math.max(...pair.map(([, arrivals]) => arrivals.length))
        for (let batch = 0; batch < batches; batch++) {
          const facts = pair.flatMap(([, arrivals], index) =>
            (arrivals[batch] ?? []).map((fact) => ({ fact, item: items[index]! }))
          )
          await bed.apply({
            changes: facts.flatMap(({ fact, item }) =>
              fact.kind === "change" ? [changeOf(item, fact)] : []
            ),
            counts: facts.flatMap(({ fact, item }) =>
              fact.kind === "count" ? [countOf(item, fact)] : []
            ),
          })
        }
        for (const [index, [story]] of pair.entries()) {
          const level = await bed.stockedAt(items[index]!, STORE)
          expect(level?.stocked).toBe(levelOf(10, story))
        }
        expect(await bed.drift()).toEqual([])
      }),
      { numRuns: SCHEDULES }
    )
  })
})

describe("units promised in a named place", () => {
  it("are there, whoever asks at the same moment, and are promised once", async () => {
    const coat = await bed.item("promised", { [STORE]: 3, [OTHER]: 9 })
    const promise = (line: number) =>
      bed.transaction((manager) =>
        reserve(
          manager,
          {
            units: [
              {
                ...{ line_item_id: `line_${line}`, inventory_item_id: coat },
                ...{ stock_location_id: STORE, quantity: 1 },
              },
            ],
            reference: `case_${line}`,
          },
          at(line)
        )
      )
    const tries = await Promise.allSettled([1, 2, 3, 4, 5, 6].map(promise))
    const lost = tries.filter((each) => each.status === "rejected")
    expect(lost.map(({ reason }) => reason.code)).toEqual(Array(3).fill("store_out_of_stock"))
    await promise(tries.findIndex(({ status }) => status === "fulfilled") + 1)
    expect(await bed.stockedAt(coat, STORE)).toMatchObject({ stocked: 3, reserved: 3 })
    expect(await bed.stockedAt(coat, OTHER)).toMatchObject({ stocked: 9, reserved: 0 })
    const reserved = await bed.query(
      `select location_id, sum(quantity)::int as units from reservation_item
       where inventory_item_id = ? group by 1`,
      [coat]
    )
    expect(reserved).toEqual([{ location_id: STORE, units: 3 }])
    expect((await bed.ledger(coat)).sort()).toEqual([
      ...["opening 3", "opening 9"],
      ...Array(3).fill("reserved 0 1"),
    ])
  })
})
