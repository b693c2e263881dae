import { chapter, equal, must } from "../check"
import { bytesOf, GZIP, gzipped } from "../client"
import type { PosPushAnswer } from "../../src/types"
import type { Kit } from "../kit"
import { said } from "../kit"
import { newShiftId, sale, UNKNOWN_SKU } from "../sales"

const DAY_MS = 86_400_000

/** An event of each type that stands by itself, and the scope it needs. */
function oneOfEach({ till }: Kit) {
  const currency_code = "RUB"
  const shift_id = newShiftId()
  const unit = [{ sku: UNKNOWN_SKU, quantity: 1 }]
  const all: [scope: string, type: string, data: object][] = [
    ["shifts", "shift.opened", { shift_id, currency_code, opening_cash: 100_000 }],
    ["sales", "sale.completed", sale()],
    ["returns", "return.completed", sale()],
    ["stock", "stock.counted", { counts: unit }],
    ["stock", "stock.adjusted", { reason: "damaged", lines: [{ sku: UNKNOWN_SKU, quantity: -1 }] }],
    ["stock", "stock.received", { lines: unit }],
    ["customers", "customer.registered", { first_name: "Anna", phone: "+79991234567" }],
    ["shifts", "cash.moved", { shift_id, currency_code, kind: "drop", amount: 1, reason: "Safe" }],
    ["shifts", "shift.closed", { shift_id, currency_code, counted: [] }],
  ]
  return all
    .filter(([scope]) => till.scopes.includes(scope))
    .map(([, type, data]) => till.event(type, data))
}

export const batch = chapter("batch", {
  "every-type-is-taken": async (kit) => {
    await kit.accepted(oneOfEach(kit))
  },
  "result-per-event-in-order": async (kit) => {
    const events = [1, 2, 3].map(() => kit.till.event("sale.completed", sale())).reverse()
    const { results, epoch, server_time } = await kit.pushed(events)
    equal(
      results.map(({ id }) => id),
      events.map(({ id }) => id),
      "ids of the results"
    )
    equal(epoch, kit.till.epoch, "epoch")
    must(Number.isFinite(Date.parse(server_time)), "there is no server_time")
  },
  "what-was-answered-is-kept": async (kit) => {
    const events = [1, 2, 3].map(() => kit.till.event("sale.completed", sale()))
    const { acked_seq } = await kit.accepted(events)
    equal(acked_seq, events[2]!.seq, "acked_seq")
    await kit.accepted(events, "duplicate")
  },
  "one-bad-event-holds-back-none": async (kit) => {
    const bad = kit.till.event("sale.completed", sale({ currency_code: "roubles" }))
    const good = kit.till.event("sale.completed", sale())
    const { results } = await kit.pushed([bad, 17, null, { id: "no" }, good])
    equal(
      results.map(({ status }) => status),
      ["rejected", "rejected", "rejected", "rejected", "applied"],
      "results"
    )
  },
  "own-duplicate-is-found": async (kit) => {
    const event = kit.till.event("sale.completed", sale())
    const { results } = await kit.pushed([event, event])
    equal(
      results.map(({ status }) => status),
      ["applied", "duplicate"],
      "results"
    )
  },
  "gzip-is-taken": async ({ till }) => {
    const event = till.event("sale.completed", sale())
    const bytes = gzipped(bytesOf(JSON.stringify({ events: [event] })))
    const answer = await till.send<PosPushAnswer>("POST", "/pos/v1/events", {
      bytes,
      headers: GZIP,
    })
    must(answer.status === 200, said(answer))
    equal(answer.body.results?.[0]?.status, "applied", "status")
  },
  "unknown-type-rejected": async (kit) => {
    await kit.rejected(kit.till.event("sale.imagined", {}), "unknown_event_type", "/type")
  },
  "unknown-field-of-the-envelope-is-let-be": async (kit) => {
    await kit.accepted([kit.till.event("sale.completed", sale(), { from_the_future: { a: 1 } })])
  },
  "unknown-field-of-the-data-rejected": async (kit) => {
    await kit.rejected(
      kit.till.event("sale.completed", sale({ totl: 1 })),
      "invalid_event",
      "/data"
    )
  },
  "event-from-the-future-refused": async (kit) => {
    const occurred_at = new Date(Date.now() + 2 * DAY_MS).toISOString()
    const event = kit.till.event("sale.completed", sale(), { occurred_at })
    await kit.rejected(event, "occurred_in_future", "/occurred_at")
  },
  "late-event-is-taken": async (kit) => {
    const occurred_at = new Date(Date.now() - 30 * DAY_MS).toISOString()
    await kit.accepted([kit.till.event("sale.completed", sale(), { occurred_at })])
  },
  "clock-skew-is-flagged": async (kit) => {
    const sent_at = new Date(Date.now() - 600_000).toISOString()
    const result = await kit.result(kit.till.event("sale.completed", sale()), { sent_at })
    must(result.flags?.includes("clock_skew") === true, `flags are ${JSON.stringify(result.flags)}`)
  },
  "time-without-offset-refused": async (kit) => {
    const event = kit.till.event("sale.completed", sale(), { occurred_at: "2026-01-01T10:00:00" })
    await kit.rejected(event, "invalid_event", "/occurred_at")
    kit.till.seq -= 1
  },
})
