import { MedusaError } from "@medusajs/framework/utils"
import { defineReconcileJob } from "../../../core/jobs"
import { describeDrift } from "../../../modules/stock/read-models/drift"
import { verifyStock } from "../verify-stock"

/** A nightly look whether every level is the sum of its movements. A difference makes the job fail, so that people see it. */
export const verifyStockJob = defineReconcileJob({
  name: "omni-verify-stock",
  schedule: "23 2 * * *",
  run: async ({ container, logger }) => {
    const drifts = await verifyStock(container)
    drifts.forEach((drift) => logger.error(`omni_stock: ${describeDrift(drift)}`))
    if (drifts.length > 0) {
      throw new MedusaError(
        MedusaError.Types.UNEXPECTED_STATE,
        `${drifts.length} stock levels are not the sum of their movements`,
        "stock_drift"
      )
    }
  },
})
