import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { notFound } from "../../../core/errors"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { StaffAssignmentDTO } from "../../../modules/retail-store/types"

export type AssignStaffInput = Omit<StaffAssignmentDTO, "id">
export type RemoveStaffInput = Pick<StaffAssignmentDTO, "retail_store_id" | "user_id">

/** Assigns a dashboard user to a store; undoing puts the earlier role back. @throws NOT_FOUND `user_not_found` */
export const assignStaffStep = createStep(
  "assign-store-staff",
  async (input: AssignStaffInput, { container }) => {
    const [user] = await container
      .resolve(Modules.USER)
      .listUsers({ id: input.user_id }, { take: 1 })
    if (!user) {
      throw notFound("user_not_found", `user_id: there is no dashboard user ${input.user_id}`)
    }
    const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    const { roles } = await stores.staffScopeOf(input.user_id)
    const assignment = await stores.assignStaff(input)
    return new StepResponse(assignment, { ...input, role: roles[input.retail_store_id] ?? null })
  },
  async (before, { container }) => {
    if (!before) {
      return
    }
    const { role, ...key } = before
    const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    if (role) {
      await stores.assignStaff({ ...key, role })
    } else {
      await stores.removeStaff(key.retail_store_id, key.user_id)
    }
  }
)

/** Takes a user off a store; undoing assigns them again. @throws NOT_FOUND `staff_not_found`, `store_not_found` */
export const removeStaffStep = createStep(
  "remove-store-staff",
  async (input: RemoveStaffInput, { container }) => {
    const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    await stores.retrieveStore(input.retail_store_id)
    const { roles } = await stores.staffScopeOf(input.user_id)
    const role = roles[input.retail_store_id]
    if (!role || !(await stores.removeStaff(input.retail_store_id, input.user_id))) {
      throw notFound("staff_not_found", `The user ${input.user_id} does not work in this store`)
    }
    return new StepResponse(undefined, { ...input, role })
  },
  async (before, { container }) => {
    if (!before) {
      return
    }
    await container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE).assignStaff(before)
  }
)
