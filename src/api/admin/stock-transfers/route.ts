import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminStockTransferList } from "../../../types/stock"
import { itemLinesOf } from "../../../workflows/stock/transfers/lines"
import { readTransfer, readTransfers } from "../../../workflows/stock/transfers/read-transfers"
import { requestTransfer } from "../../../workflows/stock/transfers/request-transfer"
import { idempotencyKeyOf } from "../../idempotency-key"
import { type StaffRequest, storesAskedFor } from "../../middlewares/staff-scope"
import { withOwnErrors } from "../../own-errors"
import { requireOneOf } from "./transfer-access"
import type { AdminGetStockTransfers, AdminPostStockTransfer } from "./validators"

/**
 * GET /admin/stock-transfers: transfers that leave or reach the caller's stores, the youngest first. Actor: dashboard
 * user. Answers AdminStockTransferList. Errors: 403 `store_forbidden`.
 */
export const GET = async (
  req: StaffRequest<unknown, AdminGetStockTransfers>,
  res: MedusaResponse<AdminStockTransferList>
) => {
  const { retail_store_id, ...filters } = req.validatedQuery as AdminGetStockTransfers
  const store_ids = storesAskedFor(req.staffScope, retail_store_id)
  const page = await readTransfers(req.scope, { store_ids, ...filters })
  res.json({ ...page, limit: filters.limit, offset: filters.offset })
}

/**
 * POST /admin/stock-transfers: asks one store to send goods to another. Actor: dashboard user of either store. Header
 * `Idempotency-Key`. Answers 201 `{ transfer }`. Errors: 400 `same_store`, `unknown_variant`, `unknown_item`; 403 `store_forbidden`;
 * 404 `store_not_found`, `pickup_not_found`; 409 `pickup_not_waiting`, `idempotency_conflict`.
 */
export const POST = withOwnErrors<StaffRequest<AdminPostStockTransfer>>(async (req, res) => {
  const { from_store_id, to_store_id, lines, note, pickup_id } = req.validatedBody
  requireOneOf(req.staffScope, [from_store_id, to_store_id])
  const id = await requestTransfer(req.scope, {
    from_store_id,
    to_store_id,
    lines: await itemLinesOf(req.scope, lines),
    note,
    pickup_id,
    user_id: req.auth_context.actor_id,
    idempotency_key: idempotencyKeyOf(req),
    now: new Date(),
  })
  res.status(201).json({ transfer: await readTransfer(req.scope, id) })
})
