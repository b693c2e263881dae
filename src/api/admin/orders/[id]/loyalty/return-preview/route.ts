import type { MedusaRequest } from "@medusajs/framework/http"
import { previewReturn } from "../../../../../../workflows/loyalty/queries/return-preview"
import { withOwnErrors } from "../../../../../own-errors"
import type { AdminPreviewReturn } from "../validators"

/**
 * POST /admin/orders/:id/loyalty/return-preview: what a return of these units would do to points, before it is
 * confirmed. Moves nothing. Actor: any dashboard user, as points belong to no store and Medusa shows every order to all.
 * Answers `{ preview }` (LoyaltyReturnPreview). Errors: 400 `line_item_unknown`, `quantity_exceeded`; 404 `order_not_found`.
 */
export const POST = withOwnErrors<MedusaRequest<AdminPreviewReturn>>(async (req, res) => {
  const asked = { order_id: req.params.id!, items: req.validatedBody.items }
  res.json({ preview: await previewReturn(req.scope, asked, new Date()) })
})
