import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminStockTransfer } from "../../../types/stock"
import { readTransfer } from "../../../workflows/stock/transfers/read-transfers"
import { requireStoreRole, type StaffRequest, type StaffScope } from "../../middlewares/staff-scope"

export type TransferRequest<Body = unknown> = StaffRequest<Body> & { transfer: AdminStockTransfer }

/** @throws FORBIDDEN `store_forbidden` for who works in neither store */
export function requireOneOf(scope: StaffScope, storeIds: readonly (string | undefined)[]): void {
  const own = storeIds.find((id) => id !== undefined && scope.roles[id])
  requireStoreRole(scope, own ?? storeIds.find((id) => id !== undefined) ?? "")
}

/**
 * Lets through who works in the store that sends or in the one that receives.
 * @throws NOT_FOUND `transfer_not_found`, FORBIDDEN `store_forbidden`
 */
export async function loadTransfer(
  req: MedusaRequest,
  _: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const request = req as TransferRequest
  const transfer = await readTransfer(req.scope, req.params.id as string)
  requireOneOf(request.staffScope, [transfer.from_store?.id, transfer.to_store?.id])
  request.transfer = transfer
  next()
}
