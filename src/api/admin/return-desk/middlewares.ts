import {
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
  type MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import type { AdminReturnCase } from "../../../types/return-desk"
import { postPlace } from "../../../workflows/store-return/requests/receive-parcel"
import { CreateGiftReceipt } from "../../gift-bodies"
import { readReturnCase } from "../../../workflows/store-return/desk/read-cases"
import {
  loadStaffScope,
  requireRoleAt,
  requireStoreRole,
  type StaffRequest,
} from "../../middlewares/staff-scope"
import {
  AdminAcceptBlind,
  AdminAcceptGift,
  AdminAcceptReturn,
  AdminFindReturnRequest,
  AdminGetDeskOrder,
  AdminGetAlternatives,
  AdminGetReturnReport,
  AdminGetReturnRequests,
  AdminGetReturns,
  AdminLookUpReturnDesk,
  AdminQuoteBlind,
  AdminQuoteGift,
  AdminQuoteReturn,
  AdminReceiveParcel,
  AdminSettleLeg,
} from "./validators"

export type ReturnCaseRequest<Body = unknown> = StaffRequest<Body> & { returnCase: AdminReturnCase }

/**
 * Lets through who works in the store that took the goods.
 * @throws NOT_FOUND `return_not_found`; FORBIDDEN `store_forbidden`
 */
async function loadReturnCase(
  req: MedusaRequest,
  _: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const request = req as ReturnCaseRequest
  request.returnCase = await readReturnCase(req.scope, req.params.id as string)
  requireRoleAt(request.staffScope, request.returnCase.retail_store.id)
  next()
}

/** @throws FORBIDDEN `store_forbidden` for who does not work in the store the request names */
const inOwnStore =
  (named: "validatedBody" | "validatedQuery") =>
  (req: MedusaRequest, _: MedusaResponse, next: MedusaNextFunction): void => {
    const { retail_store_id } = req[named] as { retail_store_id: string }
    requireStoreRole((req as StaffRequest).staffScope, retail_store_id)
    next()
  }

/**
 * @throws FORBIDDEN `store_forbidden` for who is no administrator, nor of the store parcels come to; CONFLICT
 *   `post_not_offered`
 */
async function whereParcelsCome(
  req: MedusaRequest,
  _: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const { retail_store_id } = await postPlace(req.scope)
  requireRoleAt((req as StaffRequest).staffScope, retail_store_id)
  next()
}

const posted = (path: string, body: Parameters<typeof validateAndTransformBody>[0]) =>
  ({
    method: "POST",
    matcher: `/admin/return-desk/${path}`,
    middlewares: [validateAndTransformBody(body), inOwnStore("validatedBody")],
  }) satisfies MiddlewareRoute

export const adminReturnDeskMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/return-desk/*", middlewares: [loadStaffScope] },
  posted("lookup", AdminLookUpReturnDesk),
  posted("quote", AdminQuoteReturn),
  posted("returns", AdminAcceptReturn),
  posted("blind/quote", AdminQuoteBlind),
  posted("blind", AdminAcceptBlind),
  posted("gift/quote", AdminQuoteGift),
  posted("gift", AdminAcceptGift),
  {
    method: "POST",
    matcher: "/admin/return-desk/orders/:id/gift-receipts",
    middlewares: [validateAndTransformBody(CreateGiftReceipt)],
  },
  {
    method: "GET",
    matcher: "/admin/return-desk/orders/:id",
    middlewares: [validateAndTransformQuery(AdminGetDeskOrder, {})],
  },
  {
    method: "GET",
    matcher: "/admin/return-desk/orders/:id/alternatives",
    middlewares: [
      validateAndTransformQuery(AdminGetAlternatives, { isList: true }),
      inOwnStore("validatedQuery"),
    ],
  },
  {
    method: "GET",
    matcher: "/admin/return-desk/returns/:id/person",
    middlewares: [loadReturnCase],
  },
  {
    method: "GET",
    matcher: "/admin/return-desk/returns",
    middlewares: [validateAndTransformQuery(AdminGetReturns, { isList: true })],
  },
  {
    method: "GET",
    matcher: "/admin/return-desk/report",
    middlewares: [validateAndTransformQuery(AdminGetReturnReport, {})],
  },
  {
    method: "GET",
    matcher: "/admin/return-desk/requests",
    middlewares: [validateAndTransformQuery(AdminGetReturnRequests, { isList: true })],
  },
  {
    method: "POST",
    matcher: "/admin/return-desk/requests/by-code",
    middlewares: [validateAndTransformBody(AdminFindReturnRequest)],
  },
  {
    method: "POST",
    matcher: "/admin/return-desk/requests/:id/receive",
    middlewares: [validateAndTransformBody(AdminReceiveParcel), whereParcelsCome],
  },
  {
    method: "GET",
    matcher: "/admin/return-desk/returns/:id",
    middlewares: [loadReturnCase],
  },
  {
    method: "POST",
    matcher: "/admin/return-desk/returns/:id/legs/:leg_id/settle",
    middlewares: [loadReturnCase, validateAndTransformBody(AdminSettleLeg)],
  },
]
