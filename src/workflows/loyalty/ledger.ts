import type { MedusaContainer } from "@medusajs/framework/types"
import { retryOnClash } from "../../core/retry-on-clash"
import type { SqlEntityManager } from "../../core/sql"
import { LOYALTY_MODULE } from "../../modules/loyalty"
import type { LoyaltyModuleService } from "../../modules/loyalty/service"

export const loyaltyOf = (container: MedusaContainer): LoyaltyModuleService =>
  container.resolve<LoyaltyModuleService>(LOYALTY_MODULE)

/** Writes to the ledger in one transaction, again when PostgreSQL ended it in favour of another one. */
export const writeLedger = <Result>(
  container: MedusaContainer,
  work: (manager: SqlEntityManager) => Promise<Result>
): Promise<Result> => retryOnClash(() => loyaltyOf(container).inTransaction(work))
