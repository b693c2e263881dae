export type Random = {
  /** From 0 (included) to 1 (excluded). */
  next(): number
  /** A whole number between the two, both included. */
  between(low: number, high: number): number
  pick<T>(values: readonly T[]): T
}

/** A repeatable source of chance (mulberry32): one seed, one sequence, on every machine. */
export function randomFrom(seed: string): Random {
  let state = [...seed].reduce(
    (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16777619),
    2166136261
  )
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: <T>(values: readonly T[]) => values[Math.floor(next() * values.length)] as T,
  }
}
