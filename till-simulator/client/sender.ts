import type { PosEventResult, PosPushAnswer } from "../../src/types"
import type { Faults } from "../faults"
import type { TillStore } from "../store/till-store"
import type { Connection } from "./connection"
import { Refused, Unreachable } from "./http"
import { fitting, push } from "./push"

export type SyncReport = {
  /** False: offline by order, or nobody answered; what is pending stays pending. */
  online: boolean
  /** Why not. */
  error?: string
  /** The server's word on each event, in the order it came. */
  results: PosEventResult[]
  /** Of the last answer; null when there was none. */
  acked_seq: number | null
  gaps: { from: number; to: number }[]
  pending: number
}

type Surroundings = { offline: boolean; epoch: number; faults: Faults; now: () => Date }

/** How many events are looked at for one batch. */
const WINDOW = 500
const EARLIER = 5

/** Hands in what is pending until the server has answered for all of it. One run at a time. */
export class Sender {
  private running: Promise<SyncReport> | null = null

  constructor(
    private readonly connection: Connection,
    private readonly store: TillStore,
    private readonly surroundings: () => Surroundings
  ) {}

  /** A second call while one is under way waits for the first. */
  async run(): Promise<SyncReport> {
    this.running ??= this.handIn().finally(() => {
      this.running = null
    })
    return await this.running
  }

  private async handIn(): Promise<SyncReport> {
    const { offline } = this.surroundings()
    const report: SyncReport = {
      online: !offline,
      results: [],
      acked_seq: null,
      gaps: [],
      pending: 0,
    }
    try {
      let answer = offline ? null : await this.handInAll(report)
      if (answer && this.reopenMissing(answer)) {
        answer = await this.handInAll(report)
      }
    } catch (error) {
      if (!(error instanceof Unreachable || error instanceof Refused)) {
        throw error
      }
      report.online = false
      report.error = error.message
    }
    return { ...report, pending: this.store.counts().pending }
  }

  /** @returns the last answer; null when nothing was pending */
  private async handInAll(report: SyncReport): Promise<PosPushAnswer | null> {
    let last: PosPushAnswer | null = null
    for (;;) {
      const answer = await this.handInBatch()
      if (!answer) {
        return last
      }
      last = answer
      report.results.push(...answer.results)
      report.acked_seq = answer.acked_seq
      report.gaps = answer.gaps
      if (!answer.results.some(isFinal)) {
        return last
      }
    }
  }

  private async handInBatch(): Promise<PosPushAnswer | null> {
    const { faults, now } = this.surroundings()
    const pending = fitting(this.store.pending(WINDOW))
    if (pending.length === 0) {
      return null
    }
    const batch = pending.slice(0, faults.batchSize(pending.length))
    const sent = faults.arrange(batch, this.store.answered(EARLIER))
    faults.mayCrash()
    const answer = await push(this.connection, sent, now)
    faults.mayCrash()
    this.store.settle(answer.results.filter(isFinal))
    return answer
  }

  /** A server that was set back to a backup misses what it had answered for. @returns whether there is some */
  private reopenMissing({ epoch, acked_seq, gaps }: PosPushAnswer): boolean {
    if (epoch !== this.surroundings().epoch) {
      return false
    }
    const after = { from: acked_seq + 1, to: Number.MAX_SAFE_INTEGER }
    const missing = gaps.length > 0 ? gaps : [after]
    return missing.map((gap) => this.store.reopen(epoch, gap)).some((events) => events > 0)
  }
}

/** The server need not hear of the event again. */
const isFinal = (result: PosEventResult): boolean =>
  !(result.status === "rejected" && result.problem?.retryable)
