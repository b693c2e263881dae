/** Why people give or take points by hand. Reports count by these, so the list is fixed. */
export const REASON_CODES = [
  /** To make up for something that went wrong. */
  "goodwill",
  /** Points that should have been given and were not. */
  "missing_points",
  /** A mistake in earlier points. */
  "correction",
  /** Promised by a campaign or a contest. */
  "promotion",
  /** Points got by misuse. */
  "misuse",
  "other",
] as const

export type ReasonCode = (typeof REASON_CODES)[number]

/** Posting reason of points that a file of existing cards brought. */
export const IMPORT_REASON = "import"

/** Points one person may move on one account in a day without a second one, where the programme says nothing. */
export const SECOND_PERSON_ABOVE = 1_000

/** The programme's limit, whatever else its rules say. */
export function secondPersonAbove(rules: unknown): number {
  const { adjustments } = (rules ?? {}) as { adjustments?: { second_person_above?: unknown } }
  const limit = adjustments?.second_person_above
  return Number.isSafeInteger(limit) && (limit as number) >= 0
    ? (limit as number)
    : SECOND_PERSON_ABOVE
}
