import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { shopperQr } from "../../../../workflows/loyalty/shopper-qr"

/**
 * GET /store/loyalty/qr: the codes that name the shopper at a till, one after the other. Actor: the signed-in customer,
 * of herself only. Answers `{ qr }` (StoreLoyaltyQr). Errors: 401; 404 `account_not_found`, `programme_not_found`.
 */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const customer_id = req.auth_context.actor_id
  res.setHeader("cache-control", "no-store")
  res.json({ qr: await shopperQr(req.scope, { customer_id, now: new Date() }) })
}
