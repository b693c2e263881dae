import { chapter, equal, must } from "../check"
import { newShiftId, sale } from "../sales"

const TRAINING = { mode: "training", seq: 1 }

export const training = chapter("training", {
  "is-answered-and-flagged": async (kit) => {
    const event = kit.till.event("sale.completed", sale(), TRAINING)
    kit.till.seq -= 1
    const { status, flags } = await kit.result(event)
    equal([status, flags], ["applied", ["training"]], "result")
  },
  "is-checked": async (kit) => {
    const event = kit.till.event("sale.completed", sale({ currency_code: "?" }), TRAINING)
    kit.till.seq -= 1
    await kit.rejected(event, "invalid_event", "/data/currency_code")
  },
  "touches-nothing": async (kit) => {
    kit.needs("shifts")
    const { till } = kit
    const shift_id = newShiftId()
    const opened = { shift_id, currency_code: "RUB", opening_cash: 0 }
    const live = [
      till.event("shift.opened", opened),
      till.event("sale.completed", sale({ shift_id })),
    ]
    const { acked_seq } = await kit.accepted(live)
    const practice = till.event("sale.completed", sale({ shift_id }), {
      mode: "training",
      seq: till.seq + 50,
    })
    till.seq -= 1
    const after = await kit.pushed([practice])
    equal([after.acked_seq, after.gaps], [acked_seq, []], "acked_seq and gaps")
    const { sales } = await kit.shift(shift_id)
    equal(sales, { count: 1, total: 120_000 }, "sales of the shift")
    must(after.results[0]?.status === "applied", "it was not answered")
  },
})
