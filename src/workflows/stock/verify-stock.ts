import type { MedusaContainer } from "@medusajs/framework/types"
import { STOCK_MODULE } from "../../modules/stock"
import { findDrift, type Drift } from "../../modules/stock/read-models/drift"
import type { StockModuleService } from "../../modules/stock/service"

const LIMIT = 1_000

/** Levels that are not the sum of their movements, 1000 at most; none when the ledger explains everything. */
export async function verifyStock(container: MedusaContainer): Promise<Drift[]> {
  return await container
    .resolve<StockModuleService>(STOCK_MODULE)
    .reading((manager) => findDrift(manager, LIMIT))
}
