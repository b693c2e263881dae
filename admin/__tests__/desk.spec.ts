import type { AdminPickupCounts, AdminPickupLine } from "../../src/types/http"
import { dueIn } from "../pages/pickup/counter-payment"
import {
  everythingTaken,
  handOverLines,
  staysHere,
  withRefused,
  withTaken,
} from "../pages/pickup/hand-over-draft"
import {
  allFound,
  differs,
  draftOf,
  isAccountedFor,
  pickBody,
  withPicked,
  withRestShort,
} from "../pages/pickup/pick-draft"
import { countOf, QUEUE_TABS } from "../pages/pickups/queue-tabs"

const line = (part: Partial<AdminPickupLine>): AdminPickupLine => ({
  id: "line",
  order_line_item_id: "item",
  variant_id: null,
  sku: null,
  title: "Coat",
  variant_title: null,
  thumbnail: null,
  quantity: 3,
  picked_quantity: 0,
  short_quantity: 0,
  collected_quantity: 0,
  refused_quantity: 0,
  ...part,
})

describe("picking", () => {
  const coat = line({})

  it("is done when every unit is found or given up", () => {
    const one = withPicked(draftOf([coat]), coat, 1)
    expect(isAccountedFor([coat], one)).toBe(false)
    const rest = withRestShort(one, coat)
    expect(isAccountedFor([coat], rest)).toBe(true)
    expect(pickBody(rest).lines).toEqual([{ id: "line", picked_quantity: 1, short_quantity: 2 }])
  })

  it("takes back what was given up when it turns up after all", () => {
    const found = withPicked(withRestShort(draftOf([coat]), coat), coat, 2)
    expect(pickBody(found).lines).toEqual([{ id: "line", picked_quantity: 2, short_quantity: 1 }])
  })

  it("knows whether anything is left to save", () => {
    expect(differs([coat], draftOf([coat]))).toBe(false)
    expect(differs([coat], allFound([coat]))).toBe(true)
  })
})

describe("handing over", () => {
  const coat = line({ picked_quantity: 3, collected_quantity: 1 })

  it("offers what still waits, and sends no lines when all of it is taken", () => {
    expect(everythingTaken([coat])).toEqual({ line: { taken: 2, refused: 0 } })
    expect(handOverLines([coat], everythingTaken([coat]))).toBeUndefined()
  })

  it("never gives out more than waits, whichever number is moved", () => {
    const refused = withRefused(everythingTaken([coat]), coat, 1)
    expect(refused).toEqual({ line: { taken: 1, refused: 1 } })
    expect(withTaken(refused, coat, 2)).toEqual({ line: { taken: 2, refused: 0 } })
    const later = withTaken(everythingTaken([coat]), coat, 1)
    expect(staysHere(later, coat)).toBe(1)
    expect(handOverLines([coat], later)).toEqual([
      { id: "line", collected_quantity: 1, refused_quantity: 0 },
    ])
  })

  it("reads the exact sum from the refusal of another, and from no other refusal", () => {
    const message = "payment.amount: 2499000 minor units are due, not 3698000"
    expect(dueIn({ code: "payment_mismatch", message })).toBe(2_499_000)
    expect(dueIn({ code: "code_not_found", message })).toBeNull()
    expect(dueIn({ code: "payment_required", message: "pay first" })).toBeNull()
  })
})

describe("the queue's tabs", () => {
  const counts: AdminPickupCounts = {
    placed: 1,
    accepted: 2,
    picking: 3,
    ready: 4,
    partially_collected: 5,
    collected: 6,
    rejected: 7,
    expired: 8,
    cancelled: 9,
    converted: 10,
    late: 11,
  }

  it("count every state, and each but the open ones once", () => {
    const { open, ...parts } = QUEUE_TABS
    const { late: _, ...states } = counts
    expect(Object.values(parts).flat().sort()).toEqual(Object.keys(states).sort())
    expect(open.every((status) => !["collected", "rejected"].includes(status))).toBe(true)
    expect(countOf("open", counts)).toBe(15)
    expect(countOf("done", counts)).toBe(25)
  })
})
