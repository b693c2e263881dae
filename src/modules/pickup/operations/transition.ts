import { generateEntityId } from "@medusajs/framework/utils"
import { canonicalHash } from "../../../core/canonical-hash"
import { conflict, keyReused, notFound } from "../../../core/errors"
import { rowsOf, type SqlEntityManager, type SqlValue } from "../../../core/sql"
import { assertCanBecome, statusAt } from "../domain/transitions"
import type {
  Actor,
  CommandEnvelope,
  PickupCommand,
  PickupLineRow,
  PickupRow,
  PickupStatus,
  PickupWithLines,
} from "../types"
import { lockPickup } from "./pickups"

/** Columns of the pickup and of its lines that a command may change. */
type PickupPatch = Partial<
  Pick<
    PickupRow,
    | "retail_store_id"
    | "stock_location_id"
    | "slot_starts_at"
    | "slot_ends_at"
    | "promised_at"
    | "accepted_at"
    | "ready_at"
    | "expires_at"
    | "collected_at"
    | "closed_at"
    | "bin"
    | "extensions"
    | "rejection_reason"
    | "alternative_until"
    | "collector"
  >
>
type LinePatch = { id: string } & Partial<
  Pick<
    PickupLineRow,
    "picked_quantity" | "short_quantity" | "collected_quantity" | "refused_quantity"
  >
>

export type Decision = {
  to: PickupStatus
  patch?: PickupPatch
  lines?: LinePatch[]
  /** For the history: reason, units, hours. Never a code, never personal data. */
  details?: Record<string, unknown>
}

export type TransitionResult = PickupWithLines & {
  before: PickupRow
  linesBefore: PickupLineRow[]
  event_id: string
  /** The same key was used before with the same input: nothing happened now. */
  replayed: boolean
}

/**
 * The one way a pickup changes: lock, compare, decide, set, write history; all in the caller's
 * transaction. `decide` is pure and may throw to refuse.
 * @throws CONFLICT `pickup_changed` (another version), `pickup_expired`, `pickup_transition`,
 *   `idempotency_conflict` (same key, other input); NOT_FOUND `pickup_not_found`.
 */
export async function transition(
  manager: SqlEntityManager,
  command: PickupCommand,
  envelope: CommandEnvelope,
  input: unknown,
  decide: (current: PickupWithLines & { status: PickupStatus }) => Decision
): Promise<TransitionResult> {
  const current = await lockPickup(manager, envelope.pickup_id)
  const before = current.pickup
  const linesBefore = current.lines
  if (envelope.acting_store_id && envelope.acting_store_id !== before.retail_store_id) {
    throw notFound("pickup_not_found", "There is no such pickup")
  }
  const inputHash = canonicalHash({ command, input })
  const earlier = await findReplay(manager, envelope, inputHash)
  if (earlier) {
    return { ...current, before, linesBefore, event_id: earlier, replayed: true }
  }
  if (envelope.version !== undefined && envelope.version !== before.version) {
    throw conflict(
      "pickup_changed",
      "Somebody changed this pickup in the meantime; look at it again"
    )
  }
  const status = currentStatus(before, command, envelope.now)
  const decision = decide({ ...current, status })
  assertCanBecome(status, command, decision.to)

  await applyPatch(manager, before, decision, envelope.now)
  const eventId = await appendEvent(manager, {
    pickup: { ...before, ...decision.patch },
    version: before.version + 1,
    command,
    from: status,
    to: decision.to,
    envelope,
    // Kept only to tell a replay from another request under the same key.
    inputHash: envelope.idempotency_key ? inputHash : null,
    details: decision.details ?? {},
  })
  const after = await lockPickup(manager, envelope.pickup_id)
  return { ...after, before, linesBefore, event_id: eventId, replayed: false }
}

/** A hold that has run out binds everyone but those who settle it or, in time, prolong it. */
function currentStatus(pickup: PickupRow, command: PickupCommand, now: Date): PickupStatus {
  const status = statusAt(pickup, now.getTime())
  if (status !== "expired" || pickup.status === "expired") {
    return status
  }
  if (command === "expire" || command === "extend") {
    return pickup.status
  }
  throw conflict("pickup_expired", "The time to collect this order is over")
}

/** The event a key stands for; null while it is new. */
export async function eventOfKey(
  manager: SqlEntityManager,
  pickupId: string,
  key: string
): Promise<{ id: string; input_hash: string | null } | null> {
  const [event] = await rowsOf<{ id: string; input_hash: string | null }>(
    manager,
    "select id, input_hash from omni_pickup_event where pickup_id = ? and idempotency_key = ?",
    [pickupId, key]
  )
  return event ?? null
}

async function findReplay(
  manager: SqlEntityManager,
  envelope: CommandEnvelope,
  inputHash: string
): Promise<string | null> {
  if (!envelope.idempotency_key) {
    return null
  }
  const event = await eventOfKey(manager, envelope.pickup_id, envelope.idempotency_key)
  if (event && event.input_hash !== inputHash) {
    throw keyReused()
  }
  return event?.id ?? null
}

const asValue = (value: unknown): SqlValue =>
  value !== null && typeof value === "object" && !(value instanceof Date)
    ? JSON.stringify(value)
    : (value as SqlValue)

async function applyPatch(
  manager: SqlEntityManager,
  before: PickupRow,
  decision: Decision,
  now: Date
): Promise<void> {
  const patch = Object.entries(decision.patch ?? {})
  const columns = patch.map(([column]) => `"${column}" = ?`)
  await manager.execute(
    `update omni_pickup set ${["status = ?", "version = version + 1", "updated_at = ?", ...columns].join(", ")}
     where id = ? and version = ?`,
    [decision.to, now, ...patch.map(([, value]) => asValue(value)), before.id, before.version]
  )
  for (const { id, ...quantities } of decision.lines ?? []) {
    const entries = Object.entries(quantities)
    await manager.execute(
      `update omni_pickup_line set ${[...entries.map(([column]) => `"${column}" = ?`), "updated_at = ?"].join(", ")}
       where id = ? and pickup_id = ?`,
      [...entries.map(([, value]) => value), now, id, before.id]
    )
  }
}

/** Adds one line to the history. */
export async function appendEvent(
  manager: SqlEntityManager,
  event: {
    pickup: Pick<PickupRow, "id" | "retail_store_id">
    version: number
    command: PickupCommand | "place"
    from: PickupStatus | null
    to: PickupStatus
    envelope: { actor: Actor; now: Date; occurred_at?: Date; idempotency_key?: string }
    inputHash: string | null
    details: Record<string, unknown>
  }
): Promise<string> {
  const id = generateEntityId(undefined, "pke")
  await manager.execute(
    `insert into omni_pickup_event
       (id, pickup_id, version, command, from_status, to_status, actor_type, actor_id, retail_store_id,
        occurred_at, received_at, idempotency_key, input_hash, details, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)`,
    [
      id,
      event.pickup.id,
      event.version,
      event.command,
      event.from,
      event.to,
      event.envelope.actor.type,
      event.envelope.actor.id,
      event.pickup.retail_store_id,
      event.envelope.occurred_at ?? event.envelope.now,
      event.envelope.now,
      event.envelope.idempotency_key ?? null,
      event.inputHash,
      JSON.stringify(event.details),
      event.envelope.now,
      event.envelope.now,
    ]
  )
  return id
}
