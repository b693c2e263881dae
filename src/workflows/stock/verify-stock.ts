import type { MedusaContainer } from "@medusajs/framework/types"
import { containerSql } from "../../core/jobs"
import { type Drift, findDrift } from "../../modules/stock/read-models/drift"

const LIMIT = 1_000

/** Levels that are not the sum of their movements, 1000 at most; none when the ledger explains everything. */
export async function verifyStock(container: MedusaContainer): Promise<Drift[]> {
  return await findDrift(containerSql(container), LIMIT)
}
