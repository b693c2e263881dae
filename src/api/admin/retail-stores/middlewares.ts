import {
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
  type MiddlewareFunction,
  type MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { administratorsOnly, loadStaffScope, staffOfStore } from "../../middlewares/staff-scope"
import {
  AdminAssignStaff,
  AdminCreateRetailStore,
  AdminListRetailStores,
  AdminListSafetyStock,
  AdminPutException,
  AdminReplaceExceptions,
  AdminReplaceHours,
  AdminSetSafetyStock,
  AdminSetVariantSafetyStock,
  AdminUpdateRetailStore,
} from "./validators"

const BASE = "/admin/retail-stores"

type Schema = Parameters<typeof validateAndTransformBody>[0]

/** One entry or the whole list: told apart by the list's name, so that a mistake is named as what it is. */
const oneOrAll = (list: string, all: Schema, one: Schema) => {
  const [checkAll, checkOne] = [validateAndTransformBody(all), validateAndTransformBody(one)]
  return (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => {
    const isList = typeof req.body === "object" && req.body !== null && list in req.body
    return (isList ? checkAll : checkOne)(req, res, next)
  }
}

const listQuery = (schema: Parameters<typeof validateAndTransformQuery>[0]) =>
  validateAndTransformQuery(schema, { isList: true })

const route = (
  method: "GET" | "POST" | "DELETE",
  path: string,
  ...middlewares: MiddlewareFunction[]
): MiddlewareRoute => ({ method, matcher: `${BASE}${path}`, middlewares })

const associate = staffOfStore("associate")
const manager = staffOfStore("manager")

/** Rights come before the body: who may not act is not told what would be wrong with it. */
export const adminRetailStoreMiddlewares: MiddlewareRoute[] = [
  { matcher: `${BASE}*`, middlewares: [loadStaffScope] },
  route("GET", "", listQuery(AdminListRetailStores)),
  route("POST", "", administratorsOnly, validateAndTransformBody(AdminCreateRetailStore)),
  route("POST", "/:id", manager, validateAndTransformBody(AdminUpdateRetailStore)),
  route("DELETE", "/:id", administratorsOnly),
  route("POST", "/:id/hours", manager, validateAndTransformBody(AdminReplaceHours)),
  route(
    "POST",
    "/:id/exceptions",
    manager,
    oneOrAll("exceptions", AdminReplaceExceptions, AdminPutException)
  ),
  route(
    "POST",
    "/:id/exceptions/:exception_id",
    manager,
    validateAndTransformBody(AdminPutException)
  ),
  route("DELETE", "/:id/exceptions/:exception_id", manager),
  route("GET", "/:id/safety-stock", associate, listQuery(AdminListSafetyStock)),
  route(
    "POST",
    "/:id/safety-stock",
    manager,
    oneOrAll("safety_stock", AdminSetSafetyStock, AdminSetVariantSafetyStock)
  ),
  route("DELETE", "/:id/safety-stock/:variant_id", manager),
  route("GET", "/:id/staff", associate),
  route("POST", "/:id/staff", administratorsOnly, validateAndTransformBody(AdminAssignStaff)),
  route("DELETE", "/:id/staff/:user_id", administratorsOnly),
  route("POST", "/:id/sync", manager),
]
