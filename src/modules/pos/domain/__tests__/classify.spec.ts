import { problem } from "../../../../core/problem"
import type { PosEvent } from "../events/envelope"
import { classify, type Fresh, type Known } from "../classify"

const event = (id: string, seq: number): PosEvent =>
  ({ id, seq, epoch: 1, type: "cash.moved", data: {} }) as unknown as PosEvent

const fresh = (index: number, id: string, seq: number, hash = id): Fresh => ({
  index,
  read: { kind: "checked", event: event(id, seq), body: {}, hash, quarantined: false },
})

const known = (event_id: string, seq: number, more: Partial<Known> = {}): Known => ({
  event_id,
  seq,
  epoch: 1,
  hash: event_id,
  status: "applied",
  problem: null,
  flags: [],
  ...more,
})

const statuses = (batch: Fresh[], inbox: Known[]) => {
  const { answered, fresh: left } = classify(batch, inbox)
  return batch.map(({ index }) => {
    const answer = answered.get(index)
    return answer
      ? (answer.problem?.code ?? answer.status)
      : left.some((each) => each.index === index) && "new"
  })
}

describe("what the inbox makes of a batch", () => {
  it("takes what it has not seen", () => {
    expect(statuses([fresh(0, "a", 1), fresh(1, "b", 2)], [])).toEqual(["new", "new"])
  })

  it("answers a repetition as one, in the same batch as well", () => {
    expect(statuses([fresh(0, "a", 1), fresh(1, "a", 1)], [])).toEqual(["new", "duplicate"])
    expect(statuses([fresh(0, "a", 1)], [known("a", 1)])).toEqual(["duplicate"])
    expect(statuses([fresh(0, "a", 1)], [known("a", 1, { status: "deferred" })])).toEqual([
      "duplicate",
    ])
  })

  it("refuses another event under a known id, and under a known place", () => {
    expect(statuses([fresh(0, "a", 1, "other")], [known("a", 1)])).toEqual(["event_id_reused"])
    expect(statuses([fresh(0, "b", 1)], [known("a", 1)])).toEqual(["seq_reused"])
    expect(statuses([fresh(0, "a", 1), fresh(1, "b", 1)], [])).toEqual(["new", "seq_reused"])
    expect(statuses([fresh(0, "a", 1), fresh(1, "a", 1, "other")], [])).toEqual([
      "new",
      "event_id_reused",
    ])
  })

  it("lets a till mend what was rejected, in its own place only", () => {
    const rejected = { status: "rejected" as const, problem: problem(422, "invalid_event", "No") }
    expect(statuses([fresh(0, "a", 1, "mended")], [known("a", 1, rejected)])).toEqual(["new"])
    expect(statuses([fresh(0, "a", 2, "mended")], [known("a", 1, rejected)])).toEqual([
      "event_id_reused",
    ])
  })

  it("takes in what was quarantined once somebody who may sends it, unchanged only", () => {
    const quarantined = known("a", 1, { status: "quarantined" })
    expect(statuses([fresh(0, "a", 1)], [quarantined])).toEqual(["new"])
    expect(statuses([fresh(0, "a", 1, "other")], [quarantined])).toEqual(["event_id_reused"])
    const again = fresh(0, "a", 1)
    const drained: Fresh = { ...again, read: { ...again.read, quarantined: true } as Fresh["read"] }
    expect(statuses([drained], [quarantined])).toEqual(["duplicate"])
  })
})
