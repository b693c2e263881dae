import type { Context } from "@medusajs/framework/types"
import type { StaffRole, StaffScope } from "../types"
import { rows } from "./sql"

/**
 * One statement. An assignment to a store that was deleted since gives no role, but still keeps its user
 * from being an administrator.
 */
export async function readStaffScope(context: Context, userId: string): Promise<StaffScope> {
  const assignments = await rows<{ id: string; role: StaffRole; is_live: boolean }>(
    context,
    `select a.retail_store_id as id, a.role, s.deleted_at is null as is_live
     from omni_store_staff a join omni_retail_store s on s.id = a.retail_store_id
     where a.user_id = ? and a.deleted_at is null`,
    [userId]
  )
  const live = assignments.filter((assignment) => assignment.is_live)
  return {
    administrator: assignments.length === 0,
    roles: Object.fromEntries(live.map((assignment) => [assignment.id, assignment.role])),
  }
}
