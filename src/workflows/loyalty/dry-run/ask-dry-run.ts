import type { MedusaContainer } from "@medusajs/framework/types"
import { invalid, notFound } from "../../../core/errors"
import { enqueueJob } from "../../../core/jobs"
import type { LoyaltyRules } from "../../../modules/loyalty/domain/rules"
import { startDryRun } from "../../../modules/loyalty/operations/dry-runs"
import { pastLines } from "../../../modules/loyalty/read-models/past-lines"
import { readProgramme } from "../../../modules/loyalty/read-models/programme"
import type { AdminLoyaltyDryRun } from "../../../types/loyalty-rules"
import { DRY_RUN_RULES } from "../jobs/names"
import { loyaltyOf, writeLedger } from "../ledger"
import { tellDryRun } from "./tell-dry-run"
import { boundAt, PAGE, workDryRun } from "./work-dry-run"

const DAY_MS = 86_400_000
const USUAL_DAYS = 90
const MOST_DAYS = 366

export type DryRunAsked = {
  programme_id: string
  rules: LoyaltyRules
  from: Date | null
  until: Date | null
  requested_by: string
}

/**
 * Tries rules on the orders the ledger has seen in a period, the last 90 days unless said otherwise. A period with few
 * lines is answered at once, a longer one is worked on by a job; `tellDryRun` says how far it is.
 * @throws INVALID_DATA `period_invalid`; NOT_FOUND `programme_not_found`.
 */
export async function askDryRun(
  container: MedusaContainer,
  asked: DryRunAsked,
  now: Date,
  mostLinesAtOnce = PAGE
): Promise<AdminLoyaltyDryRun> {
  const { programme_id, rules, requested_by } = asked
  const { from, until } = periodOf(asked, now)
  const programme = await loyaltyOf(container).reading((manager) => readProgramme(manager, now))
  if (programme.id !== programme_id) {
    throw notFound("programme_not_found", `There is no loyalty programme ${programme_id}`)
  }
  const cursor = boundAt(from)
  const lines = await loyaltyOf(container).reading((manager) =>
    pastLines(manager, { after: cursor, until: boundAt(until), limit: mostLinesAtOnce + 1 })
  )
  const isLarge = lines.length > mostLinesAtOnce
  const id = await writeLedger(container, async (manager) => {
    const run = { programme_id, present_version: programme.version, rules, cursor, requested_by }
    const started = await startDryRun(
      manager,
      { ...run, period_from: from, period_until: until },
      now
    )
    if (isLarge) {
      await enqueueJob(manager, DRY_RUN_RULES, { dry_run_id: started })
    }
    return started
  })
  if (!isLarge) {
    await workDryRun(container, id, { now })
  }
  return await tellDryRun(container, { id, programme_id })
}

function periodOf(asked: DryRunAsked, now: Date): { from: Date; until: Date } {
  const until = asked.until ?? now
  const from = asked.from ?? new Date(until.getTime() - USUAL_DAYS * DAY_MS)
  const days = (until.getTime() - from.getTime()) / DAY_MS
  if (days <= 0 || days > MOST_DAYS) {
    throw invalid("period_invalid", `from, until: a period of at most ${MOST_DAYS} days`)
  }
  return { from, until }
}
