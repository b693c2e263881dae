import fc from "fast-check"
import { type TransferStep, transferOf } from "../transfers"

let serial = 0
const step = (kind: TransferStep["kind"], more: Partial<TransferStep> = {}): TransferStep => ({
  event_id: `e${++serial}`,
  kind,
  from_store_id: kind === "received" ? null : "north",
  to_store_id: "south",
  lines: [],
  complete: false,
  occurred_at: new Date(Date.UTC(2026, 2, 1, 10, serial)),
  ...more,
})
const coats = (quantity: number) => [{ inventory_item_id: "coat", quantity }]
const line = (steps: TransferStep[]) => transferOf(steps).lines[0]

describe("a transfer", () => {
  it("goes from request to arrival, and says what is missing", () => {
    const steps = [step("requested", { lines: coats(5) })]
    expect(transferOf(steps).status).toBe("requested")
    steps.push(step("sent", { lines: coats(5) }))
    expect(transferOf(steps).status).toBe("sent")
    steps.push(step("received", { lines: coats(3) }))
    expect(transferOf(steps)).toMatchObject({
      status: "sent",
      lines: [{ received: 3, variance: null }],
    })
    steps.push(step("received", { lines: coats(1), complete: true }))
    expect(transferOf(steps)).toMatchObject({
      status: "received",
      lines: [{ requested: 5, sent: 5, received: 4, variance: -1 }],
    })
  })

  it("has arrived when all that was sent is there, though nobody said so", () => {
    const parts = [step("received", { lines: coats(1) }), step("received", { lines: coats(2) })]
    expect(transferOf([step("sent", { lines: coats(3) }), ...parts]).status).toBe("received")
  })

  it("may arrive before anybody says that it left, and may be more than was sent", () => {
    const arrival = step("received", { lines: coats(4), complete: true })
    expect(transferOf([arrival])).toMatchObject({
      status: "received",
      from_store_id: null,
      lines: [{ sent: 0, received: 4, variance: null }],
    })
    const both = [arrival, step("sent", { lines: coats(3) })]
    expect(transferOf(both)).toMatchObject({ from_store_id: "north", lines: [{ variance: 1 }] })
  })

  it("that two tills say has arrived shows the difference", () => {
    const twice = [1, 2].map(() => step("received", { lines: coats(3), complete: true }))
    expect(line([step("sent", { lines: coats(3) }), ...twice])).toMatchObject({ variance: 3 })
  })

  it("is cancelled unless goods have moved", () => {
    const cancelled = [step("requested", { lines: coats(1) }), step("cancelled")]
    expect(transferOf(cancelled)).toMatchObject({ status: "cancelled" })
    const sent = [...cancelled, step("sent", { lines: coats(1) })]
    expect(transferOf(sent)).toMatchObject({ status: "sent", cancelled_at: null })
  })

  it("does not count what other stores say under its name", () => {
    const stray = step("received", { to_store_id: "east", lines: coats(3), complete: true })
    const thief = step("sent", { from_store_id: "west", to_store_id: "south", lines: coats(9) })
    const state = transferOf([step("requested", { lines: coats(3) }), stray, thief])
    expect(state).toMatchObject({ status: "requested", from_store_id: "north" })
    expect(state.stray_event_ids.sort()).toEqual([stray.event_id, thief.event_id].sort())
  })

  it("is the same for every order its steps arrive in", () => {
    const anyStep = fc.record({
      event_id: fc.uuid(),
      kind: fc.constantFrom("requested", "sent", "received", "cancelled"),
      from_store_id: fc.constantFrom(null, "north", "west"),
      to_store_id: fc.constantFrom("south", "east"),
      lines: fc.array(
        fc.record({
          inventory_item_id: fc.constantFrom("a", "b"),
          quantity: fc.integer({ min: 1, max: 4 }),
        }),
        { maxLength: 3 }
      ),
      complete: fc.boolean(),
      occurred_at: fc
        .integer({ min: 0, max: 5 })
        .map((day) => new Date(Date.UTC(2026, 2, 1 + day))),
    })
    const shuffled = fc
      .array(anyStep, { minLength: 1, maxLength: 8 })
      .chain((steps) =>
        fc.tuple(
          fc.constant(steps),
          fc.shuffledSubarray(steps, { minLength: steps.length, maxLength: steps.length })
        )
      )
    fc.assert(
      fc.property(shuffled, ([steps, others]) => {
        expect(transferOf(others)).toEqual(transferOf(steps))
      }),
      { numRuns: 2_000 }
    )
  })
})
