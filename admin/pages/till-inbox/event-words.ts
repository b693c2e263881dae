import type { PosEventType } from "../../../src/types/pos"
import type { TillEventState } from "../../../src/types/till-sync"

export const EVENT_TYPES = [
  "sale.completed",
  "sale.voided",
  "return.completed",
  "shift.opened",
  "cash.moved",
  "shift.closed",
  "stock.counted",
  "stock.adjusted",
  "stock.transferred_out",
  "stock.received",
  "customer.registered",
  "pickup.handed_over",
] as const satisfies PosEventType[]

const isEventType = (type: string): type is PosEventType =>
  (EVENT_TYPES as readonly string[]).includes(type)

/** Key of an event type's word; null for a type of a later protocol. */
export const eventTypeWord = (type: string): string | null =>
  isEventType(type) ? type.replace(".", "_") : null

export const EVENT_STATES = [
  "applied",
  "waiting",
  "quarantined",
  "rejected",
  "failed",
] as const satisfies TillEventState[]

export const STATE_COLOR = {
  applied: "green",
  waiting: "blue",
  quarantined: "orange",
  rejected: "red",
  failed: "red",
} as const satisfies Record<TillEventState, string>

/** Problems that have words of ours; the server's own are shown for the rest. */
const PROBLEM_CODES = new Set([
  "already_voided",
  "insufficient_scope",
  "invalid_event",
  "made_after_revocation",
  "no_such_sale",
  "occurred_in_future",
  "sale_of_other_store",
  "store_mismatch",
  "unknown_epoch",
  "unknown_event_type",
])

export const hasProblemWord = (code: string): boolean => PROBLEM_CODES.has(code)

const FLAGS = new Set(["clock_skew", "quarantined", "training"])

export const hasFlagWord = (flag: string): boolean => FLAGS.has(flag)
