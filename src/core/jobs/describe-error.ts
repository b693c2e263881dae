import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

const LIMIT = 300
const SQLSTATE = /^[0-9A-Z]{5}$/

/** What may name a person: mail addresses, quoted values, addresses of pages, long numbers and tokens. */
const PRIVATE = [
  /[^\s@<>"'(),;]+@[^\s@<>"'(),;]+/g,
  /"[^"]*"|'[^']*'|`[^`]*`|«[^»]*»|“[^”]*”/g,
  /\bhttps?:\/\/\S+/g,
  /\+?\d[\d\s().-]{4,}\d/g,
  /\b[\w-]{32,}\b/g,
]

function withoutPrivate(text: string): string {
  return PRIVATE.reduce((clean, pattern) => clean.replace(pattern, "[…]"), text).slice(0, LIMIT)
}

/** Medusa's workflows throw errors that were serialized on their way: all of an error but its class. */
function isErrorLike(error: unknown): error is Error {
  return (
    error instanceof Error ||
    (typeof error === "object" && error !== null && typeof (error as Error).message === "string")
  )
}

/** A reason that may be stored and shown to an operator: says what failed, never whom it was about. */
export function describeError(error: unknown): string {
  if (error instanceof z.ZodError) {
    const paths = error.issues.map((issue) => issue.path.join(".") || "(root)")
    return `The payload does not fit: ${[...new Set(paths)].join(", ")}`.slice(0, LIMIT)
  }
  if (!isErrorLike(error)) {
    return "The handler threw something that is not an error"
  }
  const { code, constraint, table } = error as Error & {
    code?: unknown
    constraint?: unknown
    table?: unknown
  }
  // A database error's message carries the statement with its values.
  if (typeof code === "string" && SQLSTATE.test(code) && !MedusaError.isMedusaError(error)) {
    return ["Database error", code, table, constraint].filter(Boolean).join(" ")
  }
  const label = typeof code === "string" && code ? code : error.name
  return `${label}: ${withoutPrivate(error.message)}`
}
