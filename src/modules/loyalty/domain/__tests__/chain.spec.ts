import { firstBrokenLink, hashOf } from "../chain"

const posting = (seq: number, prev_hash: string) => {
  const body = {
    account_id: "lya_1",
    seq,
    kind: "earn",
    source: "online",
    reference: null,
    reason: 'said "thanks"',
    actor: null,
    occurred_at: new Date(0),
    recorded_at: new Date(1),
    available_after: 5,
    pending_after: 0,
    held_after: 0,
    debt_after: 0,
    prev_hash,
    entries: [{ place: "issued" as const, lot_id: "lyl_1", hold_id: null, amount: -5 }],
  }
  return { ...body, hash: hashOf(body) }
}

describe("the chain of an account", () => {
  const first = posting(1, "")
  const second = posting(2, first.hash)

  it("holds while each posting follows the one before", () => {
    expect(firstBrokenLink([])).toBeNull()
    expect(firstBrokenLink([first, second])).toBeNull()
  })

  it("breaks where something was changed, left out, or put in another order", () => {
    expect(firstBrokenLink([{ ...first, available_after: 6 }, second])).toBe(1)
    expect(firstBrokenLink([{ ...first, reason: "said thanks" }, second])).toBe(1)
    expect(firstBrokenLink([first, { ...second, entries: [] }])).toBe(2)
    expect(firstBrokenLink([second])).toBe(2)
    expect(firstBrokenLink([second, first])).toBe(2)
    expect(firstBrokenLink([first, posting(2, "another")])).toBe(2)
  })
})
