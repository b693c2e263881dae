import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { languageOf } from "../../../../core/language"
import { findMember, readProgramme } from "../../../../modules/loyalty/read-models/programme"
import type { StoreLoyaltyHistory } from "../../../../types/loyalty"
import { shopperHistory } from "../../../../workflows/loyalty/queries/shopper-history"
import type { StoreLoyaltyHistoryParams } from "../validators"
import { loyaltyOf } from "../../../../workflows/loyalty/ledger"

/**
 * GET /store/loyalty/history: what happened to the signed-in customer's points, newest first, in words of the request's
 * locale (`locale` or `x-medusa-locale`).
 * Nobody who has not joined has any. Errors: 401 without a customer; 404 `programme_not_found`.
 */
export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<StoreLoyaltyHistory>
) => {
  const service = loyaltyOf(req.scope)
  const { before = null, limit } = req.validatedQuery as StoreLoyaltyHistoryParams
  const member = await service.reading(async (manager) => {
    const programme = await readProgramme(manager, new Date())
    return await findMember(manager, programme.id, req.auth_context.actor_id)
  })
  res.json(
    member
      ? await shopperHistory(req.scope, {
          account_id: member.account_id,
          before,
          limit,
          language: languageOf(req.locale, service.options.notices.defaultLocale),
        })
      : { history: [], next_before: null }
  )
}
