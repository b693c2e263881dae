import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { openAccount } from "../../../modules/loyalty/operations/accounts"
import { readProgramme } from "../../../modules/loyalty/read-models/programme"
import type { StoreLoyalty } from "../../../types/loyalty"
import { shopperLoyalty } from "../../../workflows/loyalty/queries/shopper-loyalty"
import { loyaltyOf, writeLedger } from "../../../workflows/loyalty/ledger"

type Answer = MedusaResponse<{ loyalty: StoreLoyalty }>

/**
 * GET /store/loyalty: the programme, and what the signed-in customer has in it: balance, what is pending and until when,
 * what expires within 30 days. Errors: 401 without a customer; 404 `programme_not_found`.
 */
export const GET = async (req: AuthenticatedMedusaRequest, res: Answer) => {
  const service = loyaltyOf(req.scope)
  const customerId = req.auth_context.actor_id
  const loyalty = await service.reading((manager) =>
    shopperLoyalty(manager, customerId, new Date())
  )
  res.json({ loyalty })
}

/** POST /store/loyalty: the signed-in customer joins; who has joined already stays as they are. Answers as GET. */
export const POST = async (req: AuthenticatedMedusaRequest, res: Answer) => {
  const owner = { type: "customer" as const, id: req.auth_context.actor_id }
  const now = new Date()
  const loyalty = await writeLedger(req.scope, async (manager) => {
    const programme = await readProgramme(manager, now)
    await openAccount(manager, { programme_id: programme.id, owner }, now)
    return await shopperLoyalty(manager, owner.id, now)
  })
  res.json({ loyalty })
}
