import type { Context, MedusaContainer } from "@medusajs/framework/types"
import { enqueueJobs } from "../../../core/jobs"
import { retryOnClash } from "../../../core/retry-on-clash"
import type { SqlEntityManager } from "../../../core/sql"
import { POS_MODULE } from "../../../modules/pos"
import { classify, envelopeOf } from "../../../modules/pos/domain/classify"
import { saleKey } from "../../../modules/pos/domain/references"
import { EMPTY_SEQUENCE, see, type Sequence } from "../../../modules/pos/domain/sequence"
import {
  type BatchNames,
  greetDevices,
  type Inbox,
  readInbox,
  supersedeVoids,
  writeInbox,
} from "../../../modules/pos/operations/inbox"
import { openLateIncidents } from "../../../modules/pos/operations/late-receipts"
import type { PosModuleService } from "../../../modules/pos/service"
import type { PosEventResult } from "../../../types/pos"
import { stockLocks } from "../../stock/item-locks"
import { followUpOf, RESOLVE_JOB } from "../jobs/names"
import { planBatch, type Planned } from "./plan"
import { type Ahead, readAhead, type SaleSeen, type TillBatch } from "./read-ahead"
import { settleStock } from "./settle"
import { readSurroundings } from "./surroundings"

/** A batch to be stored: the readable events, who sent them, and when they came. */
export type NewBatch = TillBatch & {
  /** The till's clock when it sent the batch, if it said so. */
  sent_at?: Date
  now: Date
}

export type Stored = {
  /** By place in the batch. */
  results: Map<number, PosEventResult>
  /** How far the till's sequence has come, in the epoch of its credential. */
  sequence: Sequence
}

/**
 * Stores batches of different tills in one transaction, all or none. One that takes sales back is to be alone.
 * @returns what became of each, in their order; null where there is no such till any more
 */
export async function storeTogether(
  container: MedusaContainer,
  batches: readonly NewBatch[]
): Promise<(Stored | null)[]> {
  const service = container.resolve<PosModuleService>(POS_MODULE)
  const ahead = await service.reading((manager) => readAhead(manager, batches))
  const locks = stockLocks(container)
  const store = async (manager: SqlEntityManager, context: Context) => {
    const read = await readBatches(manager, batches, ahead)
    const planned = await planAll(
      manager,
      read.filter(({ batch }) => batch.length > 0)
    )
    if (planned.length > 0) {
      const isAwaited = await write(manager, planned)
      const now = latestOf(batches)
      await settleStock(container, manager, context, {
        settling: planned.flatMap((each) => each.planned.flatMap(({ settling = [] }) => settling)),
        products: ahead.products,
        lock_keys: locks.keys(ahead.items),
        now,
      })
      for (const each of planned) {
        const { device_id } = each.credential
        await openLateIncidents(manager, device_id, closedShiftsOf(each.planned), now)
      }
      await enqueueWork(manager, planned, isAwaited)
    }
    const stored = new Map([...read.map(unchanged), ...planned.map(changed)])
    return batches.map((batch) => stored.get(batch) ?? null)
  }
  return await locks.around(ahead.items, () =>
    retryOnClash(() => service.inDirectTransaction(store))
  )
}

/** What the inbox does not know yet of a batch whose till is there. */
type Read = TillBatch & {
  of: NewBatch
  answered: Map<number, PosEventResult>
  inbox: Inbox
  sales: ReadonlyMap<string, SaleSeen>
}

async function readBatches(
  manager: SqlEntityManager,
  batches: readonly NewBatch[],
  ahead: Ahead
): Promise<Read[]> {
  const here = await greetDevices(
    manager,
    batches.map((batch) => ({
      device_id: batch.credential.device_id,
      clock_offset_ms: offsetOf(batch),
      now: batch.now,
    }))
  )
  const found = batches.flatMap((of, index) =>
    here.has(of.credential.device_id) ? [{ of, sales: ahead.sales[index]! }] : []
  )
  const inboxes = await readInbox(
    manager,
    found.map(({ of }) => namesOf(of))
  )
  return found.map(({ of, sales }) => {
    const { credential } = of
    const inbox = inboxes.get(credential.device_id)!
    const { answered, fresh } = classify(of.batch, inbox.known)
    return { of, credential, batch: fresh, answered, inbox, sales }
  })
}

const offsetOf = ({ sent_at, now }: NewBatch): number | null =>
  sent_at ? now.getTime() - sent_at.getTime() : null

function namesOf({ credential, batch }: NewBatch): BatchNames {
  const envelopes = batch.map(({ read }) => envelopeOf(read))
  return {
    device_id: credential.device_id,
    ids: envelopes.map(({ id }) => id),
    epochs: envelopes.map(({ epoch }) => epoch),
    seqs: envelopes.map(({ seq }) => seq),
  }
}

type PlannedBatch = Read & { planned: Planned[]; seen: Map<number, Sequence> }

async function planAll(manager: SqlEntityManager, read: readonly Read[]): Promise<PlannedBatch[]> {
  const surroundings = await readSurroundings(manager, read)
  return read.map((each, index) => {
    const { of, credential } = each
    const sent = { credential, offsetMs: offsetOf(of), now: of.now }
    const planned = planBatch(each.batch, surroundings[index]!, sent)
    return { ...each, planned, seen: sequencesWith(planned, each.inbox) }
  })
}

/** @returns whether an event that was deferred earlier waits for something of these */
async function write(
  manager: SqlEntityManager,
  batches: readonly PlannedBatch[]
): Promise<boolean> {
  const planned = batches.flatMap((each) => each.planned)
  await supersedeVoids(
    manager,
    planned.flatMap(({ superseded }) => superseded ?? [])
  )
  return await writeInbox(manager, {
    entries: planned.map(({ entry }) => entry),
    sequences: batches.flatMap(({ credential: { device_id }, seen }) =>
      [...seen].map(([epoch, sequence]) => ({ device_id, epoch, ...sequence }))
    ),
    keys: keysOf(planned),
  })
}

const latestOf = (batches: readonly NewBatch[]): Date =>
  new Date(Math.max(...batches.map(({ now }) => now.getTime())))

const sequenceOf = ({ sequences }: Inbox, epoch: number): Sequence =>
  sequences.get(epoch) ?? EMPTY_SEQUENCE

const unchanged = ({ of, answered, inbox, credential }: Read): [NewBatch, Stored] => [
  of,
  { results: answered, sequence: sequenceOf(inbox, credential.epoch) },
]

function changed(batch: PlannedBatch): [NewBatch, Stored] {
  const { of, answered, inbox, credential, planned, seen } = batch
  const results = new Map(answered)
  planned.forEach(({ index, result }) => results.set(index, result))
  const { epoch } = credential
  return [of, { results, sequence: seen.get(epoch) ?? sequenceOf(inbox, epoch) }]
}

/** A till that drains an old queue writes to more than one epoch. */
function sequencesWith(planned: readonly Planned[], inbox: Inbox): Map<number, Sequence> {
  const byEpoch = new Map<number, number[]>()
  for (const { entry } of planned) {
    byEpoch.set(entry.epoch, [...(byEpoch.get(entry.epoch) ?? []), entry.seq])
  }
  return new Map([...byEpoch].map(([epoch, seqs]) => [epoch, see(sequenceOf(inbox, epoch), seqs)]))
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
  batches: readonly PlannedBatch[],
  isAwaited: boolean
): Promise<void> {
  const entries = batches.flatMap(({ planned }) => planned.map(({ entry }) => entry))
  const pending = entries.filter(({ follow_up }) => follow_up === "pending")
  const devices = [...new Set(pending.map(({ device_id }) => device_id))].sort()
  const isDeferred = entries.some(({ status }) => status === "deferred")
  await enqueueJobs(manager, [
    ...devices.map(followUpOf),
    ...(isAwaited || isDeferred ? [RESOLVE_JOB] : []),
  ])
}
