import { tillAccount } from "../../../../../workflows/loyalty/till/account"
import type { PosRequest } from "../../../authenticate"
import { withProblems } from "../../../with-problems"
import { tillOf } from "../../../till-at"
import { type PosLookUpPoints, shopperIn } from "../validators"

/**
 * POST /pos/v1/loyalty/lookup: what a shopper has, by account, customer, card, phone, e-mail address or the code on her
 * screen. Scope: loyalty. Answers `{ account }` (PosLoyaltyAccount). Problems: 404 `account_not_found`,
 * `programme_not_found`, `store_not_found`, `qr_unknown`; 409 `qr_expired`, `qr_used`; 422 `invalid_request`,
 * `invalid_phone`; 429.
 */
export const POST = withProblems<PosRequest<PosLookUpPoints>>(async (req, res) => {
  const till = tillOf(req)
  res.json({ account: await tillAccount(req.scope, shopperIn(req.validatedBody), till, till.now) })
})
