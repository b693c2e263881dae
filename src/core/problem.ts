import { MedusaError } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"

/** An answer of RFC 9457 (application/problem+json). */
export type Problem = {
  /** Stable: `urn:omnichannel:problem:<code>`. */
  type: string
  title: string
  status: number
  /** What to do about it, for the person who integrates. */
  detail?: string
  code: string
  /** JSON pointer (RFC 6901) into what was sent. */
  pointer?: string
  /** Whether the same request may succeed later. */
  retryable: boolean
  errors?: { pointer: string; detail: string }[]
  /** The server's clock, where the caller's seems to be off. */
  server_time?: string
}

/** Carries a problem to the door that answers it. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    /** More headers of the answer, such as `retry-after`. */
    readonly headers: Record<string, string> = {}
  ) {
    super(problem.detail ?? problem.title)
  }
}

type Extras = Partial<Pick<Problem, "detail" | "pointer" | "retryable" | "errors" | "server_time">>

/** A problem with its stable type; `retryable` is false unless said otherwise. */
export function problem(status: number, code: string, title: string, more: Extras = {}): Problem {
  const given = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined))
  return {
    type: `urn:omnichannel:problem:${code}`,
    title,
    status,
    code,
    retryable: false,
    ...given,
  }
}

const STATUS_OF_TYPE: Record<string, number> = {
  [MedusaError.Types.INVALID_DATA]: 400,
  [MedusaError.Types.UNAUTHORIZED]: 401,
  [MedusaError.Types.FORBIDDEN]: 403,
  [MedusaError.Types.NOT_FOUND]: 404,
  [MedusaError.Types.CONFLICT]: 409,
  [MedusaError.Types.DUPLICATE_ERROR]: 409,
  [MedusaError.Types.NOT_ALLOWED]: 409,
  too_many_requests: 429,
  busy: 503,
}

/** The same request may succeed later. */
const RETRYABLE = [429, 503]

/** Whatever was thrown, as a problem. What is not meant for callers becomes a bare 500. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) {
    return error.problem
  }
  const { type, code, message } = (error ?? {}) as {
    type?: string
    code?: string
    message?: string
  }
  const status = type === undefined ? undefined : STATUS_OF_TYPE[type]
  if (status === undefined || !code) {
    return problem(500, "internal_error", "The server failed", {
      detail: "Nothing is known to have changed. Send it again with the same ids.",
      retryable: true,
    })
  }
  return problem(status, code, message ?? code, { retryable: RETRYABLE.includes(status) })
}

const MAX_POINTERS = 20

/** What zod found, field by field, as JSON pointers (RFC 6901) below `base`. */
export function pointerProblems(
  error: z.ZodError,
  base = ""
): { pointer: string; detail: string }[] {
  return error.issues.slice(0, MAX_POINTERS).map((issue) => ({
    pointer: base + issue.path.map((part) => `/${escapePointer(String(part))}`).join(""),
    detail: issue.message,
  }))
}

const escapePointer = (part: string): string => part.replaceAll("~", "~0").replaceAll("/", "~1")
