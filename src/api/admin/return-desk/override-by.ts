import type { Override } from "../../../workflows/store-return/policy/let-in"
import { roleIn, type StaffRequest } from "../../middlewares/staff-scope"

/** The caller lets in what the policy refuses, as who they are in this store. */
export const overrideBy = (
  { auth_context, staffScope }: Pick<StaffRequest, "auth_context" | "staffScope">,
  storeId: string,
  reason: string
): Override => ({ user_id: auth_context.actor_id, role: roleIn(staffScope, storeId), reason })
