import type { ShiftStep } from "../../src/types/shift"

export type RunningStep = ShiftStep & {
  /** What there should be of this tender after the step. */
  balance: number
}

/** Steps with the sum of their tender so far: the last one of a tender is what is expected of it. */
export const runningSteps = (steps: readonly ShiftStep[]): RunningStep[] => {
  const balances = new Map<string, number>()
  return steps.map((step) => {
    const balance = (balances.get(step.tender) ?? 0) + step.amount
    balances.set(step.tender, balance)
    return { ...step, balance }
  })
}

export type DifferenceKind = "none" | "over" | "short" | "uncounted"

export const differenceKind = (difference: number | null): DifferenceKind => {
  if (difference === null) {
    return "uncounted"
  }
  return difference === 0 ? "none" : difference > 0 ? "over" : "short"
}
