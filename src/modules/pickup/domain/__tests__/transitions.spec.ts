import {
  assertCanBecome,
  commandsIn,
  OPEN_STATUSES,
  PICKUP_STATUSES,
  statusAt,
  TRANSITIONS,
} from "../transitions"

describe("the table of transitions", () => {
  it("leaves every closed status closed", () => {
    const closed = PICKUP_STATUSES.filter((status) => !OPEN_STATUSES.includes(status))
    expect(closed).toEqual(["collected", "expired", "cancelled", "converted"])
    closed.forEach((status) => expect(commandsIn(status)).toEqual([]))
  })

  it("reaches every status from placed, and the end from every open one", () => {
    const reach = (from: string, seen = new Set<string>()): Set<string> => {
      const next = Object.values(TRANSITIONS[from as "placed"]).flat()
      next
        .filter((status) => !seen.has(status))
        .forEach((status) => reach(status, seen.add(status)))
      return seen
    }
    expect([...reach("placed")].sort()).toEqual([...PICKUP_STATUSES].sort())
    OPEN_STATUSES.forEach((status) => {
      expect([...reach(status)].some((end) => !OPEN_STATUSES.includes(end as "placed"))).toBe(true)
    })
  })

  it("hands over only what waits at the counter", () => {
    const handing = PICKUP_STATUSES.filter((status) => commandsIn(status).includes("hand-over"))
    expect(handing).toEqual(["ready", "partially_collected"])
  })

  it("refuses what it does not know, and says what and why", () => {
    expect(() => assertCanBecome("collected", "cancel", "cancelled")).toThrow(
      expect.objectContaining({ type: "conflict", code: "pickup_transition" })
    )
  })
})

describe("the status now", () => {
  const at = Date.UTC(2026, 4, 1)
  it.each([
    ["ready", at - 1, "expired"],
    ["ready", at, "expired"],
    ["ready", at + 1, "ready"],
    ["partially_collected", at, "expired"],
    ["collected", at - 1, "collected"],
    ["placed", null, "placed"],
  ] as const)("of a %s pickup whose hold ends at %s is %s", (status, expires, now) => {
    expect(statusAt({ status, expires_at: expires === null ? null : new Date(expires) }, at)).toBe(
      now
    )
  })
})
