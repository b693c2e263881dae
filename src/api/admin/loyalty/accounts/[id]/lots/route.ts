import type { MedusaResponse } from "@medusajs/framework/http"
import { readAccount } from "../../../../../../modules/loyalty/read-models/accounts"
import { readOpenLots } from "../../../../../../modules/loyalty/read-models/open-lots"
import type { AdminLoyaltyLotList } from "../../../../../../types/loyalty-desk"
import { loyaltyOf } from "../../../../../../workflows/loyalty/ledger"
import type { StaffRequest } from "../../../../../middlewares/staff-scope"
import type { AdminGetLoyaltyLots } from "../../validators"

/**
 * GET /admin/loyalty/accounts/:id/lots: lots with points in them, or that owe some, in the order in which they are
 * spent, as they are booked. Actor: any dashboard user. Answers AdminLoyaltyLotList. Errors: 404 `account_not_found`.
 */
export const GET = async (
  req: StaffRequest<unknown, AdminGetLoyaltyLots>,
  res: MedusaResponse<AdminLoyaltyLotList>
) => {
  const { limit, offset } = req.validatedQuery as AdminGetLoyaltyLots
  const account_id = req.params.id!
  const { lots, count } = await loyaltyOf(req.scope).reading(async (manager) => {
    await readAccount(manager, account_id)
    return await readOpenLots(manager, { account_id, limit, offset })
  })
  res.json({
    lots: lots.map(({ vests_at, expires_at, ...lot }) => ({
      ...lot,
      vests_at: vests_at?.toISOString() ?? null,
      expires_at: expires_at?.toISOString() ?? null,
    })),
    count,
    limit,
    offset,
  })
}
