import { type Operation, scopesOf } from "./operation"
import { CODES_OF_EVENTS, CODES_OF_REQUESTS, type ProblemCode, PROBLEMS } from "./problem-codes"

const OF_A_BODY: readonly ProblemCode[] = [
  "unreadable_body",
  "invalid_utf8",
  "invalid_json",
  "body_too_large",
  "unsupported_encoding",
  "unsupported_media_type",
  "invalid_request",
]

const OF_A_TILL: readonly ProblemCode[] = [
  "missing_credential",
  "invalid_token",
  "invalid_signature",
  "clock_skew",
  "signature_used",
]

/** What may go wrong with a route: codes by status, in their order. */
export function problemsOf(operation: Operation): Map<number, ProblemCode[]> {
  const byStatus = new Map<number, ProblemCode[]>()
  const add = (status: number, code: ProblemCode) =>
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  for (const code of codesOf(operation)) {
    add(statusOf(code, operation), code)
  }
  return new Map([...byStatus].sort(([a], [b]) => a - b))
}

function codesOf(operation: Operation): Set<ProblemCode> {
  const { access, body, query, tag, takesKey, drains, problems = [] } = operation
  const isForTills = access !== "anyone"
  return new Set<ProblemCode>([
    ...(body ? OF_A_BODY : []),
    ...(query ? (["invalid_request"] as const) : []),
    ...(takesKey ? (["idempotency_key_required", "idempotency_key_too_long"] as const) : []),
    ...(isForTills ? OF_A_TILL : []),
    ...(isForTills && !drains ? (["till_revoked"] as const) : []),
    ...(scopesOf(operation).length ? (["insufficient_scope"] as const) : []),
    ...problems,
    ...(tag === "About" ? [] : (["rate_limited", "internal_error"] as const)),
  ])
}

/** OAuth (RFC 6749, 5.2) answers 400 where ours is 422. */
const statusOf = (code: ProblemCode, { takesForm }: Operation): number =>
  takesForm && code === "invalid_request" ? 400 : PROBLEMS[code].status

export type ListedProblem = {
  code: ProblemCode
  status: number
  retryable: boolean
  pointer: string | null
  /** In the answer to a request, in the result of an event, or both. */
  of: ("request" | "event")[]
}

/** All of them, by status and then by code. */
export function listProblems(): ListedProblem[] {
  return (Object.keys(PROBLEMS) as ProblemCode[])
    .map((code): ListedProblem => {
      const { status, retryable = false, pointer = null } = PROBLEMS[code]
      const of: ListedProblem["of"] = [
        ...(CODES_OF_REQUESTS.includes(code) ? (["request"] as const) : []),
        ...(CODES_OF_EVENTS.includes(code) ? (["event"] as const) : []),
      ]
      return { code, status, retryable, pointer, of }
    })
    .sort((a, b) => a.status - b.status || a.code.localeCompare(b.code, "en"))
}
