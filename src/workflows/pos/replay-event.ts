import type { MedusaContainer } from "@medusajs/framework/types"
import { conflict } from "../../core/errors"
import { POS_MODULE } from "../../modules/pos"
import { retryFollowUp } from "../../modules/pos/operations/follow-up"
import type { TillEventRow } from "../../modules/pos/read-models/till-events"
import type { PosModuleService } from "../../modules/pos/service"
import { credentialOf, readTillState } from "./devices/till-states"
import { ingestEvents } from "./ingest/ingest-events"
import { enqueueFollowUp } from "./jobs/names"

/**
 * Tries an event again: one that was rejected or quarantined is taken in as if its till sent it now, with the
 * till's rights of today; one whose follow-up failed is followed up again.
 * @throws CONFLICT `nothing_to_replay`
 */
export async function replayTillEvent(
  container: MedusaContainer,
  event: TillEventRow & { body: Record<string, unknown> },
  now: Date
): Promise<void> {
  if (event.status === "rejected" || event.status === "quarantined") {
    await takeInAgain(container, event, now)
    return
  }
  const isQueued = await container
    .resolve<PosModuleService>(POS_MODULE)
    .inTransaction(async (manager) => {
      const isFailed = await retryFollowUp(manager, event)
      if (isFailed) {
        await enqueueFollowUp(manager, event.device_id)
      }
      return isFailed
    })
  if (!isQueued) {
    throw conflict("nothing_to_replay", "The event has taken effect already, or is about to")
  }
}

async function takeInAgain(
  container: MedusaContainer,
  event: TillEventRow & { body: Record<string, unknown> },
  now: Date
): Promise<void> {
  const state = await readTillState(container, event.device_id)
  if (!state) {
    throw conflict("nothing_to_replay", "The till or its store is gone")
  }
  await ingestEvents(container, {
    credential: credentialOf(state, "live"),
    events: [event.body],
    now,
  })
}
