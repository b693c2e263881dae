import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { type Problem, ProblemError, problemOf } from "../../core/problem"

export const PROBLEM_JSON = "application/problem+json"

type Handler<Request extends MedusaRequest> = (
  req: Request,
  res: MedusaResponse,
  next: MedusaNextFunction
) => unknown

/** What a route adds to its problems, for clients of another standard; see `asOAuth`. */
export type ProblemDress = { type: string; members: (problem: Problem) => object }

/** Answers an error as application/problem+json (RFC 9457). An unforeseen one is logged and says nothing. */
export function answerProblem(error: unknown, req: MedusaRequest, res: MedusaResponse): void {
  const answer = problemOf(error)
  if (answer.status >= 500) {
    const { stack, message } = error as Error
    req.scope
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`${req.method} ${req.baseUrl}${req.path}: ${stack ?? message}`)
  }
  for (const [name, value] of Object.entries(error instanceof ProblemError ? error.headers : {})) {
    res.setHeader(name, value)
  }
  const dress = res.locals.problemDress as ProblemDress | undefined
  res
    .status(answer.status)
    .type(dress?.type ?? PROBLEM_JSON)
    .send(JSON.stringify({ ...dress?.members(answer), ...answer }))
}

/** Wraps a route or middleware of `/pos/v1`, whose errors are problems, not Medusa's form. */
export function withProblems<Request extends MedusaRequest>(handler: Handler<Request>) {
  return async (req: Request, res: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    try {
      await handler(req, res, next)
    } catch (error) {
      answerProblem(error, req, res)
    }
  }
}
