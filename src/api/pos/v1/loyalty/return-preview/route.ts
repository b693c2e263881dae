import { previewTillReturn } from "../../../../../workflows/loyalty/till/return-preview"
import type { PosRequest } from "../../../authenticate"
import { withProblems } from "../../../with-problems"
import { tillOf } from "../../../till-at"
import type { PosPreviewReturn } from "../validators"

/**
 * POST /pos/v1/loyalty/return-preview: what a return would do to points, before goods are taken back. Moves nothing.
 * Scopes: loyalty and returns. Answers `{ preview }` (LoyaltyReturnPreview). Problems: 400 `line_item_unknown`,
 * `quantity_exceeded`; 403 `insufficient_scope`; 404 `order_not_found`, also while the order of a sale is being made;
 * 422 `invalid_request`.
 */
export const POST = withProblems<PosRequest<PosPreviewReturn>>(async (req, res) => {
  res.json({ preview: await previewTillReturn(req.scope, tillOf(req), req.validatedBody) })
})
