import type { MedusaRequest } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { pointerProblems, problem, ProblemError } from "../../core/problem"
import { whyNotStorable } from "../../core/storable"
import { withProblems } from "./with-problems"

/** Checks the body into `validatedBody`. Problem 422 `invalid_request` names every field that is wrong. */
export const validateBody = (schema: z.ZodType) =>
  withProblems((req: MedusaRequest, _, next) => {
    req.validatedBody = check(schema, req.body)
    next()
  })

/** Checks the query into `validatedQuery`. Problem 422 `invalid_request`, for text no database can look for too. */
export const validateQuery = (schema: z.ZodType) =>
  withProblems((req: MedusaRequest, _, next) => {
    const query = check(schema, req.query) as Record<string, unknown>
    const reason = whyNotStorable(query)
    if (reason) {
      throw new ProblemError(
        problem(422, "invalid_request", "The request does not fit the protocol", { detail: reason })
      )
    }
    req.validatedQuery = query
    next()
  })

/** What the schema makes of a value. @throws ProblemError `invalid_request` */
export function check(schema: z.ZodType, value: unknown, status = 422): unknown {
  const checked = schema.safeParse(value)
  if (!checked.success) {
    const errors = pointerProblems(checked.error)
    throw new ProblemError(
      problem(status, "invalid_request", "The request does not fit the protocol", {
        pointer: errors[0]?.pointer,
        detail: errors[0]?.detail,
        errors,
      })
    )
  }
  return checked.data
}
