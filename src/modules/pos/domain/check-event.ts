import type { z } from "@medusajs/framework/zod"
import { canonicalHash } from "../../../core/canonical-hash"
import { pointerProblems, type Problem, problem } from "../../../core/problem"
import { whyNotStorable } from "../../../core/storable"
import type { PosCredential } from "../types"
import { Envelope, EVENT_TYPES, type PosEvent, type PosEventType } from "./events/envelope"

const MINUTE_MS = 60_000
const FUTURE_LIMIT_MS = 24 * 60 * MINUTE_MS
export const SKEW_LIMIT_MS = 5 * MINUTE_MS

/** An event as far as it could be read. */
export type ReadEvent =
  | { kind: "unreadable"; id: string | null; seq: number | null; problem: Problem }
  | { kind: "refused"; envelope: Envelope; body: object; hash: string; problem: Problem }
  | { kind: "checked"; event: PosEvent; body: object; hash: string; quarantined: boolean }

/** Checks one event against the protocol and against who sends it. Reads nothing but its arguments. */
export function checkEvent(raw: unknown, credential: PosCredential, now: Date): ReadEvent {
  const unstorable = whyNotStorable(raw)
  if (unstorable) {
    const detail = `A text or structure in it ${unstorable}`
    const refusal = problem(422, "invalid_event", "The event cannot be kept", { detail })
    return { kind: "unreadable", ...namesOf(raw), problem: refusal }
  }
  const envelope = Envelope.safeParse(raw)
  if (!envelope.success) {
    return { kind: "unreadable", ...namesOf(raw), problem: invalid(envelope.error, "") }
  }
  const body = raw as object
  const read = { envelope: envelope.data, body, hash: canonicalHash(raw) }
  const refusal = refusalOf(envelope.data, credential, now)
  if (refusal) {
    return { kind: "refused", ...read, problem: refusal }
  }
  const type = envelope.data.type as PosEventType
  const data = EVENT_TYPES[type].data.safeParse(envelope.data.data)
  if (!data.success) {
    return { kind: "refused", ...read, problem: invalid(data.error, "/data") }
  }
  const event = { ...envelope.data, type, data: data.data } as PosEvent
  return {
    kind: "checked",
    event,
    body,
    hash: read.hash,
    quarantined: credential.lane === "quarantine",
  }
}

function refusalOf(envelope: Envelope, credential: PosCredential, now: Date): Problem | null {
  const known = Object.hasOwn(EVENT_TYPES, envelope.type)
  if (!known) {
    return problem(422, "unknown_event_type", "This server knows no such type of event", {
      pointer: "/type",
      detail: `Known: ${Object.keys(EVENT_TYPES).join(", ")}`,
    })
  }
  if (envelope.store_id !== undefined && envelope.store_id !== credential.retail_store_id) {
    return problem(403, "store_mismatch", "The event names another store than the credential", {
      pointer: "/store_id",
    })
  }
  const { scope } = EVENT_TYPES[envelope.type as PosEventType]
  if (!credential.scopes.includes(scope)) {
    return problem(403, "insufficient_scope", `The till lacks the scope "${scope}"`, {
      pointer: "/type",
    })
  }
  if (envelope.epoch > credential.epoch) {
    return problem(422, "unknown_epoch", "The epoch is ahead of the till's", {
      pointer: "/epoch",
      detail: `The till is in epoch ${credential.epoch}`,
    })
  }
  const occurredAt = Date.parse(envelope.occurred_at)
  if (occurredAt > now.getTime() + FUTURE_LIMIT_MS) {
    return problem(
      422,
      "occurred_in_future",
      "The event is more than 24 hours ahead of the server",
      {
        pointer: "/occurred_at",
        detail: "Set the till's clock, then make the event anew with a new id.",
      }
    )
  }
  if (
    credential.lane === "quarantine" &&
    credential.revoked_at &&
    occurredAt > credential.revoked_at.getTime()
  ) {
    return problem(403, "made_after_revocation", "The till was revoked before this event", {
      pointer: "/occurred_at",
    })
  }
  return null
}

/** What can still be said about something that is not an event, so that the till can find it. */
function namesOf(raw: unknown): { id: string | null; seq: number | null } {
  const { id, seq } = (typeof raw === "object" && raw !== null ? raw : {}) as Record<
    string,
    unknown
  >
  return {
    id: typeof id === "string" ? id.slice(0, 64) : null,
    seq: typeof seq === "number" && Number.isSafeInteger(seq) ? seq : null,
  }
}

function invalid(error: z.ZodError, base: string): Problem {
  const errors = pointerProblems(error, base)
  return problem(422, "invalid_event", "The event does not fit the protocol", {
    pointer: errors[0]?.pointer,
    detail: errors[0]?.detail,
    errors,
  })
}
