import type { MedusaContainer } from "@medusajs/framework/types"
import { enqueueJob } from "../../core/jobs"
import { reviewAccount } from "../../modules/loyalty/operations/earning/review-account"
import { earnersOfLines } from "../../modules/loyalty/read-models/lines"
import { TELL_OF_TIER } from "./jobs/names"
import { loyaltyOf, writeLedger } from "./ledger"

/**
 * Brings bonuses and tiers of accounts in line with what they have bought and kept, each in a transaction of its own,
 * after the one that changed it: should it not be reached, the same purchase is settled again. `purchase`: as
 * `reviewAccount` takes it.
 */
export async function reviewAccounts(
  container: MedusaContainer,
  accountIds: readonly string[],
  now: Date,
  purchase: readonly string[] = []
): Promise<void> {
  for (const accountId of accountIds) {
    await writeLedger(container, async (manager) => {
      for (const news of await reviewAccount(manager, accountId, now, purchase)) {
        await enqueueJob(manager, TELL_OF_TIER, news)
      }
    })
  }
}

/** The same for whoever bought these lines. */
export async function reviewBuyers(
  container: MedusaContainer,
  references: readonly string[],
  now: Date
): Promise<void> {
  const accountIds = await loyaltyOf(container).reading((manager) =>
    earnersOfLines(manager, references)
  )
  await reviewAccounts(container, accountIds, now)
}
