import type { HandedOver } from "./policy"

/** Units of a line that the shopper got at one time. */
export type Handover = HandedOver & { quantity: number }

/**
 * When the unit that is the `place`th of its line to come back was handed over. Nobody can tell units of a line apart:
 * to the shopper's advantage those that were handed over last come back first. null: none is left that arrived.
 */
export function handedOverOf(handovers: readonly Handover[], place: number): HandedOver | null {
  const latest = [...handovers].sort((one, other) => other.at.getTime() - one.at.getTime())
  let before = 0
  for (const { quantity, ...handed } of latest) {
    before += quantity
    if (place < before) {
      return handed
    }
  }
  return null
}
