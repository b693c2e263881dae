import type { Operation } from "./operation"

type Problems = readonly (readonly [status: number, code: string])[]

const BODY: Problems = [
  [400, "unreadable_body"],
  [400, "invalid_utf8"],
  [400, "invalid_json"],
  [413, "body_too_large"],
  [415, "unsupported_encoding"],
  [422, "invalid_request"],
]

const TILL: Problems = [
  [401, "invalid_token"],
  [401, "invalid_signature"],
  [403, "till_revoked"],
]

/** What may go wrong with a route: codes by status, in their order. */
export function problemsOf(operation: Operation): Map<number, string[]> {
  const { method, access, body, query, tag, problems = [] } = operation
  const isForTills = access !== "anyone"
  const isLimited = tag !== "About"
  const all: Problems = [
    ...(body ? BODY : []),
    ...(query ? ([[422, "invalid_request"]] as const) : []),
    ...(isForTills ? TILL.filter(([status]) => status !== 403 || !maySend(operation)) : []),
    ...(isForTills && access !== "till" ? ([[403, "insufficient_scope"]] as const) : []),
    ...problems,
    ...(isLimited ? ([[429, "rate_limited"]] as const) : []),
    ...(isLimited || method !== "get" ? ([[500, "internal_error"]] as const) : []),
  ]
  const byStatus = new Map<number, string[]>()
  for (const [status, code] of [...all].sort(([a], [b]) => a - b)) {
    byStatus.set(status, [...new Set([...(byStatus.get(status) ?? []), code])])
  }
  return byStatus
}

/** A revoked till may still hand in what it made before. */
const maySend = ({ path }: Operation): boolean => path === "/pos/v1/events"
