import { quoteAtTill } from "../../../../../workflows/loyalty/till/quote"
import type { PosRequest } from "../../../authenticate"
import { withProblems } from "../../../with-problems"
import { tillOf } from "../../../till-at"
import { type PosQuotePoints, shopperIn } from "../validators"

/**
 * POST /pos/v1/loyalty/quote: how many points may be used for a receipt that is being made, why not more, and what it
 * earns. Changes nothing. Scope: loyalty. Answers `{ quote }` (PosPointsQuote). Problems: as the look-up.
 */
export const POST = withProblems<PosRequest<PosQuotePoints>>(async (req, res) => {
  const { currency_code, lines, points = null } = req.validatedBody
  const keys = shopperIn(req.validatedBody)
  const named = Object.keys(keys).length > 0 ? keys : null
  const asked = { keys: named, currency_code, lines, points }
  res.json({ quote: await quoteAtTill(req.scope, tillOf(req), asked) })
})
