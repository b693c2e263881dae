import {
  type MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { loadStaffScope } from "../../middlewares/staff-scope"
import { loadTransfer } from "./transfer-access"
import {
  AdminCancelStockTransfer,
  AdminGetStockTransfers,
  AdminPostStockTransfer,
  AdminReceiveStockTransfer,
  AdminSendStockTransfer,
} from "./validators"

const BODIES = {
  send: AdminSendStockTransfer,
  receive: AdminReceiveStockTransfer,
  cancel: AdminCancelStockTransfer,
}

/** Who works in one of the two stores comes before what the body says: strangers learn nothing. */
export const adminStockTransferMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/stock-transfers*", middlewares: [loadStaffScope] },
  {
    method: "GET",
    matcher: "/admin/stock-transfers",
    middlewares: [validateAndTransformQuery(AdminGetStockTransfers, { isList: true })],
  },
  {
    method: "POST",
    matcher: "/admin/stock-transfers",
    middlewares: [validateAndTransformBody(AdminPostStockTransfer)],
  },
  { method: "GET", matcher: "/admin/stock-transfers/:id", middlewares: [loadTransfer] },
  ...Object.entries(BODIES).map(
    ([command, body]): MiddlewareRoute => ({
      method: "POST",
      matcher: `/admin/stock-transfers/:id/${command}`,
      middlewares: [loadTransfer, validateAndTransformBody(body)],
    })
  ),
]
