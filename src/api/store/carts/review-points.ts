import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { conflict } from "../../../core/errors"
import { reviewCartPoints } from "../../../workflows/loyalty/review-cart-points"
import { answerOwnError } from "../../own-errors"

/**
 * In front of every completion: a cart that changed since its points were applied may be beyond their limits. Then they
 * are brought down, and the shopper is told before money moves: 409 `points_changed`.
 */
export async function reviewPoints(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  try {
    if (await reviewCartPoints(req.scope, req.params.id as string, new Date())) {
      throw conflict("points_changed", "The points on this cart had to be changed: look again")
    }
    next()
  } catch (error) {
    if (!answerOwnError(error, res)) {
      next(error)
    }
  }
}
