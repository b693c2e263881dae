import {
  createWorkflow,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  type PutExceptionInput,
  putExceptionStep,
  type RemoveExceptionInput,
  removeExceptionStep,
} from "../steps/edit-exceptions"

/** Adds or changes one exception of a store's hours. @throws as `putException` of the module */
export const putExceptionWorkflow = createWorkflow(
  "put-hours-exception",
  (input: WorkflowData<PutExceptionInput>) => new WorkflowResponse(putExceptionStep(input))
)

/** Takes one exception of a store's hours away. @throws as `removeException` of the module */
export const removeExceptionWorkflow = createWorkflow(
  "remove-hours-exception",
  (input: WorkflowData<RemoveExceptionInput>) => new WorkflowResponse(removeExceptionStep(input))
)
