import fc from "fast-check"
import { disposeTold, givenBack, placeUnits, reasonTold, unitsWithoutOrder } from "../told-return"

const line = (line_id: string, quantity: number, total: number) => ({ line_id, quantity, total })
const cash = (amount: number) => ({ type: "cash", amount })
const before = (id: string, more: object = {}) => ({
  ...{ id, quantity: 3, fulfilled: 3, back: 0, taken: [] as number[] },
  ...more,
})

describe("units of an order that a till took back", () => {
  const places = (
    found: Parameters<typeof placeUnits>[0],
    lines: Parameters<typeof placeUnits>[1]
  ) =>
    placeUnits(found, lines).map((unit) => [
      unit.line_id,
      unit.at,
      unit.order_line_item_id,
      unit.place,
    ])

  it("have places that no other return has, one after the other", () => {
    const found = [
      { line_id: "1", id: "a", quantity: 1 },
      { line_id: "2", id: "a", quantity: 1 },
      { line_id: "2", id: "b", quantity: 2 },
    ]
    expect(places(found, [before("a", { back: 1, taken: [1] }), before("b")])).toEqual([
      ["1", 0, "a", 0],
      ["2", 0, "a", 2],
      ["2", 1, "b", 0],
      ["2", 2, "b", 1],
    ])
  })

  it("leave the first places to what is on its way without one", () => {
    const found = [{ line_id: "1", id: "a", quantity: 2 }]
    expect(places(found, [before("a", { back: 1 })])).toEqual([
      ["1", 0, "a", 1],
      ["1", 1, "a", 2],
    ])
  })

  it("are none of a line that was taken out of its order since, as by a void", () => {
    const found = [{ line_id: "1", id: "a", quantity: 1 }]
    expect(places(found, [before("a", { fulfilled: 0 })])).toEqual([])
  })

  it("stand together when there is no order", () => {
    expect(unitsWithoutOrder([line("1", 2, 10), line("2", 1, 5)], "rtb_1")).toEqual([
      { line_id: "1", at: 0, order_line_item_id: "rtb_1", place: 0 },
      { line_id: "1", at: 1, order_line_item_id: "rtb_1", place: 1 },
      { line_id: "2", at: 0, order_line_item_id: "rtb_1", place: 2 },
    ])
  })
})

describe("what a till gave back", () => {
  it("is split over the units to the minor unit, with the receipt's rounding, by tender", () => {
    const receipt = {
      lines: [line("1", 3, 1_000), line("2", 1, 501)],
      tenders: [cash(900), { type: "card", amount: 500 }, cash(100)],
    }
    const all = unitsWithoutOrder(receipt.lines, "rtb_1")
    expect(givenBack(receipt, all)).toEqual({
      amounts: [333, 333, 333, 501],
      amount: 1_500,
      tenders: [
        { type: "cash", amount: 1_000 },
        { type: "card", amount: 500 },
      ],
    })
  })

  it("leaves out what was given for units that are no part of the return", () => {
    const receipt = {
      lines: [line("1", 2, 1_000)],
      tenders: [cash(600), { type: "card", amount: 400 }],
    }
    expect(givenBack(receipt, [{ line_id: "1", at: 0 }])).toEqual({
      amounts: [500],
      amount: 500,
      tenders: [
        { type: "cash", amount: 300 },
        { type: "card", amount: 200 },
      ],
    })
  })

  it("is what the drawer gave though the lines cost nothing, and may be nothing", () => {
    const lines = [line("1", 1, 0), line("2", 1, 0)]
    const all = unitsWithoutOrder(lines, "rtb_1")
    expect(givenBack({ lines, tenders: [cash(11)] }, all)).toMatchObject({ amounts: [6, 5] })
    expect(givenBack({ lines, tenders: [] }, all)).toEqual({
      ...{ amounts: [0, 0], amount: 0, tenders: [] },
    })
  })

  it("adds up, whatever the receipt says", () => {
    const minor = fc.nat({ max: 1_000_000_000_000 })
    const lines = fc
      .array(fc.record({ quantity: fc.integer({ min: 1, max: 7 }), total: minor }), {
        minLength: 1,
        maxLength: 6,
      })
      .map((told) => told.map((each, index) => ({ ...each, line_id: String(index) })))
    const type = fc.constantFrom("cash", "card", "loyalty")
    const tenders = fc.array(fc.record({ type, amount: minor }), { maxLength: 5 })
    const sum = (parts: readonly number[]) => parts.reduce((all, one) => all + one, 0)
    fc.assert(
      fc.property(lines, tenders, fc.nat({ max: 50 }), (told, given, most) => {
        const all = unitsWithoutOrder(told, "rtb_1")
        const whole = givenBack({ lines: told, tenders: given }, all)
        expect(whole.amount).toBe(sum(given.map(({ amount }) => amount)))
        const some = givenBack({ lines: told, tenders: given }, all.slice(0, most))
        expect(sum(some.amounts)).toBe(some.amount)
        expect(sum(some.tenders.map(({ amount }) => amount))).toBe(some.amount)
        expect(some.amount).toBeLessThanOrEqual(whole.amount)
        expect(Math.min(0, ...some.amounts)).toBe(0)
      })
    )
  })
})

it("keeps reasons that are the shop's, and takes damaged goods off every shelf", () => {
  expect(["size", "Does not fit", undefined].map(reasonTold)).toEqual(["size", "other", "other"])
  expect(disposeTold("resellable", "sloc_1")).toMatchObject({ stock_location_id: "sloc_1" })
  expect(disposeTold("damaged", "sloc_1")).toEqual({
    ...{ grade: "damaged", disposition: "damaged_bin", stock_location_id: null },
  })
})
