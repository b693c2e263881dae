import {
  createWorkflow,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  type AssignStaffInput,
  assignStaffStep,
  type RemoveStaffInput,
  removeStaffStep,
} from "../steps/assign-staff"

/** Assigns a dashboard user to a store, or changes the role. @throws NOT_FOUND `store_not_found`, `user_not_found` */
export const assignStaffWorkflow = createWorkflow(
  "assign-store-staff",
  (input: WorkflowData<AssignStaffInput>) => new WorkflowResponse(assignStaffStep(input))
)

/** Takes a user off a store. @throws NOT_FOUND `store_not_found`, `staff_not_found` */
export const removeStaffWorkflow = createWorkflow(
  "remove-store-staff",
  (input: WorkflowData<RemoveStaffInput>) => new WorkflowResponse(removeStaffStep(input))
)
