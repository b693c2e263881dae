import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StoreLoyalty } from "../../../types/loyalty"
import { shopperLoyalty } from "../../../workflows/loyalty/queries/shopper-loyalty"
import { joinProgramme } from "../../../workflows/loyalty/join"
import { loyaltyOf } from "../../../workflows/loyalty/ledger"
import { withOwnErrors } from "../../own-errors"
import type { StoreJoinLoyalty } from "./validators"

type Answer = MedusaResponse<{ loyalty: StoreLoyalty }>

/**
 * GET /store/loyalty: the programme, and what the signed-in customer has in it: balance, what is pending and until when,
 * what expires within 30 days, tier with progress, bonuses, birthday and referral code. Errors: 401 without a customer; 404 `programme_not_found`.
 */
export const GET = async (req: AuthenticatedMedusaRequest, res: Answer) => {
  const service = loyaltyOf(req.scope)
  const customerId = req.auth_context.actor_id
  const loyalty = await service.reading((manager) =>
    shopperLoyalty(manager, customerId, new Date())
  )
  res.json({ loyalty })
}

/**
 * POST /store/loyalty: the signed-in customer joins, with the bonus for it; who has joined already stays as they are. Body
 * `{ birthday?: { month, day }, referral_code? }`: her birthday, and the code of the member who brought her.
 * Answers as GET. Errors: 400 `referral_unknown`; 401; 404 `programme_not_found`; 409 `referral_self`,
 * `referral_late` (she had joined before).
 */
export const POST = withOwnErrors<AuthenticatedMedusaRequest<StoreJoinLoyalty>>(
  async (req, res) => {
    const customer_id = req.auth_context.actor_id
    await joinProgramme(req.scope, { customer_id, ...req.validatedBody }, new Date())
    await GET(req, res)
  }
)
