import { type CustomerKey, findCustomers } from "../../../../workflows/pos/queries/find-customers"
import type { PosRequest } from "../../authenticate"
import { withProblems } from "../../with-problems"
import type { PosGetCustomers } from "./validators"

/**
 * GET /pos/v1/customers: who a whole phone number (in any spelling), e-mail address or card belongs to. Scope:
 * customers. Answers PosCustomerList. Problems: 401, 403 `insufficient_scope`, 422 `invalid_request`,
 * `invalid_phone`, 429.
 */
export const GET = withProblems<PosRequest>(async (req, res) => {
  const { limit, offset, ...keys } = req.validatedQuery as PosGetCustomers
  const [key, value] = Object.entries(keys).find(([, given]) => given) as [CustomerKey, string]
  const { retail_store_id } = req.pos
  res.json(await findCustomers(req.scope, { key, value, retail_store_id, limit, offset }))
})
