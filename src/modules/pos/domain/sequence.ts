/** Both ends included. */
export type Gap = { from: number; to: number }

/** How far a till's sequence has come: everything up to `high` but the gaps, which lie in order. */
export type Sequence = { high: number; gaps: Gap[] }

export const EMPTY_SEQUENCE: Sequence = { high: 0, gaps: [] }

/** Adds numbers in any order; ones seen before change nothing. */
export function see(sequence: Sequence, numbers: readonly number[]): Sequence {
  return [...numbers].sort((a, b) => a - b).reduce(seeOne, sequence)
}

function seeOne({ high, gaps }: Sequence, seq: number): Sequence {
  if (seq > high) {
    const skipped = seq > high + 1 ? [{ from: high + 1, to: seq - 1 }] : []
    return { high: seq, gaps: [...gaps, ...skipped] }
  }
  const filled = gaps.flatMap((gap) =>
    seq < gap.from || seq > gap.to
      ? [gap]
      : [
          { from: gap.from, to: seq - 1 },
          { from: seq + 1, to: gap.to },
        ].filter((part) => part.from <= part.to)
  )
  return { high, gaps: filled }
}

/** The number up to which nothing is missing. */
export const ackedOf = ({ high, gaps }: Sequence): number => (gaps[0] ? gaps[0].from - 1 : high)
