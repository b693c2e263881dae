/** Numbers in [0, 1). */
export type Random = () => number

/** A generator that gives the same numbers for the same seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number from `low` to `high`, both included. */
export const between = (random: Random, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1))

/** One of the choices. @throws Error when there is none */
export function pick<T>(random: Random, choices: readonly T[]): T {
  const chosen = choices[Math.floor(random() * choices.length)]
  if (chosen === undefined) {
    throw new Error("There is nothing to pick from")
  }
  return chosen
}

/** The same things in another order. */
export function shuffle<T>(random: Random, things: readonly T[]): T[] {
  const shuffled = [...things]
  for (let index = shuffled.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1))
    ;[shuffled[index], shuffled[other]] = [shuffled[other]!, shuffled[index]!]
  }
  return shuffled
}

/** A UUID of version 7 made of the given clock and randomness, so that a seeded day can be repeated. */
export function uuidV7(now: Date, random: Random): string {
  const time = now.getTime().toString(16).padStart(12, "0")
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => between(random, 0, 15).toString(16)).join("")
  const variant = between(random, 8, 11).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(12)}`
}
