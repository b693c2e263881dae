import { defineReconcileJob } from "../../../core/jobs"
import { beginReviews, dueReviews } from "../../../modules/loyalty/operations/earning/due-reviews"
import { findProgramme } from "../../../modules/loyalty/read-models/programme"
import { loyaltyOf, writeLedger } from "../ledger"
import { reviewAccounts } from "../review-accounts"

const PAGE = 500

/**
 * A nightly look at members whose tier changes because time passes or the rules are new: they go down, or are told that
 * they will. Purchases and returns need no job, they are looked at when they are settled. One account that fails
 * does not stand in the others' way.
 */
export const reviewTiersJob = defineReconcileJob({
  name: "omni-review-tiers",
  schedule: "13 1 * * *",
  timeoutSeconds: 1800,
  run: async ({ container, now, signal, logger }) => {
    const service = loyaltyOf(container)
    const programme = await service.reading((manager) => findProgramme(manager, now))
    if (!programme) {
      return
    }
    const { version } = programme
    if (programme.rules.tiers) {
      await writeLedger(container, (manager) => beginReviews(manager, programme.id, now))
    }
    for (let after = "", more = true; more && !signal.aborted; ) {
      const page = { version, after, limit: PAGE }
      const ids = await service.reading((manager) => dueReviews(manager, page, now))
      for (const id of ids) {
        try {
          await reviewAccounts(container, [id], now)
        } catch (error) {
          logger.error(`omni_loyalty: tier of ${id} is not known (${(error as Error).message})`)
        }
      }
      after = ids.at(-1) ?? after
      more = ids.length === PAGE
    }
  },
})
