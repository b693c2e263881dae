import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { AdminStoreStaff } from "../../../types/http"

/** Who works in a store, by e-mail; users deleted since are left out. @throws NOT_FOUND `store_not_found` */
export async function listStaff(
  container: MedusaContainer,
  storeId: string
): Promise<AdminStoreStaff[]> {
  const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
  await stores.retrieveStore(storeId)
  const assignments = await stores.listStaffAssignments({ retail_store_id: storeId })
  const users = await container
    .resolve(Modules.USER)
    .listUsers(
      { id: assignments.map((assignment) => assignment.user_id) },
      { select: ["id", "email", "first_name", "last_name"], order: { email: "ASC" } }
    )
  const byUser = new Map(assignments.map((assignment) => [assignment.user_id, assignment]))
  return users.map((user) => {
    const assignment = byUser.get(user.id)!
    return {
      id: assignment.id,
      user_id: user.id,
      email: user.email,
      name: [user.first_name, user.last_name].filter(Boolean).join(" ") || null,
      role: assignment.role,
    }
  })
}
