import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StoreLoyalty } from "../../../../types/loyalty"
import { loyaltyOf } from "../../../../workflows/loyalty/ledger"
import { keepPreferences } from "../../../../workflows/loyalty/preferences"
import { shopperLoyalty } from "../../../../workflows/loyalty/queries/shopper-loyalty"
import type { StoreLoyaltyPreferences } from "../validators"

/**
 * POST /store/loyalty/preferences: the signed-in member tells her birthday, `{ birthday: { month, day } }`, or has it
 * forgotten, `{ birthday: null }`. Answers as `GET /store/loyalty`. Errors: 400; 401; 404 `account_not_found` before
 * joining, `programme_not_found`.
 */
export const POST = async (
  req: AuthenticatedMedusaRequest<StoreLoyaltyPreferences>,
  res: MedusaResponse<{ loyalty: StoreLoyalty }>
) => {
  const customer_id = req.auth_context.actor_id
  const now = new Date()
  await keepPreferences(req.scope, { customer_id, ...req.validatedBody }, now)
  const loyalty = await loyaltyOf(req.scope).reading((manager) =>
    shopperLoyalty(manager, customer_id, now)
  )
  res.json({ loyalty })
}
