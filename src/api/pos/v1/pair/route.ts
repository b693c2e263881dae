import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ProblemError } from "../../../../core/problem"
import { pairTill } from "../../../../workflows/pos/devices/pair-till"
import { assertMayTryCode, countWrongCode } from "../../limits"
import { withProblems } from "../../with-problems"
import type { PosPair } from "./validators"

/**
 * POST /pos/v1/pair: a till registers its key by a one-time code. Actor: anyone with the code. Answers
 * PairAnswer. Problems: 401 `invalid_pairing_code`, 409 `key_known`, 422 `invalid_request`, 429 `rate_limited`.
 */
export const POST = withProblems<MedusaRequest<PosPair>>(async (req, res: MedusaResponse) => {
  await assertMayTryCode(req, res)
  try {
    res.status(201).json(await pairTill(req.scope, { ...req.validatedBody, now: new Date() }))
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === "invalid_pairing_code") {
      await countWrongCode(req)
    }
    throw error
  }
})
