import { chapter, equal, must } from "../check"
import { newShiftId, returned, sale } from "../sales"

export const deferred = chapter("deferred", {
  "return-before-sale-resolves": async (kit) => {
    kit.needs("returns")
    const { till } = kit
    const sold = till.event("sale.completed", sale())
    const back = till.event("return.completed", returned(sold.id))
    await kit.accepted([back], "deferred")
    await kit.accepted([sold])
    await kit.accepted([back], "duplicate")
  },
  "void-before-sale-resolves": async (kit) => {
    kit.needs("shifts")
    const { till } = kit
    const shift_id = newShiftId()
    const opened = till.event("shift.opened", { shift_id, currency_code: "RUB", opening_cash: 0 })
    const sold = till.event("sale.completed", sale({ shift_id }))
    const voided = till.event("sale.voided", {
      sale_event_id: sold.id,
      reason: "Mistake",
      shift_id,
    })
    await kit.accepted([opened])
    await kit.accepted([voided], "deferred")
    await kit.accepted([sold])
    await kit.eventually(async () => {
      const { voids, tenders } = await kit.shift(shift_id)
      equal(voids, { count: 1, total: 120_000 }, "voids of the shift")
      const cash = tenders.find(({ type }) => type === "cash")
      equal(cash?.expected, 0, "cash expected")
    })
  },
  "shift-closed-before-opened-resolves": async (kit) => {
    kit.needs("shifts")
    const { till } = kit
    const shift_id = newShiftId()
    const currency_code = "RUB"
    const opened = till.event("shift.opened", { shift_id, currency_code, opening_cash: 5_000 })
    const counted = [{ type: "cash", amount: 4_000 }]
    const closed = till.event("shift.closed", { shift_id, currency_code, counted })
    await kit.accepted([closed], "deferred")
    await kit.accepted([opened])
    await kit.eventually(async () => {
      const { status, tenders } = await kit.shift(shift_id)
      equal(status, "closed", "status of the shift")
      const cash = tenders.find(({ type }) => type === "cash")
      equal([cash?.expected, cash?.difference], [5_000, -1_000], "expected cash and difference")
    })
  },
  "waiting-event-is-acknowledged": async (kit) => {
    kit.needs("returns")
    const { till } = kit
    const sold = till.event("sale.completed", sale())
    const back = till.event("return.completed", returned(sold.id))
    await kit.accepted([sold])
    const later = till.event("return.completed", returned("01890000-0000-7000-8000-000000000000"))
    const { acked_seq } = await kit.pushed([back, later])
    equal(acked_seq, later.seq, "acked_seq")
  },
  "one-sale-is-voided-once": async (kit) => {
    const { till } = kit
    const sold = till.event("sale.completed", sale())
    const voids = ["Mistake", "Again"].map((reason) =>
      till.event("sale.voided", { sale_event_id: sold.id, reason })
    )
    const { results } = await kit.pushed([sold, ...voids])
    equal(results[1]?.status, "applied", "the first void")
    must(results[2]?.problem?.code === "already_voided", `the second was ${results[2]?.status}`)
  },
})
