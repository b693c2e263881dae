/**
 * A transfer between two stores is what its steps say, in whatever order they arrived: a till may report the arrival
 * before another one reports that the goods had left.
 */

export type TransferLine = { inventory_item_id: string; quantity: number }
export type TransferStepKind = "requested" | "sent" | "received" | "cancelled"

export type TransferStep = {
  event_id: string
  kind: TransferStepKind
  /** null where the step does not say it: an arrival knows only where it is. */
  from_store_id: string | null
  to_store_id: string | null
  lines: readonly TransferLine[]
  /** Of an arrival: the rest will not come. */
  complete: boolean
  occurred_at: Date
  /** Of a request: the pickup that waits for the goods. */
  pickup_id?: string | null
}

export type TransferStatus = "requested" | "sent" | "received" | "cancelled"

/** What staff may do next. Goods that moved count whatever was said before: a till never asks. */
export const NEXT_STEPS: Record<TransferStatus, readonly TransferStepKind[]> = {
  requested: ["sent", "cancelled"],
  sent: ["received"],
  received: [],
  cancelled: [],
}

export type TransferLineState = {
  inventory_item_id: string
  requested: number
  sent: number
  received: number
  /** Received less sent, once nothing more will come; null before, and while nobody told what was sent. */
  variance: number | null
}

export type TransferState = {
  status: TransferStatus
  from_store_id: string | null
  to_store_id: string | null
  lines: TransferLineState[]
  requested_at: Date | null
  sent_at: Date | null
  received_at: Date | null
  cancelled_at: Date | null
  /** The pickup that waits for the goods, if any. */
  pickup_id: string | null
  /** Steps of other stores under the same id. Their goods have moved, but not by this transfer. */
  stray_event_ids: string[]
}

const RANK: Record<TransferStepKind, number> = { requested: 0, sent: 1, received: 2, cancelled: 3 }

const byRank = (a: TransferStep, b: TransferStep): number =>
  RANK[a.kind] - RANK[b.kind] ||
  a.occurred_at.getTime() - b.occurred_at.getTime() ||
  (a.event_id < b.event_id ? -1 : 1)

/** The transfer as all its steps make it; a function of their set alone. */
export function transferOf(steps: readonly TransferStep[]): TransferState {
  const ordered = [...steps].sort(byRank)
  const first = ordered[0]
  const ends = {
    from_store_id: first?.from_store_id ?? null,
    to_store_id: first?.to_store_id ?? null,
  }
  const fits = (step: TransferStep): boolean =>
    agree(step.from_store_id, ends.from_store_id) && agree(step.to_store_id, ends.to_store_id)
  const valid = ordered.filter(fits)
  const of = (kind: TransferStepKind) => valid.filter((step) => step.kind === kind)
  const status = statusOf(of("sent"), of("received"), of("cancelled"))
  return {
    status,
    ...ends,
    lines: linesOf(of("requested"), of("sent"), of("received"), status),
    requested_at: of("requested")[0]?.occurred_at ?? null,
    sent_at: of("sent")[0]?.occurred_at ?? null,
    received_at: of("received").at(-1)?.occurred_at ?? null,
    cancelled_at: status === "cancelled" ? (of("cancelled")[0]?.occurred_at ?? null) : null,
    pickup_id: valid.find((step) => step.pickup_id)?.pickup_id ?? null,
    stray_event_ids: ordered.filter((step) => !fits(step)).map((step) => step.event_id),
  }
}

const agree = (said: string | null, known: string | null): boolean =>
  said === null || known === null || said === known

function statusOf(
  sent: readonly TransferStep[],
  received: readonly TransferStep[],
  cancelled: readonly TransferStep[]
): TransferStatus {
  if (sent.length === 0 && received.length === 0) {
    return cancelled.length > 0 ? "cancelled" : "requested"
  }
  const units = unitsOf(received)
  const isAllThere =
    sent.length > 0 && [...unitsOf(sent)].every(([item, left]) => (units.get(item) ?? 0) >= left)
  return isAllThere || received.some((step) => step.complete) ? "received" : "sent"
}

function linesOf(
  requested: readonly TransferStep[],
  sent: readonly TransferStep[],
  received: readonly TransferStep[],
  status: TransferStatus
): TransferLineState[] {
  const [asked, left, came] = [requested, sent, received].map(unitsOf) as [Units, Units, Units]
  const items = [...new Set([...asked.keys(), ...left.keys(), ...came.keys()])].sort()
  return items.map((item) => {
    const line = {
      inventory_item_id: item,
      requested: asked.get(item) ?? 0,
      sent: left.get(item) ?? 0,
      received: came.get(item) ?? 0,
    }
    const isKnown = status === "received" && sent.length > 0
    return { ...line, variance: isKnown ? line.received - line.sent : null }
  })
}

type Units = Map<string, number>

function unitsOf(steps: readonly TransferStep[]): Units {
  const units: Units = new Map()
  for (const { inventory_item_id, quantity } of steps.flatMap((step) => step.lines)) {
    units.set(inventory_item_id, (units.get(inventory_item_id) ?? 0) + quantity)
  }
  return units
}
