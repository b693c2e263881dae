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

/** Carries what a trial found out of the transaction that is rolled back with it. */
class Undone<Result> extends Error {
  constructor(readonly result: Result) {
    super("The trial is undone")
  }
}

/**
 * Answers what work on the ledger would come to, and moves nothing: the same code runs in a transaction that is always
 * rolled back. It waits for the accounts it touches as the real work would.
 */
export async function tryOnLedger<Result>(
  container: MedusaContainer,
  work: (manager: SqlEntityManager) => Promise<Result>
): Promise<Result> {
  try {
    return await writeLedger(container, async (manager): Promise<never> => {
      throw new Undone(await work(manager))
    })
  } catch (error) {
    if (error instanceof Undone) {
      return error.result as Result
    }
    throw error
  }
}
