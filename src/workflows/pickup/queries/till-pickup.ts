import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { linesOf } from "../../../modules/pickup/operations/pickups"
import { readQueue } from "../../../modules/pickup/read-models/pickup-queue"
import {
  STORE_STATUSES,
  tillPickupOf,
  withTillLines,
} from "../../../modules/pickup/read-models/till-pickups"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { PickupRow, PickupStatus } from "../../../modules/pickup/types"
import type { PosPickupCommand, PosPickupDetail, PosPickupList } from "../../../types/pos-changes"
import { readPickupRow } from "../commands/store-of"
import { allowedCommands, dueAtCounter } from "./admin-pickup"

/** What a till may send to a pickup; the rest is a person's, in the dashboard. */
const TILL_COMMANDS: readonly PosPickupCommand[] = [
  "accept",
  "pick",
  "ready",
  "hand-over",
  "reject",
]

/** A pickup of the till's own store. @throws NOT_FOUND `pickup_not_found`, alike for another store's */
export async function pickupOfStore(
  container: MedusaContainer,
  id: string,
  storeId: string
): Promise<PickupRow> {
  const pickup = await readPickupRow(container, id)
  if (pickup.retail_store_id !== storeId) {
    throw notFound("pickup_not_found", "There is no such pickup")
  }
  return pickup
}

/** A pickup with lines and what is due for it. @throws NOT_FOUND `pickup_not_found` */
export async function tillPickupDetail(
  container: MedusaContainer,
  id: string,
  storeId: string,
  now: Date
): Promise<PosPickupDetail> {
  const pickup = await pickupOfStore(container, id, storeId)
  const lines = await container
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .reading((manager) => linesOf(manager, [id]))
  const allowed = allowedCommands(pickup, "associate", now)
  return {
    ...tillPickupOf(pickup, lines, now),
    amount_due: await dueAtCounter(container, pickup, lines),
    allowed_commands: TILL_COMMANDS.filter((command) => allowed.includes(command)),
  }
}

type QueueInput = {
  retail_store_id: string
  /** Without any: those in which the store has something to do. */
  statuses?: readonly PickupStatus[]
  updated_since?: Date
  limit: number
  offset: number
  now: Date
}

/** A page of a store's queue. Four statements. */
export async function tillPickups(
  container: MedusaContainer,
  { retail_store_id, statuses = STORE_STATUSES, ...input }: QueueInput
): Promise<PosPickupList> {
  return await container.resolve<PickupModuleService>(PICKUP_MODULE).reading(async (manager) => {
    const queue = await readQueue(manager, { ...input, store_ids: [retail_store_id], statuses })
    return {
      pickups: await withTillLines(manager, queue.rows, input.now),
      count: queue.count,
      limit: input.limit,
      offset: input.offset,
    }
  })
}
