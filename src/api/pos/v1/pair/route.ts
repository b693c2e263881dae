import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { pairTill } from "../../../../workflows/pos/devices/pair-till"
import { countPairingTry } from "../../limits"
import { tokenUrlOf } from "../../public-urls"
import { withProblems } from "../../with-problems"
import type { PosPair } from "./validators"

/**
 * POST /pos/v1/pair: a till registers its key by a one-time code. Actor: anyone with the code. Answers 201
 * PairAnswer; the same code and key again answer the same while the code lives. Problems: 401
 * `invalid_pairing_code`, 409 `key_known`, 422 `invalid_request`, 429 `rate_limited`.
 */
export const POST = withProblems<MedusaRequest<PosPair>>(async (req, res: MedusaResponse) => {
  const takeBack = await countPairingTry(req, res)
  const token_url = tokenUrlOf(req)
  const answer = await pairTill(req.scope, { ...req.validatedBody, token_url, now: new Date() })
  await takeBack()
  res.status(201).json(answer)
})
