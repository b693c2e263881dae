import type { MedusaContainer } from "@medusajs/framework/types"
import { firstIdAt } from "../../../core/ulid"
import { addTried, finishDryRun } from "../../../modules/loyalty/operations/dry-runs"
import { readDryRun } from "../../../modules/loyalty/read-models/dry-runs"
import { pastLines } from "../../../modules/loyalty/read-models/past-lines"
import { loyaltyOf, writeLedger } from "../ledger"
import { tryPage } from "./try-page"

/** Lines looked at in one go: what is in memory, and lost when the process dies. */
export const PAGE = 200

/** Lots are known by when the ledger wrote them. */
export const boundAt = (at: Date): string => firstIdAt("lyl", at)

/** Carries a trial on from where it stands until it is through; another attempt, or another process, may go on. */
export async function workDryRun(
  container: MedusaContainer,
  id: string,
  { now, signal, pageSize = PAGE }: { now: Date; signal?: AbortSignal; pageSize?: number }
): Promise<void> {
  const loyalty = loyaltyOf(container)
  while (!signal?.aborted) {
    const run = await loyalty.reading((manager) => readDryRun(manager, { id }))
    if (run.status !== "running") {
      return
    }
    const { cursor: after, period_until } = run
    const asked = { after, until: boundAt(period_until), limit: pageSize }
    const page = await loyalty.reading((manager) => pastLines(manager, asked))
    const last = page.at(-1)
    if (!last) {
      await writeLedger(container, (manager) => finishDryRun(manager, id, now))
      return
    }
    const tried = await tryPage(container, run, page)
    const added = await writeLedger(container, (manager) =>
      addTried(manager, run, { tried, cursor: last.id })
    )
    if (!added) {
      return
    }
  }
}
