import { lookUpOrders } from "../../../../../workflows/pos/queries/lookup/look-up-orders"
import type { PosRequest } from "../../../authenticate"
import { withProblems } from "../../../with-problems"
import { keysIn, type PosLookUpOrders } from "./validators"

/**
 * GET /pos/v1/orders/lookup: what was bought, in any store or online, and what of it may still come back. Scope:
 * returns or sales. Answers PosOrderList; nothing found is an empty list. Problems: 401, 403 `insufficient_scope`,
 * 404 `store_not_found`, 422 `invalid_request`, `invalid_phone`, 429.
 */
export const GET = withProblems<PosRequest>(async (req, res) => {
  const { limit, offset, ...query } = req.validatedQuery as PosLookUpOrders
  const [[by, value]] = keysIn(query) as [ReturnType<typeof keysIn>[number]]
  const { retail_store_id } = req.pos
  res.json(await lookUpOrders(req.scope, { by, value, retail_store_id, limit, offset }))
})
