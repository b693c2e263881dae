import type { PosCredential } from "../../types"
import { checkEvent } from "../check-event"

const NOW = new Date("2026-11-28T12:00:00Z")

const credential: PosCredential = {
  device_id: "posdev_1",
  device_name: "Till 1",
  retail_store_id: "rst_1",
  stock_location_id: "sloc_1",
  sales_channel_id: "sc_1",
  scopes: ["sales", "stock"],
  epoch: 2,
  lane: "live",
  revoked_at: null,
}

const sale = {
  id: "01936d3e-7c00-7000-8000-000000000001",
  type: "sale.completed",
  occurred_at: "2026-11-28T14:59:00+03:00",
  seq: 7,
  epoch: 2,
  business_date: "2026-11-28",
  data: {
    receipt_number: "A-7",
    currency_code: "RUB",
    lines: [
      { line_id: "1", sku: "COAT", title: "Coat", quantity: 1, unit_price: 899000, total: 899000 },
    ],
    totals: { total: 899000 },
    tenders: [{ type: "card", amount: 899000 }],
  },
}

const check = (raw: unknown, who: Partial<PosCredential> = {}) =>
  checkEvent(raw, { ...credential, ...who }, NOW)
const problemOf = (raw: unknown, who: Partial<PosCredential> = {}) => {
  const read = check(raw, who)
  return read.kind === "checked" ? null : read.problem
}

describe("an event of a till", () => {
  it("is read with its defaults filled in", () => {
    const read = check(sale)
    expect(read).toMatchObject({
      kind: "checked",
      quarantined: false,
      event: { mode: "live", data: { currency_code: "rub", prices_include_tax: true } },
    })
  })

  it("has one hash, whatever the order of its fields", () => {
    const turned = Object.fromEntries(Object.entries(sale).reverse())
    const [a, b] = [check(sale), check(turned)]
    expect(a.kind === "checked" && b.kind === "checked" && a.hash === b.hash).toBe(true)
  })

  it.each([
    ["an unknown type", { ...sale, type: "sale.imagined" }, "unknown_event_type", "/type"],
    ["another store", { ...sale, store_id: "rst_2" }, "store_mismatch", "/store_id"],
    ["an epoch to come", { ...sale, epoch: 3 }, "unknown_epoch", "/epoch"],
    [
      "a clock two days ahead",
      { ...sale, occurred_at: "2026-11-30T12:00:01Z" },
      "occurred_in_future",
      "/occurred_at",
    ],
    ["a scope it lacks", { ...sale, type: "shift.opened" }, "insufficient_scope", "/type"],
    ["a field nobody knows", { ...sale, data: { ...sale.data, tip: 5 } }, "invalid_event", "/data"],
    [
      "no offset from UTC",
      { ...sale, occurred_at: "2026-11-28T12:00:00" },
      "invalid_event",
      "/occurred_at",
    ],
    ["a number that JSON cannot hold", { ...sale, seq: 2 ** 53 }, "invalid_event", "/seq"],
    [
      "a fraction of a kopeck",
      { ...sale, data: { ...sale.data, totals: { total: 1.5 } } },
      "invalid_event",
      "/data/totals/total",
    ],
    [
      "no unit at all",
      { ...sale, data: { ...sale.data, lines: [{ ...sale.data.lines[0], quantity: 0 }] } },
      "invalid_event",
      "/data/lines/0/quantity",
    ],
    [
      "two lines of one name",
      { ...sale, data: { ...sale.data, lines: [sale.data.lines[0], sale.data.lines[0]] } },
      "invalid_event",
      "/data/lines",
    ],
  ])("is refused with %s, and the field is named", (_, raw, code, pointer) => {
    expect(problemOf(raw)).toMatchObject({ code, pointer, retryable: false })
  })

  it.each([
    ["text that is not an object", "sale"],
    ["null", null],
    ["a list", [sale]],
    ["a character PostgreSQL cannot keep", { ...sale, note: "a\u0000b" }],
    ["half a character", { ...sale, note: "\ud83d" }],
    ["a deep nest", { ...sale, data: JSON.parse(`${"[".repeat(200)}${"]".repeat(200)}`) }],
  ])("is not even read when it is %s", (_, raw) => {
    expect(check(raw)).toMatchObject({
      kind: "unreadable",
      problem: { code: "invalid_event", status: 422 },
    })
  })

  it("of a revoked till is kept for a person when it was made before, and refused when after", () => {
    const revoked = { lane: "quarantine" as const, revoked_at: new Date("2026-11-28T11:59:30Z") }
    expect(check(sale, revoked)).toMatchObject({ kind: "checked", quarantined: true })
    const later = { ...sale, occurred_at: "2026-11-28T11:59:31Z" }
    expect(problemOf(later, revoked)).toMatchObject({ code: "made_after_revocation" })
  })
})
