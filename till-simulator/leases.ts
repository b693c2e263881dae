import type { PosEventData, PosPointsLease } from "../src/types"
import type { TillStore } from "./store/till-store"

type SpentPoints = NonNullable<NonNullable<PosEventData<"sale.completed">["loyalty"]>["spent"]>

/** A lease, and the card it was asked for with. */
export type KeptLease = PosPointsLease & { card?: string }

/** A till makes no more receipts than this while a lease lives. */
const RECEIPTS = 100_000

/** The points a till has on lease: what the server gave, less what the till's own receipts have spent. */
export class Leases {
  constructor(private readonly store: TillStore) {}

  /** Keeps it, or what has become of it. */
  keep(lease: PosPointsLease, card = this.find(lease.id)?.card): void {
    const others = this.all().filter(({ id }) => id !== lease.id)
    this.store.setNote("leases", JSON.stringify([...others, { ...lease, card }]))
  }

  find(leaseId: string): KeptLease | undefined {
    return this.all().find(({ id }) => id === leaseId)
  }

  /** What may be spent of it now; none after its time. */
  left(leaseId: string, now: Date): number {
    const lease = this.find(leaseId)
    const isOver = !lease || now >= new Date(lease.valid_until)
    return isOver ? 0 : lease.granted - this.spent(leaseId)
  }

  /** What the till's receipts have spent of it, sent or not. */
  spent(leaseId: string): number {
    return this.store
      .latest("sale.completed", RECEIPTS)
      .flatMap(({ data, mode }) => (mode === "live" ? (data.loyalty?.spent ?? []) : []))
      .filter(({ lease_id }) => lease_id === leaseId)
      .flatMap(({ lines }) => lines)
      .reduce((sum, { points }) => sum + points, 0)
  }

  /** Every lease the till ever had, the latest last. */
  all(): KeptLease[] {
    return JSON.parse(this.store.note("leases") ?? "[]") as KeptLease[]
  }
}

/** Spreads points over lines by what each comes to: each has its share up to here less what went before. */
export function spreadPoints(
  points: number,
  lines: readonly { line_id: string; total: number }[]
): SpentPoints["lines"] {
  const all = lines.reduce((sum, { total }) => sum + total, 0)
  let upTo = 0
  const parts = lines.map(({ line_id, total }) => {
    const before = Math.floor((points * upTo) / all)
    upTo += total
    return { line_id, points: Math.floor((points * upTo) / all) - before }
  })
  return parts.filter((part) => part.points > 0)
}
