import { chapter, equal, must } from "../check"
import { sale } from "../sales"

const withTotal = (total: number) => {
  const given = sale()
  return { ...given, lines: [{ ...given.lines[0], total }] }
}

export const money = chapter("money", {
  "fractions-of-minor-units-refused": async (kit) => {
    const event = kit.till.event("sale.completed", withTotal(119_999.5))
    await kit.rejected(event, "invalid_event", "/data/lines/0/total")
  },
  "negative-amount-refused": async (kit) => {
    const event = kit.till.event("sale.completed", withTotal(-1))
    await kit.rejected(event, "invalid_event", "/data/lines/0/total")
  },
  "amount-as-text-refused": async (kit) => {
    const event = kit.till.event("sale.completed", sale({ totals: { total: "120000" } }))
    await kit.rejected(event, "invalid_event", "/data/totals/total")
  },
  "huge-amount-refused": async (kit) => {
    const event = kit.till.event("sale.completed", withTotal(1e18))
    await kit.rejected(event, "invalid_event", "/data/lines/0/total")
  },
  "sums-of-the-till-are-facts": async (kit) => {
    const event = kit.till.event(
      "sale.completed",
      sale({ totals: { tax: 19_999, total: 119_900 } })
    )
    await kit.accepted([event])
  },
  "free-sale-is-taken": async (kit) => {
    const given = sale()
    const line = { ...given.lines[0], discounts: [{ amount: 120_000 }], taxes: [], total: 0 }
    const free = { ...given, lines: [line], totals: { discount: 120_000, total: 0 }, tenders: [] }
    const { status } = await kit.result(kit.till.event("sale.completed", free))
    equal(status, "applied", "status")
  },
})
