export {
  createRetailStoresWorkflow,
  type CreateRetailStoreInput,
} from "./workflows/create-retail-stores"
export { deleteRetailStoreWorkflow } from "./workflows/delete-retail-store"
export { putExceptionWorkflow, removeExceptionWorkflow } from "./workflows/edit-exceptions"
export { setSafetyStockWorkflow } from "./workflows/set-safety-stock"
export { assignStaffWorkflow, removeStaffWorkflow } from "./workflows/staff"
export { syncRetailStoreWorkflow } from "./workflows/sync-retail-store"
export {
  updateRetailStoreWorkflow,
  type UpdateRetailStoreInput,
} from "./workflows/update-retail-store"
