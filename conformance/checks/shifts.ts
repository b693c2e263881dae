import { randomUUID } from "node:crypto"
import { chapter, equal, must } from "../check"
import type { Kit } from "../kit"
import { newShiftId, returned, sale } from "../sales"

const CURRENCY = { currency_code: "RUB" }

async function openShift(kit: Kit, opening_cash: number): Promise<string> {
  kit.needs("shifts")
  const shift_id = newShiftId()
  const data = { shift_id, ...CURRENCY, opening_cash }
  await kit.accepted([kit.till.event("shift.opened", data)])
  return shift_id
}

export const shifts = chapter("shifts", {
  "z-report-adds-up": async (kit) => {
    kit.needs("returns")
    const shift_id = await openShift(kit, 100_000)
    const { till } = kit
    const sold = till.event("sale.completed", sale({ shift_id }))
    const byCard = { shift_id, tenders: [{ type: "card", amount: 120_000 }] }
    const move = { shift_id, ...CURRENCY, kind: "paid_out", amount: 10_000, reason: "Taxi" }
    const counted = [
      { type: "cash", amount: 89_000 },
      { type: "card", amount: 120_000 },
    ]
    await kit.accepted([
      sold,
      till.event("sale.completed", sale(byCard)),
      till.event("return.completed", returned(sold.id, { shift_id })),
      till.event("cash.moved", move),
      till.event("shift.closed", { shift_id, ...CURRENCY, counted }),
    ])
    const shift = await kit.shift(shift_id)
    equal(shift.status, "closed", "status")
    equal(shift.sales, { count: 2, total: 240_000 }, "sales")
    equal(shift.returns, { count: 1, total: 120_000 }, "returns")
    const [cash, card] = ["cash", "card"].map((type) =>
      shift.tenders.find((tender) => tender.type === type)
    )
    equal([cash?.expected, cash?.counted, cash?.difference], [90_000, 89_000, -1_000], "cash")
    equal([card?.expected, card?.difference], [120_000, 0], "card")
  },
  "late-sale-goes-to-the-late-part": async (kit) => {
    const shift_id = await openShift(kit, 0)
    const { till } = kit
    const counted = [{ type: "cash", amount: 0 }]
    await kit.accepted([till.event("shift.closed", { shift_id, ...CURRENCY, counted })])
    await kit.accepted([till.event("sale.completed", sale({ shift_id }))])
    const { sales, late } = await kit.shift(shift_id)
    equal(sales.count, 0, "sales")
    equal(late.sales, { count: 1, total: 120_000 }, "late sales")
  },
  "unknown-shift-is-not-found": async ({ till }) => {
    const answer = await till.send("GET", `/pos/v1/shifts/${randomUUID()}`)
    must(answer.status === 404 || answer.status === 403, `answered ${answer.status}`)
  },
})
