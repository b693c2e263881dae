import type { AdminReturnCase } from "../../src/types/return-desk"
import { waitsFor } from "../format/leg"
import { isPolicyCode } from "../format/refusals"
import { happenings } from "../pages/return-case/happenings"
import { completeContact } from "../pages/return-desk/contact-draft"
import { completeAddress } from "../pages/return-desk/delivery-draft"
import {
  isCollected,
  isDelivered,
  keyOf,
  newUnits,
  withGoods,
  withQuantity,
} from "../pages/return-desk/goods-draft"
import { refusalsOf } from "../pages/return-desk/refusals"
import { searchesFor } from "../pages/return-desk/searches"
import {
  acceptedUnits,
  centreBeyond,
  type DeskLine,
  fitting,
  goodsAsked,
  lineOfScan,
  quotedUnits,
  wantedUnits,
  withinPolicy,
  withoutUnit,
  withUnit,
  withUnits,
} from "../pages/return-desk/units-draft"

const CODES = ["return_code", "pickup_code", "gift_code"]
const NUMBERS = ["receipt_number", "card", "order_number"]
/** A wrong code is counted, so what may be a product is no code before it is no product. */
const TYPED_CODE = ["product", ...CODES, ...NUMBERS]
const SCANNED_CODE = [...CODES, ...NUMBERS, "product"]

describe("what a shopper has in the hand", () => {
  it.each([
    ["anna@example.com", ["email"]],
    ["#1042", ["order_number", "receipt_number", "card", "product"]],
    ["1042", ["order_number", "receipt_number", "card", "product"]],
    ["+7 (912) 345-67-89", ["phone", "card", "receipt_number", "product"]],
    ["89123456789", ["phone", "card", "receipt_number", "product"]],
    ["K7QM-2D4X", TYPED_CODE],
    ["COAT1234", TYPED_CODE],
    ["PICKUP:K7QM2D4X", SCANNED_CODE],
    ["ЗШСЛГЗ:Л7ЙЬ2В4Ч", SCANNED_CODE],
    ["GIFT-K7QM-2D4X", ["gift_code"]],
    ["пшае-Л7ЙЬ-2В4Ч", ["gift_code"]],
    ["order_01JDQ8Z5", ["code"]],
    ["0193b1d2-6f5e-7c55-9d8e-1a2b3c4d5e6f", ["code"]],
    ["A-17/2026", ["receipt_number", "order_number", "card", "product"]],
  ])("%s", (text, kinds) => {
    expect(searchesFor(` ${text} `, undefined)).toEqual(kinds.map((by) => ({ by, value: text })))
  })

  it("is what a person says it is", () => {
    expect(searchesFor("1042", "card")).toEqual([{ by: "card", value: "1042" }])
  })
})

it("what is refused of a line is told once a reason, and once a state that is refused", () => {
  const refusal = (code: "condition" | "outside_window", params: { grade?: string } = {}) => ({
    ...{ code, params, message: "" },
    override_by: "manager" as const,
  })
  const late = refusal("outside_window")
  const damaged = refusal("condition", { grade: "damaged" })
  const used = refusal("condition", { grade: "refurbish" })
  const units = [[late, damaged], [late, used], [damaged]].map((refusals) => ({
    ...{ line_item_id: "coat", refusals },
  }))
  const told = refusalsOf({ units: [...units, { line_item_id: "hat", refusals: [late] }] })
  expect(told.map(({ key, code, params }) => [key, code, params.grade])).toEqual([
    ["coat", "outside_window", undefined],
    ["coat", "condition", "damaged"],
    ["coat", "condition", "refurbish"],
    ["hat", "outside_window", undefined],
  ])
  expect(new Set(told.map(({ id }) => id)).size).toBe(told.length)
})

it.each([
  ["condition", true],
  ["blind_item_limit", true],
  ["override_forbidden", true],
  ["amount_changed", false],
  [null, false],
])("%p comes from the policy: %p", (code, isOne) => {
  expect(isPolicyCode(code)).toBe(isOne)
})

describe("units chosen at the desk", () => {
  const line = (line_item_id: string, part: Partial<DeskLine> = {}): DeskLine => ({
    ...{
      line_item_id,
      title: line_item_id,
      variant_id: null,
      variant_title: null,
      sku: `sku-${line_item_id}`,
    },
    ...{ barcode: null, thumbnail: null, quantity: 3, total: 300, returnable: 3, away: [] },
    ...{ returnable_until: null, refused: [] },
    ...part,
  })

  it("each say why they come back; a further one as the one before", () => {
    const one = withUnit(withUnits({}, "coat", 1), "coat", 0, { reason: "size" })
    const two = withUnit(withUnits(one, "coat", 2), "coat", 1, { grade: "damaged" })
    expect(wantedUnits(two)).toEqual([{ line_item_id: "coat", quantity: 2 }])
    expect(acceptedUnits(two)).toEqual([
      { line_item_id: "coat", quantity: 1, reason: "size", grade: "resell" },
      { line_item_id: "coat", quantity: 1, reason: "size", grade: "damaged" },
    ])
    expect(acceptedUnits(withUnits(two, "scarf", 1))).toBeNull()
    expect(acceptedUnits({})).toBeNull()
    // The quote is told the state only of what is not fit for sale.
    const three = withUnit(withUnits(two, "coat", 3), "coat", 2, { grade: "damaged", reason: null })
    expect(quotedUnits(withUnits(three, "coat", 4))).toEqual([
      { line_item_id: "coat", quantity: 2 },
      { line_item_id: "coat", quantity: 1, grade: "damaged", reason: "size" },
      { line_item_id: "coat", quantity: 1, grade: "damaged" },
    ])
    expect(wantedUnits(withUnits(two, "coat", 0))).toEqual([])
  })

  it("say that they go to the centre, unless the goods are there", () => {
    const sent = { reason: "size", to_centre: true } as const
    expect(acceptedUnits(withUnit(withUnits({}, "coat", 1), "coat", 0, sent))).toEqual([
      { line_item_id: "coat", quantity: 1, reason: "size", grade: "resell", to_centre: true },
    ])
    const centre = { id: "store_centre", name: "Centre" }
    expect(centreBeyond(centre, "store_arbat")).toBe(centre)
    expect(centreBeyond(centre, "store_centre")).toBeNull()
  })

  it("are taken out one by one, wherever they stand", () => {
    const one = withUnit(withUnits({}, "coat", 1), "coat", 0, { reason: "size" })
    const two = withUnit(withUnits(one, "coat", 2), "coat", 1, { reason: "fit" })
    expect(withoutUnit(two, "coat", 0)).toEqual({ coat: [{ reason: "fit", grade: "resell" }] })
    expect(wantedUnits(withoutUnit(one, "coat", 0))).toEqual([])
  })

  it("are no more than may still come back", () => {
    const draft = withUnits(withUnits({}, "coat", 3), "gone", 1)
    const left = fitting(draft, [line("coat", { returnable: 1 }), line("scarf")])
    expect(wantedUnits(left)).toEqual([{ line_item_id: "coat", quantity: 1 }])
  })

  it("are let in by the policy, but for those that one reason or two refuse", () => {
    const beyond = (code: "outside_window" | "excluded_goods", quantity: number) => ({
      ...{ code, quantity, params: {}, message: "" },
      override_by: "manager" as const,
    })
    expect(withinPolicy(line("coat"))).toBe(3)
    expect(withinPolicy(line("coat", { refused: [beyond("outside_window", 2)] }))).toBe(1)
    const both = [beyond("outside_window", 2), beyond("excluded_goods", 3)]
    expect(withinPolicy(line("coat", { refused: both }))).toBe(0)
  })

  it("are told as they were announced, whatever the reasons", () => {
    const unit = { line_item_id: "coat", title: "Coat", reason: "size", quantity: 1 } as const
    expect(
      goodsAsked([unit, { ...unit, reason: "fit" }, { ...unit, line_item_id: "s", title: "Scarf" }])
    ).toBe("Coat × 2, Scarf")
  })

  it("are found by what is scanned, until all of them are chosen", () => {
    const lines = [
      line("coat", { returnable: 1, barcode: "4600001" }),
      line("coat-2", { sku: "sku-coat" }),
    ]
    expect(lineOfScan(lines, {}, "4600001")?.line_item_id).toBe("coat")
    expect(lineOfScan(lines, {}, "SKU-COAT")?.line_item_id).toBe("coat")
    const chosen = withUnits({}, "coat", 1)
    expect(lineOfScan(lines, chosen, "sku-coat")?.line_item_id).toBe("coat-2")
    expect(lineOfScan(lines, chosen, "4600001")).toBeUndefined()
  })
})

it.each([
  ["payment", null, null, null, "itself"],
  ["payment", null, null, "Declined", "again"],
  ["tender", "loyalty", null, null, "itself"],
  ["tender", "cash", null, null, "person"],
  ["store_credit", null, null, null, "person_credit"],
  ["store_credit", null, "cus_1", null, "itself"],
  ["store_credit", null, "cus_1", "Away", "again"],
] as const)("%s of %s to %s that failed by %s waits for: %s", (...leg) => {
  const [kind, tender, credit_customer_id, failure, who] = leg
  expect(waitsFor({ kind, tender, credit_customer_id, failure })).toBe(who)
})

it("a return tells what happened to it, the youngest first", () => {
  const anya = { id: "user_1", way: "desk", name: "Anya" }
  const leg = (id: string, done_at: string | null) => ({
    ...{ id, kind: "store_credit", payment_id: null, provider_id: null },
    ...{ tender: null, amount: 1, failure: null },
    ...{ done_at, done_by: anya },
  })
  const returned = {
    accepted_at: "2026-11-28T10:00:00.000Z",
    accepted_by: anya,
    legs: [
      leg("late", "2026-11-28T12:00:00.000Z"),
      leg("early", "2026-11-28T11:00:00.000Z"),
      leg("open", null),
    ],
    settled_at: null,
  } as unknown as AdminReturnCase
  const told = happenings(returned).map(({ what, leg }) => [what, leg?.id])
  expect(told).toEqual([
    ["given_back", "late"],
    ["given_back", "early"],
    ["accepted", undefined],
  ])
  const settled = { ...returned, settled_at: "2026-11-28T12:00:00.000Z" }
  expect(happenings(settled)[0]?.what).toBe("settled")
  const given_up = { ...returned, accepted_by: { ...anya, way: "pickup" } } as AdminReturnCase
  expect(happenings(given_up).at(-1)).toMatchObject({ what: "not_collected", by: null })
})

describe("goods that go out in exchange", () => {
  const coat = { id: "coat", label: "Coat", sku: null }
  const warehouse = { stock_location_id: "sloc_1", name: "Warehouse", get: "deliver" } as const

  it("are handed out or delivered, of one variant too", () => {
    const draft = withGoods(withGoods(withGoods([], coat), coat, warehouse), coat, warehouse)
    expect(newUnits(draft)).toEqual([
      { variant_id: "coat", quantity: 1, get: "now" },
      { variant_id: "coat", quantity: 2, get: "deliver", from: "sloc_1" },
    ])
    const handedOut = withQuantity(draft, keyOf(draft[1]!), () => 0)
    expect([isDelivered(draft), isDelivered(handedOut)]).toEqual([true, false])
    expect(newUnits(withQuantity(handedOut, keyOf(draft[0]!), () => 0))).toBeUndefined()
  })

  it("are collected in a store, apart from what it delivers", () => {
    const store = { ...warehouse, get: "collect" } as const
    const draft = withGoods(withGoods([], coat, store), coat, warehouse)
    expect(newUnits(draft)).toEqual([
      { variant_id: "coat", quantity: 1, get: "collect", from: "sloc_1" },
      { variant_id: "coat", quantity: 1, get: "deliver", from: "sloc_1" },
    ])
    const delivered = withQuantity(draft, keyOf(draft[0]!), () => 0)
    expect([isCollected(draft), isCollected(delivered)]).toEqual([true, false])
    const anna = { first_name: "Anna", last_name: "Orlova", email: "anna@example.com" }
    expect(completeContact({ ...anna, email: " anna@example.com " })).toEqual(anna)
    expect(completeContact({ ...anna, email: "anna" })).toBeNull()
    expect(completeContact({ ...anna, last_name: " " })).toBeNull()
  })

  it("are delivered to an address that is complete", () => {
    const address = {
      ...{ first_name: "Anna", last_name: "Orlova", phone: "+79120000000" },
      ...{ address_1: "Lenina 5", city: "Tver", postal_code: "170000" },
    }
    expect(completeAddress({ ...address, city: " Tver " })).toEqual(address)
    expect(completeAddress({ ...address, city: " " })).toBeNull()
    expect(completeAddress({ ...address, phone: "123" })).toBeNull()
  })
})
