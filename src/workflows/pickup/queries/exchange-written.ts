import type { MedusaContainer } from "@medusajs/framework/types"
import { busy } from "../../../core/errors"
import type { PickupRow } from "../../../modules/pickup/types"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { findCases } from "../../../modules/store-return/operations/cases"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"

/** Whether Medusa's order has the lines of a pickup: those of an exchange come by a job. */
export async function isWritten(
  container: MedusaContainer,
  { return_case_id }: Pick<PickupRow, "return_case_id">
): Promise<boolean> {
  if (return_case_id === null) {
    return true
  }
  const [exchange] = await container
    .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    .reading((manager) => findCases(manager, [return_case_id]))
  return Boolean(exchange?.medusa_return_id)
}

/** Nothing waits at a counter that Medusa's order does not know. @throws 503 `exchange_not_written` */
export async function assertExchangeWritten(
  container: MedusaContainer,
  pickup: Pick<PickupRow, "return_case_id">
): Promise<void> {
  if (!(await isWritten(container, pickup))) {
    throw busy(
      "exchange_not_written",
      "The exchange is being written into the order: try again in a moment"
    )
  }
}
