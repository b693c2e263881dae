import { problem } from "../../../core/problem"
import { SKEW_LIMIT_MS } from "../../../modules/pos/domain/check-event"
import { envelopeOf, type Fresh, type Readable } from "../../../modules/pos/domain/classify"
import type { PosEvent } from "../../../modules/pos/domain/events/envelope"
import {
  needsFollowUp,
  providesOf,
  receiptOf,
  shiftOf,
  waitsFor,
} from "../../../modules/pos/domain/references"
import { voidKey, type VoidPlace } from "../../../modules/pos/domain/voids"
import type { InboxEntry, VoidEntry } from "../../../modules/pos/operations/inbox"
import type { PosCredential } from "../../../modules/pos/types"
import type { PosEventResult } from "../../../types/pos"
import type { Settling } from "./settle"
import { countingVoids, voidSettling, whyNotVoidable } from "./voids"

/** What the rest of the inbox says about a batch's references. */
export type Surroundings = {
  /** Whether something waited for has been seen, in the inbox or in this batch. */
  isSeen: (key: string) => boolean
  saleOf: (
    eventId: string
  ) => { retail_store_id: string; body: PosEvent<"sale.completed"> } | undefined
  /** The void of a sale that counts so far. */
  voidOf: (saleEventId: string) => VoidEntry | undefined
}

export type Planned = {
  index: number
  entry: InboxEntry
  /** What moves goods; a void that takes another one's place comes with that one, undone. */
  settling?: readonly Settling[]
  /** The void that counted until this one. */
  superseded?: VoidEntry
  result: PosEventResult
}

type Batch = { credential: PosCredential; offsetMs: number | null; now: Date }

/** Decides for every new event of a batch how it is kept, what it moves and what the till is told. */
export function planBatch(
  fresh: readonly Fresh[],
  surroundings: Surroundings,
  batch: Batch
): Planned[] {
  const voids = countingVoids(fresh, surroundings, batch.credential)
  return fresh.map(({ index, read }) => ({ index, ...planOne(read, surroundings, batch, voids) }))
}

function planOne(
  read: Readable,
  surroundings: Surroundings,
  batch: Batch,
  voids: ReadonlyMap<string, VoidPlace>
): Omit<Planned, "index"> {
  if (read.kind === "refused") {
    return refused(read, batch, read.problem)
  }
  const { event } = read
  const { credential } = batch
  const awaited = waitsFor(event, credential.device_id)
  const flags = flagsOf(read, batch)
  const base = {
    ...entryOf(read, batch),
    flags,
    receipt_number: receiptOf(event),
    shift_id: shiftOf(event),
  }
  const result = { id: event.id, seq: event.seq, ...(flags.length ? { flags } : {}) }
  if (read.quarantined) {
    return {
      entry: { ...base, body: read.body, status: "quarantined" },
      result: { ...result, status: "applied" },
    }
  }
  const deferred = awaited !== null && !surroundings.isSeen(awaited)
  const place = {
    device_id: credential.device_id,
    retail_store_id: credential.retail_store_id,
    stock_location_id: credential.stock_location_id,
  }
  if (deferred) {
    const entry = {
      ...base,
      status: "deferred" as const,
      waits_for: awaited,
      provides: providesOf(event, place.device_id),
    }
    const moves = event.type === "sale.voided" ? {} : { settling: [{ event, ...place }] }
    return { entry, ...moves, result: { ...result, status: "deferred" } }
  }
  const follow_up = needsFollowUp(event) ? ("pending" as const) : ("none" as const)
  const provides = providesOf(event, place.device_id)
  if (event.type === "sale.voided") {
    const saleId = event.data.sale_event_id
    const sale = surroundings.saleOf(saleId)
    const key = voidKey(saleId)
    const refusal = whyNotVoidable({ ...place, ...event }, sale, voids.get(key))
    if (refusal || !sale) {
      return refused(read, batch, refusal ?? NO_SALE)
    }
    const superseded = surroundings.voidOf(saleId)
    return {
      entry: { ...base, status: "applied", follow_up, provides: key },
      settling: voidSettling({ event, ...place }, sale.body, superseded),
      superseded,
      result: { ...result, status: "applied" },
    }
  }
  return {
    entry: { ...base, status: "applied", follow_up, provides },
    settling: [{ event, ...place }],
    result: { ...result, status: "applied" },
  }
}

const NO_SALE = problem(422, "no_such_sale", "What is voided is not a sale", {
  pointer: "/data/sale_event_id",
})

function refused(
  read: Readable,
  batch: Batch,
  reason: NonNullable<PosEventResult["problem"]>
): Omit<Planned, "index"> {
  const { id, seq } = envelopeOf(read)
  return {
    entry: { ...entryOf(read, batch), status: "rejected", problem: reason },
    result: { id, seq, status: "rejected", problem: reason },
  }
}

function entryOf(read: Readable, { credential, now }: Batch): InboxEntry {
  const { id, type, epoch, seq, occurred_at, business_date } = envelopeOf(read)
  return {
    device_id: credential.device_id,
    event_id: id,
    retail_store_id: credential.retail_store_id,
    stock_location_id: credential.stock_location_id,
    epoch,
    seq,
    type,
    occurred_at,
    received_at: now.toISOString(),
    business_date,
    hash: read.hash,
    body: read.kind === "checked" ? read.event : read.body,
    status: "applied",
    waits_for: null,
    provides: null,
    problem: null,
    flags: [],
    receipt_number: null,
    shift_id: null,
    follow_up: "none",
  }
}

function flagsOf(
  read: Extract<Readable, { kind: "checked" }>,
  { offsetMs, now }: Batch
): NonNullable<PosEventResult["flags"]> {
  const ahead = Date.parse(read.event.occurred_at) - now.getTime()
  const isSkewed = Math.abs(offsetMs ?? 0) > SKEW_LIMIT_MS || ahead > SKEW_LIMIT_MS
  return [
    ...(isSkewed ? (["clock_skew"] as const) : []),
    ...(read.quarantined ? (["quarantined"] as const) : []),
  ]
}
