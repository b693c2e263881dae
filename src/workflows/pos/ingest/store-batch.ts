import type { Context, MedusaContainer } from "@medusajs/framework/types"
import { enqueueJob } from "../../../core/jobs"
import { problem, ProblemError } from "../../../core/problem"
import { retryOnClash } from "../../../core/retry-on-clash"
import type { SqlEntityManager } from "../../../core/sql"
import { POS_MODULE } from "../../../modules/pos"
import { classify, envelopeOf, type Fresh } from "../../../modules/pos/domain/classify"
import { providesOf, saleKey, saleOfKey, waitsFor } from "../../../modules/pos/domain/references"
import { EMPTY_SEQUENCE, see, type Sequence } from "../../../modules/pos/domain/sequence"
import { voidKey } from "../../../modules/pos/domain/voids"
import {
  claimVoids,
  supersedeVoids,
  findProvided,
  greetDevice,
  type Inbox,
  readInbox,
  writeInbox,
} from "../../../modules/pos/operations/inbox"
import { openLateIncidents } from "../../../modules/pos/operations/late-receipts"
import type { PosModuleService } from "../../../modules/pos/service"
import type { PosEventResult } from "../../../types/pos"
import { stockLocks } from "../../stock/item-locks"
import { enqueueFollowUp, RESOLVE_WAITING } from "../jobs/names"
import type { IngestInput } from "./ingest-events"
import { planBatch, type Planned, type Surroundings } from "./plan"
import { type Ahead, livingEvents, readAhead } from "./read-ahead"
import { settleStock } from "./settle"

export type Stored = {
  /** By place in the batch. */
  results: Map<number, PosEventResult>
  /** How far the till's sequence has come, in the epoch of its credential. */
  sequence: Sequence
}

/** Stores the readable events of a batch, all or none. */
export async function storeBatch(
  container: MedusaContainer,
  input: IngestInput,
  batch: readonly Fresh[]
): Promise<Stored> {
  const service = container.resolve<PosModuleService>(POS_MODULE)
  const ahead = await service.reading((manager) => readAhead(manager, batch, input.credential))
  const locks = stockLocks(container)
  const store = async (manager: SqlEntityManager, context: Context) => {
    await greet(manager, input)
    const { known, sequences } = await readBatch(manager, input, batch)
    const { answered, fresh } = classify(batch, known)
    const sequenceOf = (epoch: number): Sequence => sequences.get(epoch) ?? EMPTY_SEQUENCE
    const { epoch, device_id } = input.credential
    if (fresh.length === 0) {
      return { results: answered, sequence: sequenceOf(epoch) }
    }
    const planned = planBatch(fresh, await readSurroundings(manager, fresh, ahead, input), {
      credential: input.credential,
      offsetMs: offsetOf(input),
      now: input.now,
    })
    const seen = sequencesWith(planned, sequenceOf)
    await supersedeVoids(
      manager,
      planned.flatMap(({ superseded }) => superseded ?? [])
    )
    const isAwaited = await writeInbox(manager, device_id, {
      entries: planned.map(({ entry }) => entry),
      sequences: seen,
      keys: keysOf(planned),
    })
    await locks.inside(manager, ahead.items)
    const settling = planned.flatMap((each) => each.settling ?? [])
    await settleStock(container, manager, context, {
      settling,
      products: ahead.products,
      now: input.now,
    })
    await openLateIncidents(manager, device_id, closedShiftsOf(planned), input.now)
    await enqueueWork(manager, planned, isAwaited)
    planned.forEach(({ index, result }) => answered.set(index, result))
    return { results: answered, sequence: seen.get(epoch) ?? sequenceOf(epoch) }
  }
  return await locks.around(ahead.items, () => retryOnClash(() => service.inTransaction(store)))
}

async function greet(manager: SqlEntityManager, input: IngestInput): Promise<void> {
  const device = { id: input.credential.device_id, clock_offset_ms: offsetOf(input) }
  if (!(await greetDevice(manager, device, input.now))) {
    throw new ProblemError(problem(401, "unknown_device", "There is no such till any more"))
  }
}

const offsetOf = ({ sent_at, now }: IngestInput): number | null =>
  sent_at ? now.getTime() - sent_at.getTime() : null

async function readBatch(
  manager: SqlEntityManager,
  input: IngestInput,
  batch: readonly Fresh[]
): Promise<Inbox> {
  const envelopes = batch.map(({ read }) => envelopeOf(read))
  return await readInbox(manager, input.credential.device_id, {
    ids: envelopes.map(({ id }) => id),
    epochs: envelopes.map(({ epoch }) => epoch),
    seqs: envelopes.map(({ seq }) => seq),
  })
}

async function readSurroundings(
  manager: SqlEntityManager,
  fresh: readonly Fresh[],
  { sales }: Ahead,
  { credential }: IngestInput
): Promise<Surroundings> {
  const events = livingEvents(fresh)
  const here = new Set(events.flatMap((event) => providesOf(event, credential.device_id) ?? []))
  const voids = await claimVoids(
    manager,
    events.flatMap((event) => (event.type === "sale.voided" ? [event.data.sale_event_id] : []))
  )
  const keys = events.flatMap((event) => waitsFor(event, credential.device_id) ?? [])
  const provided = await findProvided(
    manager,
    keys.filter((key) => saleOfKey(key) === null && !here.has(key))
  )
  return {
    isSeen: (key) => {
      const saleId = saleOfKey(key)
      return saleId === null ? provided.has(key) || here.has(key) : sales.has(saleId)
    },
    saleOf: (eventId) => sales.get(eventId),
    voidOf: (saleEventId) => voids.get(voidKey(saleEventId)),
  }
}

/** A till that drains an old queue writes to more than one epoch. */
function sequencesWith(
  planned: readonly Planned[],
  sequenceOf: (epoch: number) => Sequence
): Map<number, Sequence> {
  const byEpoch = new Map<number, number[]>()
  for (const { entry } of planned) {
    byEpoch.set(entry.epoch, [...(byEpoch.get(entry.epoch) ?? []), entry.seq])
  }
  return new Map([...byEpoch].map(([epoch, seqs]) => [epoch, see(sequenceOf(epoch), seqs)]))
}

const closedShiftsOf = (planned: readonly Planned[]): string[] =>
  planned.flatMap(({ entry: { status, type, shift_id } }) =>
    status === "applied" && type === "shift.closed" ? (shift_id ?? []) : []
  )

/** What earlier events may have waited for. */
const keysOf = (planned: readonly Planned[]): string[] =>
  planned.flatMap(({ entry: { status, type, event_id, provides } }) =>
    status !== "applied" ? [] : type === "sale.completed" ? [saleKey(event_id)] : (provides ?? [])
  )

async function enqueueWork(
  manager: SqlEntityManager,
  planned: readonly Planned[],
  isAwaited: boolean
): Promise<void> {
  const entries = planned.map(({ entry }) => entry)
  if (entries.some(({ follow_up }) => follow_up === "pending")) {
    await enqueueFollowUp(manager, entries[0]!.device_id)
  }
  if (isAwaited || entries.some(({ status }) => status === "deferred")) {
    await enqueueJob(manager, RESOLVE_WAITING, {}, { key: RESOLVE_WAITING })
  }
}
