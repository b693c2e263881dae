import { containerSql, type JobScope } from "../../core/jobs"
import { recordWebhookMessagesWorkflow } from "./record-webhook-messages"
import { findUntold, type Source, timesOf } from "./sources/source"
import { wantedTypes } from "./wanted"

const PAGE = 500

/**
 * Tells endpoints what they were not told, and never of before they asked.
 * @param times.grace_ms what is younger may still be told by its event
 * @param times.back_ms how far back is looked
 */
export async function sweepSources(
  scope: JobScope,
  sources: readonly Source[],
  { grace_ms, back_ms }: { grace_ms: number; back_ms: number }
): Promise<void> {
  const wantedSince = await wantedTypes(scope.container)
  const until = new Date(scope.now.getTime() - grace_ms)
  for (const source of sources) {
    for (const type of source.types.filter((one) => !source.event_only?.includes(one))) {
      const wanted = wantedSince(type)
      if (wanted) {
        const since = new Date(Math.max(wanted.getTime(), scope.now.getTime() - back_ms))
        await tellUntold(scope, source, type, { since, until })
      }
    }
  }
}

async function tellUntold(
  { container, now, signal }: JobScope,
  source: Source,
  type: string,
  { since, until }: { since: Date; until: Date }
): Promise<void> {
  const sql = containerSql(container)
  const times = timesOf(source, since, until)
  let after = times.after
  let found = PAGE
  while (found === PAGE && !signal.aborted) {
    const page = await findUntold(sql, source, {
      ...times,
      after,
      types: [type],
      subject_ids: null,
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
