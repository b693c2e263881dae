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
  for (const [name, inner] of Object.entries(value)) {
    const reason = textProblem(name) ?? whyNotStorable(inner, depth + 1)
    if (reason) {
      return reason
    }
  }
  return null
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

function textProblem(text: string): string | null {
  if (text.includes("\u0000")) {
    return "contains the character U+0000"
  }
  return LONE_SURROGATE.test(text) ? "contains half of a character (a lone surrogate)" : null
}
