import { containerSql, defineReconcileJob, type JobScope } from "../../../core/jobs"
import { firstIdAt } from "../../../core/ulid"
import { recordWebhookMessagesWorkflow } from "../record-webhook-messages"
import { findUntold, type Source } from "../sources/source"
import { SOURCES } from "../sources/table"
import { wantedTypes } from "../wanted"

const DAY_MS = 86_400_000
/** What is younger may still be told by its event. */
const GRACE_MS = 60_000
const PAGE = 500

/** Tells endpoints what they were not told because its event was lost: of the last day, and never of before they asked. */
export const sweepWebhookSources = defineReconcileJob({
  name: "omni-sweep-webhook-sources",
  schedule: "*/5 * * * *",
  run: async (scope) => {
    const wantedSince = await wantedTypes(scope.container)
    for (const source of SOURCES) {
      for (const type of source.types.filter((one) => !source.event_only?.includes(one))) {
        const since = wantedSince(type)
        if (since) {
          await tellUntold(scope, source, type, since)
        }
      }
    }
  },
})

async function tellUntold(
  { container, now, signal }: JobScope,
  source: Source,
  type: string,
  since: Date
): Promise<void> {
  const sql = containerSql(container)
  const before = firstIdAt(source.id_prefix, new Date(now.getTime() - GRACE_MS))
  let after = firstIdAt(source.id_prefix, startOf(since, now))
  let found = PAGE
  while (found === PAGE && !signal.aborted) {
    const page = await findUntold(sql, source, {
      types: [type],
      subject_ids: null,
      after,
      before,
      limit: PAGE,
    })
    found = page.length
    if (found > 0) {
      await recordWebhookMessagesWorkflow(container).run({
        input: { now: now.toISOString(), messages: page.map(({ message }) => message) },
      })
      after = page[found - 1]!.cursor
    }
  }
}

const startOf = (since: Date, now: Date): Date =>
  new Date(Math.max(since.getTime(), now.getTime() - DAY_MS))
