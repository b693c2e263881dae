import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminLoyaltyAccountList } from "../../../../../types/loyalty-desk"
import { adminAccounts } from "../../../../../workflows/loyalty/queries/accounts"
import { findByWord } from "../../../../../workflows/loyalty/queries/find-accounts"
import type { StaffRequest } from "../../../../middlewares/staff-scope"
import type { AdminLookupLoyaltyAccounts } from "../validators"

/**
 * POST /admin/loyalty/accounts/lookup: accounts by a whole card, phone number (as people of the stores' countries write
 * it) or e-mail address; a POST, because such words do not belong into addresses. Actor: any dashboard user. Answers
 * AdminLoyaltyAccountList, which is empty when nobody is found.
 */
export const POST = async (
  req: StaffRequest<AdminLookupLoyaltyAccounts>,
  res: MedusaResponse<AdminLoyaltyAccountList>
) => {
  const { q, limit, offset } = req.validatedBody
  const { account_ids, customer_ids } = await findByWord(req.scope, q)
  const filters = { ids: account_ids, owner_ids: customer_ids, limit, offset }
  res.json({ ...(await adminAccounts(req.scope, filters, new Date())), limit, offset })
}
