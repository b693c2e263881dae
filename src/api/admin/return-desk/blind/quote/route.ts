import { blindQuoteTold, quoteBlind } from "../../../../../workflows/store-return/blind/quote-blind"
import { roleIn, type StaffRequest } from "../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../own-errors"
import type { AdminQuoteBlind } from "../../validators"

/**
 * POST /admin/return-desk/blind/quote: what goods without a receipt come to, and what the policy refuses of them; without
 * `person` the limit of one visit alone counts. Moves nothing and keeps nothing of the person. Actor: dashboard user of the store. Answers `{ quote }` (AdminBlindQuote).
 * Errors: 403 `store_forbidden`; 404 `variant_not_found`; 409 `blind_not_taken`, `no_price`.
 */
export const POST = withOwnErrors<StaffRequest<AdminQuoteBlind>>(async (req, res) => {
  const { retail_store_id, ...asked } = req.validatedBody
  const quote = await quoteBlind(req.scope, { ...asked, now: new Date() })
  const role = roleIn(req.staffScope, retail_store_id)
  res.json({ quote: await blindQuoteTold(req.scope, quote, role) })
})
