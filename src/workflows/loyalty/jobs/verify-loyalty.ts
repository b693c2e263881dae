import { MedusaError } from "@medusajs/framework/utils"
import { defineReconcileJob } from "../../../core/jobs"
import { describeFinding } from "../../../modules/loyalty/read-models/verify"
import { verifyLoyalty } from "../verify-loyalty"

/** A nightly look whether the ledger of points keeps its promises. A broken one makes the job fail, so that people see it. */
export const verifyLoyaltyJob = defineReconcileJob({
  name: "omni-verify-loyalty",
  schedule: "43 2 * * *",
  timeoutSeconds: 1800,
  run: async ({ container, logger }) => {
    const findings = await verifyLoyalty(container)
    findings.forEach((finding) => logger.error(`omni_loyalty: ${describeFinding(finding)}`))
    if (findings.length > 0) {
      throw new MedusaError(
        MedusaError.Types.UNEXPECTED_STATE,
        `${findings.length} promises of the ledger of points are broken`,
        "loyalty_broken"
      )
    }
  },
})
