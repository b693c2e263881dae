import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { statusOfOwnError } from "../core/errors"

type Handler<Request extends MedusaRequest> = (
  req: Request,
  res: MedusaResponse
) => Promise<unknown>

/** Answers an error of ours with its own code and message; tells whether it did. */
export function answerOwnError(error: unknown, res: MedusaResponse, more: object = {}): boolean {
  const status = statusOfOwnError(error)
  if (status === null) {
    return false
  }
  const { code, type, message } = error as { code: string; type: string; message: string }
  res.status(status).json({ code, type, message, ...more })
  return true
}

/**
 * Wraps a route so that our 409s, 429s and 503s keep their own code and message, in Medusa's error form. All
 * other errors go Medusa's way.
 */
export function withOwnErrors<Request extends MedusaRequest>(handler: Handler<Request>) {
  return async (req: Request, res: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    try {
      await handler(req, res)
    } catch (error) {
      if (!answerOwnError(error, res)) {
        next(error)
      }
    }
  }
}
