import { MedusaError } from "@medusajs/framework/utils"
import type { PickupCommand, PickupStatus } from "../../../types/http"

export const PICKUP_STATUSES = [
  "placed",
  "accepted",
  "picking",
  "ready",
  "partially_collected",
  "collected",
  "rejected",
  "expired",
  "cancelled",
  "converted",
] as const satisfies readonly PickupStatus[]

type Transitions = Partial<Record<PickupCommand, readonly PickupStatus[]>>

/** Everything a pickup can do: from a status, by a command, to one of these. What is not here is refused. */
export const TRANSITIONS: Record<PickupStatus, Transitions> = {
  placed: {
    accept: ["accepted"],
    reject: ["rejected"],
    cancel: ["cancelled"],
    reschedule: ["placed"],
    collector: ["placed"],
  },
  accepted: {
    pick: ["picking"],
    ready: ["ready"],
    reject: ["rejected"],
    cancel: ["cancelled"],
    reschedule: ["accepted"],
    collector: ["accepted"],
  },
  picking: {
    pick: ["picking"],
    ready: ["ready"],
    reject: ["rejected"],
    cancel: ["cancelled"],
    reschedule: ["picking"],
    collector: ["picking"],
  },
  ready: {
    "hand-over": ["partially_collected", "collected", "cancelled"],
    extend: ["ready"],
    "reissue-code": ["ready"],
    reject: ["rejected"],
    cancel: ["cancelled"],
    expire: ["expired"],
    reschedule: ["ready"],
    collector: ["ready"],
  },
  partially_collected: {
    "hand-over": ["partially_collected", "collected", "cancelled"],
    extend: ["partially_collected"],
    "reissue-code": ["partially_collected"],
    cancel: ["collected", "cancelled"],
    expire: ["collected", "expired"],
    collector: ["partially_collected"],
  },
  rejected: { reroute: ["placed"], convert: ["converted"], cancel: ["cancelled"] },
  collected: {},
  expired: {},
  cancelled: {},
  converted: {},
}

/** Statuses in which units are still promised to the shopper. */
export const OPEN_STATUSES: readonly PickupStatus[] = PICKUP_STATUSES.filter(
  (status) => Object.keys(TRANSITIONS[status]).length > 0
)

/** Statuses in which the code opens the hand-over. */
export const WAITING_STATUSES: readonly PickupStatus[] = ["ready", "partially_collected"]

/** Statuses in which the store still gathers the goods. */
export const GATHERING_STATUSES: readonly PickupStatus[] = PICKUP_STATUSES.filter(
  (status) => TRANSITIONS[status].accept ?? TRANSITIONS[status].pick
)

export function canBecome(from: PickupStatus, command: PickupCommand, to: PickupStatus): boolean {
  return TRANSITIONS[from][command]?.includes(to) ?? false
}

/** Commands the state machine takes in this status. */
export function commandsIn(status: PickupStatus): PickupCommand[] {
  return Object.keys(TRANSITIONS[status]) as PickupCommand[]
}

/** @throws CONFLICT `pickup_transition` when the state machine has no such way. */
export function assertCanBecome(
  from: PickupStatus,
  command: PickupCommand,
  to: PickupStatus
): void {
  if (!canBecome(from, command, to)) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      `A pickup that is ${from.replace("_", " ")} cannot be changed by "${command}"`,
      "pickup_transition"
    )
  }
}

/**
 * The status as it is now: a pickup whose hold has run out is over, even while the job that ends it has
 * not come by yet.
 */
export function statusAt(
  pickup: { status: PickupStatus; expires_at: Date | string | null },
  now: number
): PickupStatus {
  const waits = WAITING_STATUSES.includes(pickup.status)
  const lapsed = pickup.expires_at !== null && new Date(pickup.expires_at).getTime() <= now
  return waits && lapsed ? "expired" : pickup.status
}
