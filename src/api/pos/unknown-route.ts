import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { problem, ProblemError } from "../../core/problem"
import { withProblems } from "./with-problems"

/** The part of Express' own table of routes that is read here. */
type Layer = {
  route?: { path: unknown; methods: Record<string, boolean> }
  regexp: RegExp
}

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]

/** The whole namespace as a parameter: Medusa registers routes and middlewares that begin so after all others. */
export const EVERY_PATH = "/:namespace(pos)/v1/:rest(.*)"

/** Methods that a path of `/pos/v1` has routes for. */
function methodsOf(req: MedusaRequest): string[] {
  const { stack } = (req.app as unknown as { _router: { stack: Layer[] } })._router
  const path = req.path
  const methods = stack.flatMap(({ route, regexp }) =>
    route && String(route.path).startsWith("/pos/v1/") && regexp.test(path)
      ? METHODS.filter((method) => route.methods[method.toLowerCase()])
      : []
  )
  return METHODS.filter((method) => methods.includes(method))
}

/** Behind all routes of `/pos/v1`. Problems: 404 `no_such_route`, 405 `method_not_allowed` with `Allow`. */
export const answerUnknownRoute = withProblems(
  (req: MedusaRequest, _: MedusaResponse, __: MedusaNextFunction) => {
    const methods = methodsOf(req)
    if (methods.length === 0) {
      throw new ProblemError(problem(404, "no_such_route", "There is no such route"))
    }
    throw new ProblemError(
      problem(405, "method_not_allowed", "The route knows no such method", {
        detail: `It knows ${methods.join(", ")}.`,
      }),
      { allow: methods.join(", ") }
    )
  }
)

/** A path that cannot be decoded reaches no route; Express would answer it in its own form. */
export const refuseBrokenPath = withProblems((req: MedusaRequest, _, next) => {
  try {
    decodeURIComponent(req.originalUrl.split("?", 1)[0] ?? "")
  } catch {
    throw new ProblemError(problem(400, "invalid_path", "The path is not percent-encoded UTF-8"))
  }
  next()
})
