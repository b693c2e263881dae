import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminLoyaltyAccountList } from "../../../../types/loyalty-desk"
import { adminAccounts } from "../../../../workflows/loyalty/queries/accounts"
import type { StaffRequest } from "../../../middlewares/staff-scope"
import type { AdminGetLoyaltyAccounts } from "./validators"

/**
 * GET /admin/loyalty/accounts: accounts of points, of one customer or all, the newest first. Actor: any dashboard user;
 * points belong to no store. Answers AdminLoyaltyAccountList.
 */
export const GET = async (
  req: StaffRequest<unknown, AdminGetLoyaltyAccounts>,
  res: MedusaResponse<AdminLoyaltyAccountList>
) => {
  const { customer_id, limit, offset } = req.validatedQuery as AdminGetLoyaltyAccounts
  const owner_ids = customer_id === undefined ? null : [customer_id]
  const filters = { ids: null, owner_ids, limit, offset }
  res.json({ ...(await adminAccounts(req.scope, filters, new Date())), limit, offset })
}
