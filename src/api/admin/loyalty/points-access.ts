import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { forbidden } from "../../../core/errors"
import { actorOf } from "../../../workflows/loyalty/queries/people"
import type { StaffRequest } from "../../middlewares/staff-scope"

/**
 * Points belong to no store, so whoever manages any store may change them, and so may an administrator; associates
 * read. @throws FORBIDDEN (403) `store_forbidden`
 */
export function managersOnly(
  req: MedusaRequest,
  _: MedusaResponse,
  next: MedusaNextFunction
): void {
  const { administrator, roles } = (req as StaffRequest).staffScope
  if (!administrator && !Object.values(roles).includes("manager")) {
    throw forbidden("store_forbidden", "Only a manager or an administrator may do this")
  }
  next()
}

/** Who acts, as the ledger writes it down. */
export const whoActs = (req: StaffRequest): string => actorOf(req.auth_context)

/**
 * A decision of a second person is a person's: a secret API key is none. @throws FORBIDDEN (403) `person_needed`
 */
export function peopleOnly(req: MedusaRequest, _: MedusaResponse, next: MedusaNextFunction): void {
  if ((req as StaffRequest).auth_context.actor_type !== "user") {
    throw forbidden("person_needed", "A dashboard user decides about this, no API key")
  }
  next()
}
