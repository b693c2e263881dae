import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { type Problem, problem, ProblemError } from "../../core/problem"
import { PosToken } from "./v1/token/validators"
import { check } from "./validate"
import { PROBLEM_JSON, type ProblemDress, withProblems } from "./with-problems"

/** The `error` of RFC 6749, 5.2, that each of our codes is. */
const OAUTH_ERRORS: Record<string, string> = {
  invalid_client: "invalid_client",
  clock_skew: "invalid_client",
  assertion_used: "invalid_client",
  invalid_scope: "invalid_scope",
  unsupported_grant_type: "unsupported_grant_type",
}

function membersOf({ code, status, title, detail }: Problem): object {
  const isOurs = status === 429 || status >= 500
  return {
    error: OAUTH_ERRORS[code] ?? (isOurs ? "temporarily_unavailable" : "invalid_request"),
    // The characters that RFC 6749 allows there.
    error_description: (detail ?? title)
      .replaceAll('"', "'")
      .replace(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, " "),
  }
}

/**
 * Problems of the token route are OAuth's errors at the same time. A client that takes nothing but
 * `application/json`, as OAuth libraries say, gets that type.
 */
export function asOAuth(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const type = req.accepts([PROBLEM_JSON, "application/json"]) || PROBLEM_JSON
  res.locals.problemDress = { type, members: membersOf } satisfies ProblemDress
  next()
}

/** Checks a request for a token. Problems 400 `unsupported_grant_type`, `invalid_request`, as OAuth has it. */
export const validateTokenRequest = withProblems((req: MedusaRequest, _, next) => {
  const { grant_type } = (req.body ?? {}) as { grant_type?: unknown }
  if (typeof grant_type === "string" && grant_type !== "client_credentials") {
    throw new ProblemError(
      problem(400, "unsupported_grant_type", "Only client_credentials is a grant here", {
        pointer: "/grant_type",
      })
    )
  }
  req.validatedBody = check(PosToken, req.body, 400)
  next()
})
