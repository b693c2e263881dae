import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { ProblemError, problemOf } from "../../core/problem"

type Handler<Request extends MedusaRequest> = (
  req: Request,
  res: MedusaResponse,
  next: MedusaNextFunction
) => unknown

/** Answers an error as application/problem+json (RFC 9457). An unforeseen one is logged and says nothing. */
export function answerProblem(error: unknown, req: MedusaRequest, res: MedusaResponse): void {
  const answer = problemOf(error)
  if (answer.status >= 500) {
    const { stack, message } = error as Error
    req.scope
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`${req.method} ${req.path}: ${stack ?? message}`)
  }
  for (const [name, value] of Object.entries(error instanceof ProblemError ? error.headers : {})) {
    res.setHeader(name, value)
  }
  res.status(answer.status).type("application/problem+json").send(JSON.stringify(answer))
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
