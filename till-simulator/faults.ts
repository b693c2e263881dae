import type { Fetch } from "./client/http"
import { between, type Random, shuffle } from "./random"
import type { TillEvent } from "./types"

export const FAULTS = ["duplicate", "reorder", "lose-answer", "clock-jump", "crash"] as const
export type FaultName = (typeof FAULTS)[number]

/** The till's process is gone; what it had stored is not. Go on with `Till.open` on the same store. */
export class TillCrashed extends Error {}

const RATE = 0.3
const LONGEST_JUMP_MS = 3 * 3_600_000

/** What goes wrong in shops, at random: the same seed brings the same misfortunes. */
export class Faults {
  private readonly names: ReadonlySet<FaultName>
  private clockOffsetMs = 0

  constructor(
    names: readonly FaultName[],
    private readonly random: Random,
    private readonly crash: () => never = () => {
      throw new TillCrashed("The till crashed")
    }
  ) {
    this.names = new Set(names)
  }

  /** The till's clock, which may jump by hours. */
  clock(now: Date): Date {
    if (this.strikes("clock-jump")) {
      this.clockOffsetMs = between(this.random, -LONGEST_JUMP_MS, LONGEST_JUMP_MS)
    }
    return new Date(now.getTime() + this.clockOffsetMs)
  }

  /** The batch as it is sent: out of order, with repetitions, and with events that were answered long ago. */
  arrange(batch: readonly TillEvent[], earlier: readonly TillEvent[]): TillEvent[] {
    const again = this.strikes("duplicate") ? [...earlier, ...batch].slice(-5) : []
    const sent = [...batch, ...again]
    return this.strikes("reorder") ? shuffle(this.random, sent) : sent
  }

  /** How many of the pending events are sent first; the rest follows. */
  batchSize(events: number): number {
    return this.strikes("reorder") ? between(this.random, 1, events) : events
  }

  /** A network on which answers get lost after the server has done its work. */
  network(fetch: Fetch): Fetch {
    return async (url, init) => {
      const answer = await fetch(url, init)
      if (this.strikes("lose-answer")) {
        await answer.arrayBuffer()
        throw new Error("the answer was lost")
      }
      return answer
    }
  }

  mayCrash(): void {
    if (this.strikes("crash")) {
      this.crash()
    }
  }

  private strikes(name: FaultName): boolean {
    return this.names.has(name) && this.random() < RATE
  }
}
