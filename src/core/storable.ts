const MAX_DEPTH = 32

/** Why a parsed JSON value cannot be kept in PostgreSQL as it is; null when it can. */
export function whyNotStorable(value: unknown, depth = 0): string | null {
  if (typeof value === "string") {
    return textProblem(value)
  }
  if (typeof value !== "object" || value === null) {
    return null
  }
  if (depth >= MAX_DEPTH) {
    return `is nested deeper than ${MAX_DEPTH} levels`
  }
  for (const name of Object.keys(value)) {
    const inner = (value as Record<string, unknown>)[name]
    const reason = textProblem(name) ?? whyNotStorable(inner, depth + 1)
    if (reason) {
      return reason
    }
  }
  return null
}

/** Since ES2024. Most texts are of one byte a character, and answered without a look at them. */
const isWellFormed = (text: string): boolean =>
  (text as string & { isWellFormed: () => boolean }).isWellFormed()

function textProblem(text: string): string | null {
  if (text.includes("\u0000")) {
    return "contains the character U+0000"
  }
  return isWellFormed(text) ? null : "contains half of a character (a lone surrogate)"
}
