import { NOTICE_CLAIM_MS } from "../../../core/notice-claim"
import type { PickupStatus } from "../../../types/http"
import { statusAt } from "./transitions"

export const NOTICE_KINDS = [
  "received",
  "ready",
  "reminder",
  "expired",
  "collected",
  "rejected",
  "cancelled",
] as const

export type NoticeKind = (typeof NOTICE_KINDS)[number]

/**
 * Where a notice is still true. Giving up the rest of a partly collected pickup ends as `collected`, so
 * what was told about the rest stays true there.
 */
const TRUE_IN: Record<NoticeKind, readonly PickupStatus[]> = {
  received: ["placed", "accepted", "picking"],
  ready: ["ready", "partially_collected"],
  reminder: ["ready", "partially_collected"],
  expired: ["expired", "collected"],
  collected: ["collected"],
  rejected: ["rejected"],
  cancelled: ["cancelled", "collected"],
}

/** Another reminder of the same end of the hold. */
export type OtherReminder = {
  occasion: string
  state: "pending" | "sent" | "suppressed"
  due_at: Date
}

export type NoticeDecision =
  | { act: "send" }
  | { act: "suppress" }
  /** Look again then: the shopper sleeps until `until`. */
  | { act: "postpone"; until: Date }

export type NoticeCase = {
  kind: NoticeKind
  occasion: string
  pickup: { status: PickupStatus; expires_at: Date | null }
  /** Only for a reminder. */
  other_reminders: readonly OtherReminder[]
  /** End of the quiet hours the store is in; null when it is day. */
  quiet_until: Date | null
  now: Date
}

/** "3h before 2026-03-02T09:00:00.000Z" */
const REMINDER = /^(\d+)h before (.+)$/

export function reminderOccasion(hours: number, expiresAt: Date): string {
  return `${hours}h before ${expiresAt.toISOString()}`
}

/**
 * What becomes of a notice whose time has come. What is no longer true is never said, nothing is said at
 * night, and reminders that night or a standstill has pushed together become one.
 */
export function decideNotice(notice: NoticeCase): NoticeDecision {
  const status = statusAt(notice.pickup, notice.now.getTime())
  if (!TRUE_IN[notice.kind].includes(status)) {
    return { act: "suppress" }
  }
  const until = notice.quiet_until
  const said_at = until ?? notice.now
  if (
    notice.kind === "reminder" &&
    (comesTooLate(notice, said_at) || isOvertaken(notice, said_at))
  ) {
    return { act: "suppress" }
  }
  return until === null ? { act: "send" } : { act: "postpone", until }
}

function comesTooLate(notice: NoticeCase, at: Date): boolean {
  const end = notice.pickup.expires_at
  return end === null || end.getTime() <= at.getTime()
}

/** A later reminder was sent already, is due by then or is being sent: one of the two is enough. */
function isOvertaken(notice: NoticeCase, at: Date): boolean {
  const mine = REMINDER.exec(notice.occasion)
  const horizon = at.getTime() + NOTICE_CLAIM_MS
  return notice.other_reminders.some((other) => {
    const theirs = REMINDER.exec(other.occasion)
    const isLater = mine && theirs && theirs[2] === mine[2] && Number(theirs[1]) < Number(mine[1])
    return (
      isLater &&
      (other.state === "sent" || (other.state === "pending" && other.due_at.getTime() <= horizon))
    )
  })
}

/** The buyer hears everything; somebody else who collects hears what is needed to come, or not to come. */
const COLLECTOR_HEARS: readonly NoticeKind[] = ["ready", "reminder", "expired", "cancelled"]

export type NoticeRecipient = { role: "buyer" | "collector"; to: string; name: string }

/** Whom a notice goes to: each address once, and no one learns who the other is. */
export function recipientsOf(
  kind: NoticeKind,
  pickup: {
    email: string | null
    customer_name: string
    collector: { first_name: string; email: string | null } | null
  }
): NoticeRecipient[] {
  const recipients: NoticeRecipient[] = []
  if (pickup.email) {
    recipients.push({
      role: "buyer",
      to: pickup.email,
      name: pickup.customer_name.trim().split(/\s+/)[0] ?? "",
    })
  }
  const collector = pickup.collector
  const isOther = collector?.email && collector.email.toLowerCase() !== pickup.email?.toLowerCase()
  if (collector?.email && isOther && COLLECTOR_HEARS.includes(kind)) {
    recipients.push({ role: "collector", to: collector.email, name: collector.first_name })
  }
  return recipients
}
