import {
  createWorkflow,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { type SetSafetyStockInput, setSafetyStockStep } from "../steps/set-safety-stock"

/** Sets or removes numbers of variants. @throws NOT_FOUND `store_not_found`, `variant_not_found` */
export const setSafetyStockWorkflow = createWorkflow(
  "set-store-safety-stock",
  (input: WorkflowData<SetSafetyStockInput>) => new WorkflowResponse(setSafetyStockStep(input))
)
