import type { MedusaContainer } from "@medusajs/framework/types"
import { containerSql } from "../../core/jobs"
import { type Finding, verifyLedger } from "../../modules/loyalty/read-models/verify"

const LIMIT = 1_000

/** What does not hold of the ledger of points, 1000 of each kind at most; none when all of it does. */
export async function verifyLoyalty(container: MedusaContainer): Promise<Finding[]> {
  return await verifyLedger(containerSql(container), LIMIT)
}
