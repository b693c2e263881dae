import { acceptAtTill } from "../../../../workflows/store-return/till/accept-at-till"
import type { PosRequest } from "../../authenticate"
import { requiredKeyOf } from "../../required-key"
import { tillOf } from "../../till-at"
import { withProblems } from "../../with-problems"
import type { PosAcceptReturn } from "./validators"

/**
 * POST /pos/v1/returns: takes units back in the till's store for the amount that the quote said. When it answers, units
 * and stock are written down; tenders are the till's to give and to tell by `return.completed` with `return_id`. With
 * `request_id` it is what a shopper announced online, and its request is over in the same moment. Scope: returns; header
 * Idempotency-Key. Answers 201 `{ return }` (PosReturn), again for a repeat. Problems: as the quote; 404
 * `store_not_found`; 409 `amount_changed`, `idempotency_conflict`; 503 `busy`.
 */
export const POST = withProblems<PosRequest<PosAcceptReturn>>(async (req, res) => {
  const accepted = await acceptAtTill(req.scope, tillOf(req), req.validatedBody, requiredKeyOf(req))
  res.status(201).json({ return: accepted })
})
