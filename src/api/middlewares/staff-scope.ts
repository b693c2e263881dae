import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { RETAIL_STORE_MODULE } from "../../modules/retail-store"
import type { RetailStoreModuleService } from "../../modules/retail-store/service"
import type { StaffRole, StaffScope } from "../../modules/retail-store/types"

export type { StaffScope }

/** An admin request behind `loadStaffScope`. */
export type StaffRequest<
  Body = unknown,
  Query = Record<string, unknown>,
> = AuthenticatedMedusaRequest<Body, Query> & { staffScope: StaffScope }

/** A secret API key acts for no person: as everywhere in Medusa, it may do what an administrator may. */
const KEY_SCOPE: StaffScope = { administrator: true, roles: {} }

/** Loads for which stores the caller may act, into `req.staffScope`. */
export async function loadStaffScope(
  req: MedusaRequest,
  _: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const request = req as StaffRequest
  const { actor_type, actor_id } = request.auth_context
  const stores = req.scope.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
  request.staffScope = actor_type === "user" ? await stores.staffScopeOf(actor_id) : KEY_SCOPE
  next()
}

/** @throws FORBIDDEN (403) `store_forbidden` */
export function requireAdministrator(scope: StaffScope): void {
  if (!scope.administrator) {
    throw forbidden("Only an administrator may do this")
  }
}

/**
 * An administrator may act for every store, a manager for theirs, an associate for theirs where no manager
 * is asked for. An unknown store is answered as a foreign one.
 * @throws FORBIDDEN (403) `store_forbidden`
 */
export function requireStoreRole(
  scope: StaffScope,
  storeId: string,
  role: StaffRole = "associate"
): void {
  const own = scope.roles[storeId]
  if (scope.administrator || own === "manager" || (own && role === "associate")) {
    return
  }
  throw forbidden(
    own ? "Only a manager of this store may do this" : "You do not work in this store"
  )
}

/**
 * As `requireStoreRole`; null: a place that is no store, where only an administrator acts.
 * @throws FORBIDDEN (403) `store_forbidden`
 */
export function requireRoleAt(
  scope: StaffScope,
  storeId: string | null,
  role: StaffRole = "associate"
): void {
  if (storeId === null) {
    requireAdministrator(scope)
  } else {
    requireStoreRole(scope, storeId, role)
  }
}

/** Whether `requireRoleAt` lets somebody act there. */
export const mayActAt = (scope: StaffScope, storeId: string | null): boolean =>
  scope.administrator || (storeId !== null && scope.roles[storeId] !== undefined)

/** What somebody who may act for a store is there. */
export const roleIn = (scope: StaffScope, storeId: string): StaffRole | "admin" =>
  scope.administrator ? "admin" : (scope.roles[storeId] ?? "associate")

/** Stores a list may show: undefined means all. */
export function visibleStoreIds(scope: StaffScope): string[] | undefined {
  return scope.administrator ? undefined : Object.keys(scope.roles)
}

/**
 * The stores a list is read for: those asked for, else all that may be seen; null means every store.
 * @throws FORBIDDEN (403) `store_forbidden` for a store that is not the caller's
 */
export function storesAskedFor(
  scope: StaffScope,
  asked: readonly string[] | undefined
): readonly string[] | null {
  asked?.forEach((id) => requireStoreRole(scope, id))
  return asked ?? visibleStoreIds(scope) ?? null
}

/** Middleware form of `requireAdministrator`. */
export function administratorsOnly(
  req: MedusaRequest,
  _: MedusaResponse,
  next: MedusaNextFunction
): void {
  requireAdministrator((req as StaffRequest).staffScope)
  next()
}

/** Middleware form of `requireStoreRole`, for routes whose `:id` is a store's. */
export function staffOfStore(role: StaffRole) {
  return (req: MedusaRequest, _: MedusaResponse, next: MedusaNextFunction): void => {
    requireStoreRole((req as StaffRequest).staffScope, req.params.id!, role)
    next()
  }
}

const forbidden = (message: string) =>
  new MedusaError(MedusaError.Types.FORBIDDEN, message, "store_forbidden")
