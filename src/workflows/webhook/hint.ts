import type { MedusaContainer } from "@medusajs/framework/types"
import { containerSql } from "../../core/jobs"
import { recordWebhookMessagesWorkflow } from "./record-webhook-messages"
import { pickupSource } from "./sources/pickups"
import { ALL_TIMES, findUntold, type Source, timesOf } from "./sources/source"
import { HINTS } from "./sources/table"
import { wantedTypes } from "./wanted"

const DAY_MS = 86_400_000
const LIMIT = 500

/** Tells endpoints what an event hints at. The event may come twice, or be about something told already. */
export async function tellOfEvent(
  container: MedusaContainer,
  event: string,
  subjectIds: readonly string[]
): Promise<void> {
  const hint = HINTS[event]
  if (!hint || subjectIds.length === 0) {
    return
  }
  const wantedSince = await wantedTypes(container)
  const types = hint.types.filter((type) => wantedSince(type) !== null)
  if (types.length === 0) {
    return
  }
  const found = await findUntold(containerSql(container), hint.source, {
    ...newsOf(
      hint.source,
      types.map((type) => wantedSince(type)!)
    ),
    types,
    subject_ids: subjectIds,
    limit: LIMIT,
  })
  if (found.length > 0) {
    await recordWebhookMessagesWorkflow(container).run({
      input: { messages: found.map(({ message }) => message) },
    })
  }
}

/** The event names the pickup, not the line of its history: older lines are no news. */
function newsOf(source: Source, since: Date[]): typeof ALL_TIMES {
  if (source !== pickupSource) {
    return ALL_TIMES
  }
  const earliest = Math.min(...since.map((date) => date.getTime()))
  return timesOf(source, new Date(Math.max(earliest, Date.now() - DAY_MS)), null)
}
