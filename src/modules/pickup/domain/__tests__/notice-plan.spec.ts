import type { PickupStatus } from "../../../../types/http"
import {
  decideNotice,
  NOTICE_KINDS,
  type NoticeCase,
  type NoticeKind,
  recipientsOf,
  reminderOccasion,
} from "../notice-plan"
import { PICKUP_STATUSES } from "../transitions"

const HOUR = 3_600_000
const now = new Date("2026-03-02T09:00:00Z")
const at = (hours: number) => new Date(now.getTime() + hours * HOUR)

function decide(
  change: Partial<Omit<NoticeCase, "pickup">> & { status?: PickupStatus; expires_at?: Date | null }
) {
  const { status = "ready", expires_at = at(24), ...rest } = change
  const base = {
    kind: "ready" as NoticeKind,
    occasion: "1",
    other_reminders: [],
    quiet_until: null,
    now,
  }
  return decideNotice({ ...base, ...rest, pickup: { status, expires_at } })
}

describe("what is still true is said, the rest is not", () => {
  const said: Record<NoticeKind, PickupStatus[]> = {
    received: ["placed", "accepted", "picking"],
    ready: ["ready", "partially_collected"],
    reminder: ["ready", "partially_collected"],
    expired: ["expired", "collected"],
    collected: ["collected"],
    rejected: ["rejected"],
    cancelled: ["cancelled", "collected"],
  }
  const cases = NOTICE_KINDS.flatMap((kind) => PICKUP_STATUSES.map((status) => ({ kind, status })))

  it.each(cases)("$kind of a pickup that is $status", ({ kind, status }) => {
    const act = said[kind].includes(status) ? "send" : "suppress"
    expect(decide({ kind, status, occasion: reminderOccasion(3, at(24)) }).act).toBe(act)
  })

  it("takes a hold that has run out for expired, before any job has come by", () => {
    expect(decide({ kind: "ready", expires_at: now }).act).toBe("suppress")
    expect(decide({ kind: "reminder", expires_at: now }).act).toBe("suppress")
    expect(decide({ kind: "expired", expires_at: now }).act).toBe("send")
  })
})

describe("at night", () => {
  it.each(NOTICE_KINDS)("%s waits for the morning", (kind) => {
    const status = { received: "placed", ready: "ready", reminder: "ready" }[kind as string] ?? kind
    expect(decide({ kind, status: status as PickupStatus, quiet_until: at(8) })).toEqual({
      act: "postpone",
      until: at(8),
    })
  })

  it("what is no longer true is not kept for the morning", () => {
    expect(decide({ status: "collected", quiet_until: at(8) }).act).toBe("suppress")
  })

  it("a reminder that the morning would bring too late is not sent", () => {
    expect(decide({ kind: "reminder", quiet_until: at(8), expires_at: at(8) }).act).toBe("suppress")
    expect(decide({ kind: "reminder", quiet_until: at(8), expires_at: at(8.1) }).act).toBe(
      "postpone"
    )
  })
})

describe("two reminders at once", () => {
  const end = at(24)
  const day = { kind: "reminder" as const, occasion: reminderOccasion(24, end), expires_at: end }
  const other = (
    hours: number,
    state: "pending" | "sent" | "suppressed",
    due: Date,
    expires = end
  ) => ({
    occasion: reminderOccasion(hours, expires),
    state,
    due_at: due,
  })

  it.each([
    ["a later one is due as well", other(3, "pending", now), "suppress"],
    ["a later one is being sent by another process", other(3, "pending", at(5 / 60)), "suppress"],
    ["a later one was sent", other(3, "sent", at(-1)), "suppress"],
    ["a later one comes in its own time", other(3, "pending", at(21)), "send"],
    ["a later one will not be sent", other(3, "suppressed", now), "send"],
    ["the other one is the earlier", other(48, "pending", now), "send"],
    [
      "the other one was about an end before the hold was prolonged",
      other(3, "sent", now, at(2)),
      "send",
    ],
  ])("%s", (_, reminder, act) => {
    expect(decide({ ...day, other_reminders: [reminder] }).act).toBe(act)
  })

  it("become one when the night pushes both to the morning", () => {
    const reminders = [other(3, "pending", at(4))]
    expect(decide({ ...day, quiet_until: at(8), other_reminders: reminders }).act).toBe("suppress")
    const later = { ...day, occasion: reminderOccasion(3, end) }
    expect(
      decide({ ...later, quiet_until: at(8), other_reminders: [other(24, "pending", now)] }).act
    ).toBe("postpone")
  })
})

describe("who is told", () => {
  const buyer = { role: "buyer", to: "anna@example.com", name: "Anna" }
  const collector = { role: "collector", to: "boris@example.com", name: "Boris" }
  const pickup = {
    email: "anna@example.com",
    customer_name: " Anna  Petrova",
    collector: { first_name: "Boris", email: "boris@example.com" },
  }

  it.each(NOTICE_KINDS)(
    "the buyer of %s, and who collects where it matters to come or not",
    (kind) => {
      const both = ["ready", "reminder", "expired", "cancelled"].includes(kind)
      expect(recipientsOf(kind, pickup)).toEqual(both ? [buyer, collector] : [buyer])
    }
  )

  it("each address once, however it is written", () => {
    const same = { ...pickup, collector: { first_name: "Anna", email: "ANNA@example.com" } }
    expect(recipientsOf("ready", same)).toEqual([buyer])
  })

  it("nobody without an address", () => {
    expect(recipientsOf("ready", { ...pickup, email: null })).toEqual([collector])
    expect(recipientsOf("ready", { ...pickup, collector: null })).toEqual([buyer])
    expect(
      recipientsOf("ready", {
        email: null,
        customer_name: "A",
        collector: { first_name: "B", email: null },
      })
    ).toEqual([])
  })
})
