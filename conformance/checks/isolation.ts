import { chapter, equal, must } from "../check"
import { said } from "../kit"
import { newShiftId, sale } from "../sales"

/** Two tills of two stores. */
export const isolation = chapter("isolation", {
  "same-event-id-of-two-tills-is-two-events": async (kit) => {
    const { otherTill, till } = kit
    const mine = till.event("sale.completed", sale())
    const theirs = otherTill.event("sale.completed", sale(), { id: mine.id })
    await kit.accepted([mine])
    const { results } = await kit.pushed([theirs], {}, otherTill)
    equal(results[0]?.status, "applied", "the other till's event")
  },
  "sale-of-another-store-is-not-voided": async (kit) => {
    const { otherTill, till } = kit
    const sold = till.event("sale.completed", sale())
    await kit.accepted([sold])
    const data = { sale_event_id: sold.id, reason: "Not mine" }
    const { results } = await kit.pushed([otherTill.event("sale.voided", data)], {}, otherTill)
    must(results[0]?.status === "rejected", `it is ${results[0]?.status}`)
  },
  "shift-of-another-till-is-not-shown": async (kit) => {
    kit.needs("shifts")
    const { otherTill, till } = kit
    const shift_id = newShiftId()
    const data = { shift_id, currency_code: "RUB", opening_cash: 0 }
    await kit.accepted([till.event("shift.opened", data)])
    const answer = await otherTill.send("GET", `/pos/v1/shifts/${shift_id}`)
    must(answer.status === 404, said(answer))
  },
  "token-of-one-till-speaks-for-no-other": async (kit) => {
    const { otherTill, till } = kit
    const event = otherTill.event("sale.completed", sale(), { store_id: till.store_id })
    const { results } = await kit.pushed([event], {}, otherTill)
    equal(results[0]?.problem?.code, "store_mismatch", "problem")
  },
})
