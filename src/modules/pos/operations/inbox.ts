import type { Problem } from "../../../core/problem"
import { boundRows, lockKeys, preparedRows, type SqlEntityManager } from "../../../core/sql"
import type { PosEvent } from "../domain/events/envelope"
import { EMPTY_SEQUENCE, type Sequence } from "../domain/sequence"
import { ALREADY_VOIDED, voidKey, type VoidPlace } from "../domain/voids"

export type InboxStatus = "applied" | "deferred" | "quarantined" | "rejected"
export type FollowUp = "none" | "pending" | "done" | "failed"

/** An event as the inbox keeps it. */
export type InboxEntry = {
  device_id: string
  event_id: string
  retail_store_id: string
  stock_location_id: string
  epoch: number
  seq: number
  type: string
  occurred_at: string
  received_at: string
  business_date: string
  hash: string
  body: object
  status: InboxStatus
  waits_for: string | null
  provides: string | null
  problem: Problem | null
  flags: string[]
  receipt_number: string | null
  shift_id: string | null
  follow_up: FollowUp
}

export type KnownEntry = Pick<
  InboxEntry,
  "event_id" | "epoch" | "seq" | "hash" | "status" | "problem" | "flags"
>

export type SaleEntry = Pick<
  InboxEntry,
  "device_id" | "event_id" | "retail_store_id" | "stock_location_id"
> & { body: PosEvent<"sale.completed"> }

export type Greeting = { device_id: string; clock_offset_ms: number | null; now: Date }

/**
 * Notes that tills were here, and makes their batches follow each other until the transaction ends. They are locked in
 * one order, so that two servers never wait for each other in a circle.
 * @returns the tills that there are
 */
export async function greetDevices(
  manager: SqlEntityManager,
  greetings: readonly Greeting[]
): Promise<Set<string>> {
  const rows = await preparedRows<{ id: string }>(
    manager,
    `with here as materialized (
       select id from omni_pos_device where id = any(?::text[]) and deleted_at is null order by id for update
     )
     update omni_pos_device device set last_seen_at = told.now,
       clock_offset_ms = coalesce(told.skew, clock_offset_ms),
       raw_clock_offset_ms = case when told.skew is null then raw_clock_offset_ms
         else jsonb_build_object('value', told.skew::text, 'precision', 20) end
     from here join unnest(?::text[], ?::timestamptz[], ?::numeric[]) as told(id, now, skew) on told.id = here.id
     where device.id = here.id returning device.id`,
    [
      greetings.map(({ device_id }) => device_id),
      greetings.map(({ device_id }) => device_id),
      greetings.map(({ now }) => now),
      greetings.map(({ clock_offset_ms }) => clock_offset_ms),
    ]
  )
  return new Set(rows.map(({ id }) => id))
}

/** What a till's batch names. */
export type BatchNames = { device_id: string; ids: string[]; epochs: number[]; seqs: number[] }

export type Inbox = {
  /** What is there under the ids of a batch, or in the places of its sequence. */
  known: KnownEntry[]
  /** How far the till's sequences have come, by epoch. */
  sequences: Map<number, Sequence>
}

type InboxRow = {
  known: (KnownEntry & { device_id: string })[]
  sequences: (Sequence & { device_id: string; epoch: number })[]
}

/** What the inbox says about batches, in one statement, by till: every sale waits for it. */
export async function readInbox(
  manager: SqlEntityManager,
  batches: readonly BatchNames[]
): Promise<Map<string, Inbox>> {
  const columns = "device_id, event_id, epoch, seq, hash, status, problem, flags"
  const devices = batches.flatMap(({ device_id, ids }) => ids.map(() => device_id))
  const [row] = await preparedRows<InboxRow>(
    manager,
    `select (
       select coalesce(jsonb_agg(to_jsonb(known)), '[]') from (
         select ${columns} from omni_pos_event
         where (device_id, event_id) in (select * from unnest(?::text[], ?::uuid[]))
         union
         select ${columns} from omni_pos_event
         where (device_id, epoch, seq) in (select * from unnest(?::text[], ?::int[], ?::bigint[]))
       ) known
     ) as known, (
       select coalesce(jsonb_agg(to_jsonb(sequence)), '[]') from (
         select device_id, epoch, high, gaps from omni_pos_sequence where device_id = any(?::text[])
       ) sequence
     ) as sequences`,
    [
      devices,
      batches.flatMap(({ ids }) => ids),
      devices,
      batches.flatMap(({ epochs }) => epochs),
      batches.flatMap(({ seqs }) => seqs),
      batches.map(({ device_id }) => device_id),
    ]
  )
  const { known, sequences } = row!
  const inboxes = new Map<string, Inbox>(
    batches.map(({ device_id }) => [device_id, { known: [], sequences: new Map() }])
  )
  for (const { device_id, ...entry } of known) {
    inboxes.get(device_id)!.known.push(entry)
  }
  for (const { device_id, epoch, high, gaps } of sequences) {
    inboxes.get(device_id)!.sequences.set(epoch, { high, gaps })
  }
  return inboxes
}

/** Sales that have been applied, by the ids of their events. */
export async function findSales(
  manager: SqlEntityManager,
  eventIds: readonly string[]
): Promise<SaleEntry[]> {
  if (eventIds.length === 0) {
    return []
  }
  return await boundRows<SaleEntry>(
    manager,
    `select device_id, event_id::text, retail_store_id, stock_location_id, body from omni_pos_event
     where event_id = any(?::uuid[]) and type = 'sale.completed' and status = 'applied'`,
    [eventIds]
  )
}

/** Which of the keys an applied event provides. */
export async function findProvided(
  manager: SqlEntityManager,
  keys: readonly string[]
): Promise<Set<string>> {
  if (keys.length === 0) {
    return new Set()
  }
  const rows = await boundRows<{ provides: string }>(
    manager,
    "select distinct provides from omni_pos_event where provides = any(?::text[]) and status = 'applied'",
    [keys]
  )
  return new Set(rows.map(({ provides }) => provides))
}

/** The void that counts of a sale. */
export type VoidEntry = VoidPlace & {
  event_id: string
  retail_store_id: string
  stock_location_id: string
  body: PosEvent<"sale.voided">
}

/** The voids of these sales that count so far, by key; nobody else voids one of them until the transaction ends. */
export async function claimVoids(
  manager: SqlEntityManager,
  saleEventIds: readonly string[]
): Promise<Map<string, VoidEntry>> {
  const keys = [...new Set(saleEventIds.map(voidKey))].sort()
  if (keys.length === 0) {
    return new Map()
  }
  await lockKeys(manager, keys)
  const rows = await boundRows<VoidEntry & { provides: string }>(
    manager,
    `select provides, device_id, event_id::text, epoch, seq::float8 as seq, body->>'occurred_at' as occurred_at,
       retail_store_id, stock_location_id, body
     from omni_pos_event where provides = any(?::text[]) and status = 'applied'`,
    [keys]
  )
  return new Map(rows.map(({ provides, ...each }) => [provides, each]))
}

/** Refuses voids that counted until one arrived that had come before them. */
export async function supersedeVoids(
  manager: SqlEntityManager,
  voids: readonly VoidEntry[]
): Promise<void> {
  if (voids.length === 0) {
    return
  }
  await boundRows(
    manager,
    `update omni_pos_event set status = 'rejected', problem = ?::jsonb, provides = null, follow_up = 'none'
     where (device_id, event_id) in (select * from unnest(?::text[], ?::uuid[]))`,
    [
      JSON.stringify(ALREADY_VOIDED),
      voids.map(({ device_id }) => device_id),
      voids.map(({ event_id }) => event_id),
    ]
  )
}

const COLUMNS = `device_id, event_id, retail_store_id, stock_location_id, epoch, seq, type, occurred_at,
  received_at, business_date, hash, body, status, waits_for, provides, problem, flags, receipt_number, shift_id,
  follow_up`

/**
 * Writes entries and how far the tills' sequences have come, in one statement. An entry that was rejected or
 * quarantined before is replaced, any other stays as it is.
 * @returns whether an event that was deferred earlier waits for one of the keys
 */
export async function writeInbox(
  manager: SqlEntityManager,
  written: {
    entries: readonly InboxEntry[]
    sequences: readonly (Sequence & { device_id: string; epoch: number })[]
    keys: readonly string[]
  }
): Promise<boolean> {
  const [row] = await preparedRows<{ is_awaited: boolean }>(
    manager,
    `with written as (
       insert into omni_pos_event (${COLUMNS})
       select ${COLUMNS} from jsonb_to_recordset(?::jsonb) as entry(
         device_id text, event_id uuid, retail_store_id text, stock_location_id text, epoch int, seq bigint,
         type text, occurred_at timestamptz, received_at timestamptz, business_date date, hash text, body jsonb,
         status text, waits_for text, provides text, problem jsonb, flags text[], receipt_number text,
         shift_id text, follow_up text)
       on conflict (event_id, device_id) do update set
         epoch = excluded.epoch, seq = excluded.seq, type = excluded.type, occurred_at = excluded.occurred_at,
         received_at = excluded.received_at, business_date = excluded.business_date, hash = excluded.hash,
         body = excluded.body, status = excluded.status, waits_for = excluded.waits_for,
         provides = excluded.provides, problem = excluded.problem, flags = excluded.flags,
         receipt_number = excluded.receipt_number, shift_id = excluded.shift_id, follow_up = excluded.follow_up
       where omni_pos_event.status in ('rejected', 'quarantined')
     ), counted as (
       insert into omni_pos_sequence (device_id, epoch, high, gaps)
       select device_id, epoch, high, gaps from jsonb_to_recordset(?::jsonb) as counted(
         device_id text, epoch int, high bigint, gaps jsonb)
       on conflict (device_id, epoch) do update set high = excluded.high, gaps = excluded.gaps
     )
     select exists (select 1 from omni_pos_event where waits_for = any(?::text[])) as is_awaited`,
    [JSON.stringify(written.entries), JSON.stringify(written.sequences), written.keys]
  )
  return row!.is_awaited
}

/** How far a till's sequence has come. */
export async function readSequence(
  manager: SqlEntityManager,
  deviceId: string,
  epoch: number
): Promise<Sequence> {
  const [row] = await boundRows<{ high: string; gaps: Sequence["gaps"] }>(
    manager,
    "select high, gaps from omni_pos_sequence where device_id = ? and epoch = ?",
    [deviceId, epoch]
  )
  return row ? { high: Number(row.high), gaps: row.gaps } : EMPTY_SEQUENCE
}
