import { type BoughtLine, type Change, changesOf } from "./qualifying"
import type { TierLevel, TierRules } from "./rules"

const DAY_MS = 86_400_000

/** Rules of tiers and since when they hold; null: there are none. */
export type TierTerms = { since: Date; tiers: TierRules | null }

/** Where a member stands at an instant. */
export type TierStanding = {
  /** Code of her tier; null: none yet. */
  tier: string | null
  since: Date | null
  /** What counts now, minor units or points. */
  qualified: number
  /** When she goes down by one step, unless she buys enough before; null: she is not about to. */
  falls_at: Date | null
  falls_to: string | null
  /** When she should be told of it. */
  notice_at: Date | null
  /** When something may change next without a purchase or a return; null: never. */
  changes_at: Date | null
}

type State = {
  code: string | null
  since: number | null
  /** Since when she has not reached her tier. */
  below_since: number | null
}

/**
 * Lives a membership from its beginning: it goes up at once, and down by one step after so many days of grace in which
 * she did not reach her tier. What she bought, what came back and the rules are all that counts, so it is the
 * same whatever was told first and however often one looks.
 */
export function standingAt(
  terms: readonly TierTerms[],
  lines: readonly BoughtLine[],
  now: Date
): TierStanding {
  const until = now.getTime()
  const known = terms.filter(({ since }) => since.getTime() <= until)
  let state: State = { code: null, since: null, below_since: null }
  let last: Life | null = null
  known.forEach(({ tiers, since }, index) => {
    const ends = known[index + 1]?.since.getTime() ?? until + 1
    last = tiers && new Life(tiers, changesOf(tiers, lines), state)
    last?.begin(since.getTime())
    last?.liveUntil(ends)
    state = last?.state ?? { code: null, since: null, below_since: null }
  })
  return (last as Life | null)?.standing() ?? NOWHERE
}

const NOWHERE: TierStanding = {
  tier: null,
  since: null,
  qualified: 0,
  falls_at: null,
  falls_to: null,
  notice_at: null,
  changes_at: null,
}

/** A stretch of a membership under the same rules. */
class Life {
  private sum = 0
  private next = 0

  constructor(
    private readonly rules: TierRules,
    private readonly changes: readonly Change[],
    public state: State
  ) {}

  /** A tier that is no more becomes the one she reaches. */
  begin(at: number): void {
    this.takeChangesUntil(at)
    const { code } = this.state
    if (code !== null && this.rankOf(code) < 0) {
      this.state = { code: this.reached()?.code ?? null, since: at, below_since: null }
    }
    this.look(at)
  }

  /** All that happens before an instant. */
  liveUntil(end: number): void {
    for (let at = this.nextChange(); at !== null && at < end; at = this.nextChange()) {
      this.fallUntil(at)
      this.takeChangesUntil(at)
      this.look(at)
    }
    this.fallUntil(end - 1)
  }

  standing(): TierStanding {
    const { code, since } = this.state
    const falls_at = this.fallsAt()
    const change = this.nextChange()
    const instants = [change, falls_at].filter((at) => at !== null)
    return {
      tier: code,
      since: dateOf(since),
      qualified: this.sum,
      falls_at: dateOf(falls_at),
      falls_to: falls_at === null ? null : this.below(),
      notice_at: dateOf(falls_at === null ? null : falls_at - this.rules.notice_days * DAY_MS),
      changes_at: dateOf(instants.length ? Math.min(...instants) : null),
    }
  }

  private nextChange(): number | null {
    return this.changes[this.next]?.at ?? null
  }

  private takeChangesUntil(at: number): void {
    for (let change = this.changes[this.next]; change && change.at <= at; ) {
      this.sum += change.by
      change = this.changes[++this.next]
    }
  }

  /** What the sum means for the tier: up at once, down not before the grace is over. */
  private look(at: number): void {
    const reached = this.reached()
    const rank = this.rankOf(reached?.code ?? null)
    const own = this.rankOf(this.state.code)
    if (rank > own) {
      this.state = { code: reached!.code, since: at, below_since: null }
    } else {
      const below_since = rank === own ? null : (this.state.below_since ?? at)
      this.state = { ...this.state, below_since }
    }
  }

  /** Goes down step by step, each with a grace of its own, as far as that is due by an instant. */
  private fallUntil(at: number): void {
    for (let falls = this.fallsAt(); falls !== null && falls <= at; falls = this.fallsAt()) {
      this.state = { code: this.below(), since: falls, below_since: null }
      this.look(falls)
    }
  }

  private fallsAt(): number | null {
    const { below_since } = this.state
    return below_since === null ? null : below_since + this.rules.grace_days * DAY_MS
  }

  private reached(): TierLevel | undefined {
    return this.rules.levels.filter(({ from }) => this.sum >= from).at(-1)
  }

  private below(): string | null {
    return this.rules.levels[this.rankOf(this.state.code) - 1]?.code ?? null
  }

  private rankOf(code: string | null): number {
    return this.rules.levels.findIndex((level) => level.code === code)
  }
}

const dateOf = (at: number | null): Date | null => (at === null ? null : new Date(at))
