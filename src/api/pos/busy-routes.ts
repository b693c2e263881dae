import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

export type Step = (
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
) => void | Promise<void>

/**
 * Answers routes that tills call all the time where it is registered, before Express has gone through Medusa's table of
 * a thousand others. Only a path that is written as the table has it; any other form of it goes its usual way, through
 * the very same steps.
 * @param routes steps by "<METHOD> <path below where it is registered>"; the last one answers
 */
export const answerEarly =
  (routes: Readonly<Record<string, readonly Step[]>>) =>
  (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
    const name = `${req.method} ${req.path}`
    const steps = Object.hasOwn(routes, name) ? routes[name]! : []
    const go = (index: number): void => {
      const step = steps[index]
      if (step) {
        void step(req, res, () => go(index + 1))
      } else {
        next()
      }
    }
    go(0)
  }
