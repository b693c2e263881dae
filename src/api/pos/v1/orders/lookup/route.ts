import { lookUpOrders } from "../../../../../workflows/pos/queries/lookup/look-up-orders"
import { lookUpByCode } from "../../../../../workflows/store-return/till/look-up-by-code"
import type { PosRequest } from "../../../authenticate"
import { tillOf } from "../../../till-at"
import { withProblems } from "../../../with-problems"
import { codesIn, keysIn, type PosLookUpByCode, type PosLookUpOrders } from "./validators"

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

/**
 * POST /pos/v1/orders/lookup: the same by a code that a shopper shows, typed or scanned: of a return she announced online,
 * told with the order as `return_request`, or of a pickup, also after its goods were handed over; a POST, so that no code
 * stands in a URL. Any store's till finds any store's. Scope: returns or sales. Answers PosOrderList. Problems: 401, 403
 * `insufficient_scope`, 404 `code_not_found`, alike for unknown codes and mistyped ones, 409 `return_of_gift`, 422
 * `invalid_request`, 429 `too_many_tries`, counted for the till, its store and its address.
 */
export const POST = withProblems<PosRequest<PosLookUpByCode>>(async (req, res) => {
  const [[by, value]] = codesIn(req.validatedBody) as [ReturnType<typeof codesIn>[number]]
  res.json(await lookUpByCode(req.scope, tillOf(req), { by, value, ip: req.ip }))
})
